import type { Account, ExistingPositions, Master, SizingMode, Subscription, SubscriptionRequest } from '../api/types';
import { riskLimitsOf, riskValuesOf, wrongLimits, type RiskValues } from '../risk/riskValues';
import { SIZING_MODES } from './sizingModes';
import { parseSymbolMap, symbolMapText } from './symbolMap';

/** The fields of the form of a subscription; numbers are text, so that they are sent exactly as typed. */
export interface SubscriptionValues {
  masterAccountId: string;
  followerAccountId: string;
  mode: SizingMode;
  value: string;
  reverse: boolean;
  minLotToCopy: string;
  forceMinLot: boolean;
  symbolMap: string;
  copyStopLoss: boolean;
  copyTakeProfit: boolean;
  maxSignalAgeSeconds: number;
  risk: RiskValues;
  existingPositions: ExistingPositions;
  reopenManual: boolean;
}

const DEFAULT: SubscriptionValues = {
  masterAccountId: '',
  followerAccountId: '',
  mode: 'MULTIPLIER',
  value: '1',
  reverse: false,
  minLotToCopy: '0',
  forceMinLot: false,
  symbolMap: '',
  copyStopLoss: true,
  copyTakeProfit: true,
  maxSignalAgeSeconds: 5,
  risk: riskValuesOf({}),
  existingPositions: 'SKIP',
  reopenManual: false,
};

/** The settings that a follower's own Expert Advisor decides; the server refuses them with its sizing mode. */
const BY_EXPERT = {
  reverse: false,
  forceMinLot: false,
  symbolMap: '',
  copyStopLoss: true,
  copyTakeProfit: true,
} as const satisfies Partial<SubscriptionValues>;

/** @param chosen the ids of the accounts that are already chosen, if any */
export function newSettings(
  chosen: { master?: string | null; follower?: string | null },
  masters: Master[],
  followers: Account[],
): SubscriptionValues {
  return {
    ...DEFAULT,
    masterAccountId: chosenOf(masters, chosen.master),
    followerAccountId: chosenOf(followers, chosen.follower),
  };
}

export function settingsOf(subscription: Subscription): SubscriptionValues {
  return {
    masterAccountId: `${subscription.masterAccountId}`,
    followerAccountId: `${subscription.followerAccountId}`,
    mode: subscription.sizing.mode,
    value: subscription.sizing.value,
    reverse: subscription.reverse,
    minLotToCopy: subscription.minLotToCopy,
    forceMinLot: subscription.forceMinLot,
    symbolMap: symbolMapText(subscription.symbolMap),
    copyStopLoss: subscription.copyStopLoss,
    copyTakeProfit: subscription.copyTakeProfit,
    maxSignalAgeSeconds: subscription.maxSignalAgeMs / 1_000,
    risk: riskValuesOf(subscription.risk),
    existingPositions: subscription.existingPositions,
    reopenManual: subscription.reopenManual,
  };
}

/** Another mode begins with a value of its own: a factor of 1 must not become one lot. */
export function withMode(values: SubscriptionValues, mode: SizingMode): Partial<SubscriptionValues> {
  if (mode === values.mode) return {};
  return { mode, value: SIZING_MODES[mode].initial, ...(mode === 'FOLLOWER' ? BY_EXPERT : {}) };
}

const decimal = (text: string): string | null => (/^\d+(\.\d+)?$/.test(text) ? null : 'Enter a number such as 0.5');

function sizingValue(text: string, { mode }: SubscriptionValues): string | null {
  if (mode === 'FOLLOWER') return null;
  const wrong = decimal(text);
  if (wrong !== null) return wrong;
  if (Number(text) === 0) return 'Enter a number above 0';
  return mode === 'RISK_PERCENT' && Number(text) > 100 ? 'Enter at most 100' : null;
}

/** What is wrong, by the path of its field; empty if the settings can be used. The first is the first in the form. */
export function wrongWith(values: SubscriptionValues): Record<string, string> {
  const { masterAccountId: master, followerAccountId: follower, maxSignalAgeSeconds: age, risk } = values;
  const wrong = {
    masterAccountId: master === '' ? 'Choose a master' : null,
    followerAccountId: follower === '' ? 'Choose a follower' : null,
    value: sizingValue(values.value, values),
    minLotToCopy: decimal(values.minLotToCopy),
    maxSignalAgeSeconds: typeof age === 'number' && age > 0 ? null : 'Enter a number of seconds',
    symbolMap:
      parseSymbolMap(values.symbolMap) === undefined ? 'Enter pairs such as GOLD=XAUUSD, separated by commas' : null,
  };
  const limits = Object.entries(wrongLimits(risk)).map(([path, text]): [string, string] => [`risk.${path}`, text]);
  const fields = Object.entries(wrong).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries([...fields, ...limits]);
}

/** What keeps the settings from being used, one thing at a time; undefined if nothing does. */
export function missingIn(values: SubscriptionValues): string | undefined {
  return Object.values(wrongWith(values))[0];
}

export function requestOf(values: SubscriptionValues): SubscriptionRequest {
  return {
    masterAccountId: Number(values.masterAccountId),
    followerAccountId: Number(values.followerAccountId),
    sizing: { mode: values.mode, value: values.value },
    reverse: values.reverse,
    minLotToCopy: values.minLotToCopy,
    forceMinLot: values.forceMinLot,
    symbolMap: parseSymbolMap(values.symbolMap) ?? {},
    copyStopLoss: values.copyStopLoss,
    copyTakeProfit: values.copyTakeProfit,
    maxSignalAgeMs: Math.round(values.maxSignalAgeSeconds * 1_000),
    risk: riskLimitsOf(values.risk),
    existingPositions: values.existingPositions,
    reopenManual: values.reopenManual,
  };
}

function chosenOf(accounts: { id: number }[], chosen: string | null | undefined): string {
  if (accounts.some(({ id }) => `${id}` === chosen)) return chosen ?? '';
  return accounts.length === 1 ? `${accounts[0]?.id ?? ''}` : '';
}
