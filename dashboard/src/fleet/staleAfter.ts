/** The gateway's heartbeat; after three missed the session counts as dead, and so do the values it told. */
const HEARTBEAT_MS = 2_000;
/** The network's and the stream's own delay, which is no missed heartbeat. */
const GRACE_MS = 1_000;

export const STALE_AFTER_MS = 3 * HEARTBEAT_MS + GRACE_MS;

export function isStale(at: string | null, now: number): boolean {
  return at === null || now - Date.parse(at) > STALE_AFTER_MS;
}
