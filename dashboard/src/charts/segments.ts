const GAP_MS = 20 * 60_000;

/**
 * Cuts a line where the account did not report: where two points are more than two intervals and more than 20 minutes
 * apart. An account whose figures do not change still has a point every ten minutes.
 */
export function segments<P extends { at: string }>(points: P[], secondsPerPoint: number): P[][] {
  const most = Math.max(GAP_MS, 2 * secondsPerPoint * 1_000);
  const parts: P[][] = [];
  let before = -Infinity;
  for (const point of points) {
    const at = Date.parse(point.at);
    if (at - before > most) parts.push([]);
    parts.at(-1)?.push(point);
    before = at;
  }
  return parts;
}
