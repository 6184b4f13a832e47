import type { RiskLimits } from '../api/risk';

/** Whose limits they are: all of a follower's account, or one subscription's. */
export type Scope = 'ACCOUNT' | 'SUBSCRIPTION';

/** Profit and loss are reported for whole accounts only, and an account is in one time zone. */
const OF_ACCOUNTS: ReadonlySet<keyof RiskLimits> = new Set<keyof RiskLimits>([
  'timeZone',
  'maxDailyLoss',
  'drawdownStops',
  'equityBelow',
  'equityAbove',
  'template',
]);

export function isOffered(limit: keyof RiskLimits, scope: Scope): boolean {
  return scope === 'ACCOUNT' || !OF_ACCOUNTS.has(limit);
}
