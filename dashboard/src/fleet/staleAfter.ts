import type { Account } from '../api/types';

/** How often values are reported, or read by the server itself; the same as the server's settings. */
const REPORTED_EVERY_MS: Record<Account['platform'], number> = {
  MT5: 2_000,
  EXTERNAL: 2_000,
  HTTP: 30_000,
  TRADINGVIEW: 30_000,
  MATCH_TRADER: 10_000,
};
/** Allowance for the delay of network and stream. */
const GRACE_MS = 1_000;

/** After three missed reports, values count as stale. */
export function isStale({ lastHeartbeatAt, platform }: Account, now: number): boolean {
  return lastHeartbeatAt === null || now - Date.parse(lastHeartbeatAt) > 3 * REPORTED_EVERY_MS[platform] + GRACE_MS;
}
