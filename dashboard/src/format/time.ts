const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Age in the largest unit that fits: `4 s`, `12 min`, `3 h`, `2 d`. */
export function age(at: string | number, now: number): string {
  const ms = Math.max(0, now - (typeof at === 'number' ? at : Date.parse(at)));
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)}\u202fs`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)}\u202fmin`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)}\u202fh`;
  return `${Math.floor(ms / DAY)}\u202fd`;
}

const exactFormat = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
  timeZoneName: 'short',
});

const minuteFormat = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
});

/** Date and time to the minute, in the user's time zone: for a date that was set days ahead. */
export function toTheMinute(at: string): string {
  return minuteFormat.format(new Date(at));
}

/** The exact time, with milliseconds, in the user's time zone. */
export function exact(at: string): string {
  return exactFormat.format(new Date(at));
}

const clockFormat = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** The time of day in the user's time zone. */
export function clock(at: string): string {
  return clockFormat.format(new Date(at));
}

/** The start of the current day in the user's time zone, as ISO-8601 in UTC. */
export function startOfToday(now: Date = new Date()): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString();
}

const dayFormat = new Intl.DateTimeFormat(undefined, { day: '2-digit', month: 'short', timeZone: 'UTC' });

/** A date without a time, such as 2026-11-20; it is no moment, so no zone moves it. */
export function dayText(date: string): string {
  return dayFormat.format(new Date(`${date}T00:00:00Z`));
}

/** The date of a time in the viewer's zone, as 2026-11-20. */
export function localDate(at: Date): string {
  const two = (n: number): string => `${n}`.padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

const dateFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

/** The day of a time in the viewer's zone, with its year. */
export function dateText(at: string): string {
  return dateFormat.format(new Date(at));
}
