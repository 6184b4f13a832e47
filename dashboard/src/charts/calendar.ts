import type { DayProfit } from '../api/quality';

/** A day of the axis. */
export interface Slot {
  date: string;
  /** Undefined if nothing was reported on it. */
  day: DayProfit | undefined;
}

/** A week, so that the first day of an account is not a bar as wide as the chart. */
const FEWEST_DAYS = 7;

/** Every day of the calendar from the first reported one to the last, and at least a week that ends with it. */
export function calendarOf(days: DayProfit[]): Slot[] {
  const [first, last] = [days[0]?.date, days.at(-1)?.date];
  if (first === undefined || last === undefined) return [];
  const byDate = new Map(days.map((day) => [day.date, day]));
  const week = plusDays(last, 1 - FEWEST_DAYS);
  const slots: Slot[] = [];
  for (let date = first < week ? first : week; date <= last; date = plusDays(date, 1)) {
    slots.push({ date, day: byDate.get(date) });
  }
  return slots;
}

function plusDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
