/** The gateway's heartbeat interval. After three missed heartbeats reported values count as stale. */
const HEARTBEAT_MS = 2_000;
/** Allowance for the delay of network and stream. */
const GRACE_MS = 1_000;

const STALE_AFTER_MS = 3 * HEARTBEAT_MS + GRACE_MS;

export function isStale(at: string | null, now: number): boolean {
  return at === null || now - Date.parse(at) > STALE_AFTER_MS;
}
