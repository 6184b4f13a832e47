/** Maps values to places on an axis. Charts draw pixels, so floating point is exact enough here. */
export interface Scale {
  (value: number): number;
  readonly ticks: number[];
}

/** A linear axis from `from` to `to` pixels, with about `wanted` round ticks inside of its values. */
export function linear(low: number, high: number, from: number, to: number, wanted = 4): Scale {
  const span = high > low ? high - low : 1;
  const scale = (value: number): number => from + ((value - low) / span) * (to - from);
  return Object.assign(scale, { ticks: roundTicks(low, low + span, wanted) });
}

/** The multiples of 1, 2 or 5 times a power of ten between two values. */
export function roundTicks(low: number, high: number, wanted: number): number[] {
  const step = roundStep((high - low) / Math.max(1, wanted));
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => tidy((first + index) * step));
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Without the last digits of floating point: 0.30000000000000004 becomes 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TIME_STEPS = [
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  91 * DAY,
  182 * DAY,
  365 * DAY,
];

/** Round times of the viewer's zone between two times, at most `most` of them. */
export function timeTicks(low: number, high: number, most: number): number[] {
  const step = TIME_STEPS.find((each) => (high - low) / each <= most) ?? 365 * DAY;
  const start = new Date(low);
  start.setHours(0, 0, 0, 0);
  const ticks: number[] = [];
  for (let at = start; at.getTime() <= high; at = later(at, step)) if (at.getTime() >= low) ticks.push(at.getTime());
  return ticks;
}

/** Whole days by the calendar: a day on which the clocks change has 23 or 25 hours. */
function later(at: Date, step: number): Date {
  if (step < DAY) return new Date(at.getTime() + step);
  const next = new Date(at);
  next.setDate(next.getDate() + step / DAY);
  return next;
}

const dayFormat = new Intl.DateTimeFormat(undefined, { day: '2-digit', month: 'short' });
const hourFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const monthFormat = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric' });

/** A tick of a time axis, as fine as the range needs. */
export function timeLabel(at: number, range: number): string {
  if (range > 400 * DAY) return monthFormat.format(at);
  return (range > 3 * DAY ? dayFormat : hourFormat).format(at);
}
