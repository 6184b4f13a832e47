import type { RiskLimits } from '../api/risk';

/** Whose limits they are: all of a follower's account, or one subscription's. */
export type Scope = 'ACCOUNT' | 'SUBSCRIPTION';

/** What is reported for whole accounts only, or holds for all of one. */
const OF_ACCOUNTS: ReadonlySet<keyof RiskLimits> = new Set<keyof RiskLimits>(['timeZone', 'includeManual']);

export function isOffered(limit: keyof RiskLimits, scope: Scope): boolean {
  return scope === 'ACCOUNT' || !OF_ACCOUNTS.has(limit);
}
