/**
 * The server's clock, from the Date header of responses, so that "4 s ago" is right on a computer whose own clock is
 * wrong. The header has whole seconds: smaller differences are ignored.
 */
const NOISE_MS = 2_000;

let offsetMs = 0;

export function noteServerDate(header: string | null, now: number = Date.now()): void {
  const date = header === null ? NaN : Date.parse(header);
  if (Number.isNaN(date)) return;
  const difference = date - now;
  offsetMs = Math.abs(difference) < NOISE_MS ? 0 : difference;
}

/** Milliseconds since the epoch by the server's clock. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}
