import type { SizingMode } from '../api/types';
import { lots } from '../format/numbers';

interface ModeWords {
  label: string;
  /** What the mode does, in one sentence. */
  meaning: string;
  /** The label of its value; undefined if it has none. */
  value?: string;
  /** What the value does, by an example. */
  example: string;
  /** A careful value to begin with. */
  initial: string;
}

/** The sizing modes in the order in which they are offered. */
export const SIZING_MODES: Record<SizingMode, ModeWords> = {
  MULTIPLIER: {
    label: 'Times the master’s lots',
    meaning: 'The master’s lots × the factor, whatever the accounts are worth.',
    value: 'Factor',
    example: '0.5 copies half of the master’s lots, 2 twice as many.',
    initial: '1',
  },
  FIXED: {
    label: 'Fixed lots',
    meaning: 'The same lots for every copy, whatever the master trades.',
    value: 'Lots',
    example: '0.10 makes every copy 0.10 lots.',
    initial: '0.01',
  },
  EQUITY: {
    label: 'By equity',
    meaning: 'The master’s lots × your equity / the master’s equity × the factor.',
    value: 'Factor',
    example: '1 takes the master’s risk relative to the account; 0.5 takes half of it.',
    initial: '1',
  },
  BALANCE: {
    label: 'By balance',
    meaning: 'The master’s lots × your balance / the master’s balance × the factor.',
    value: 'Factor',
    example: 'As by equity, but what is open does not change the size.',
    initial: '1',
  },
  FREE_MARGIN: {
    label: 'By free margin',
    meaning: 'The master’s lots × your free margin / the master’s free margin × the factor.',
    value: 'Factor',
    example: 'Copies become smaller while much of your margin is in use.',
    initial: '1',
  },
  NOTIONAL: {
    label: 'By contract size',
    meaning: 'As many units as the master trades × the factor, where one lot has another size at your broker.',
    value: 'Factor',
    example: '1 copies 100 ounces as 100 ounces, also if your broker’s lot has 10.',
    initial: '1',
  },
  RISK_PERCENT: {
    label: 'Risk per trade',
    meaning:
      'So many lots that the loss at the stop loss is this share of your equity. Trades without a stop loss are skipped.',
    value: 'Per cent of your equity',
    example: '1 loses 100 of 10 000 if the stop loss is reached.',
    initial: '1',
  },
  FOLLOWER: {
    label: 'By the account’s Expert Advisor',
    meaning:
      'Signals are passed on as the master traded them. The Expert Advisor in the follower’s terminal sizes, maps and filters by its own inputs.',
    example: '',
    initial: '1',
  },
};

export const MODES = Object.keys(SIZING_MODES) as SizingMode[];

/** The sizing in words: "2 × the master’s lots", "0.10 lots each", "1 % of equity at risk". */
export function sizingWords(mode: SizingMode, value: string): string {
  switch (mode) {
    case 'MULTIPLIER':
      return `${trimmed(value)} × the master’s lots`;
    case 'FIXED':
      return `${lots(value)} lots each`;
    case 'RISK_PERCENT':
      return `${trimmed(value)}\u202f% of equity at risk`;
    case 'FOLLOWER':
      return 'By its Expert Advisor';
    default:
      return `${SIZING_MODES[mode].label}${trimmed(value) === '1' ? '' : ` × ${trimmed(value)}`}`;
  }
}

/** Removes trailing zeros of a factor: 2.00 becomes 2. */
function trimmed(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}
