import type { RiskLimits } from '../api/risk';

/** Whose limits they are: all of a follower's account, or one subscription's. */
export type Scope = 'ACCOUNT' | 'SUBSCRIPTION';

/**
 * Limits that the server refuses in this version, because it lacks the data to keep them; they are not offered. Remove a
 * name here once the server accepts it.
 */
const REFUSED: ReadonlySet<keyof RiskLimits> = new Set<keyof RiskLimits>([
  'allowedProductTypes',
  'maxMarginUsePercent',
  'maxTradesPerDay',
  'maxSpreadPoints',
  'maxDeviationPoints',
  'newsWindows',
  'flatBeforeWeekend',
]);

/** Profit and loss are reported for whole accounts only. */
const OF_ACCOUNTS: ReadonlySet<keyof RiskLimits> = new Set<keyof RiskLimits>([
  'maxDailyLoss',
  'drawdownStops',
  'equityBelow',
  'equityAbove',
  'template',
]);

export function isOffered(limit: keyof RiskLimits, scope: Scope): boolean {
  return !REFUSED.has(limit) && (scope === 'ACCOUNT' || !OF_ACCOUNTS.has(limit));
}
