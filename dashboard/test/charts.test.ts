import { describe, expect, it } from 'vitest';
import { beginOf, nearest } from '../src/charts/EquityChart';
import { calendarOf } from '../src/charts/calendar';
import { labelled, placeIn } from '../src/charts/Histogram';
import { linear, roundTicks, timeTicks } from '../src/charts/scale';
import { segments } from '../src/charts/segments';

describe('axes', () => {
  it('have round ticks', () => {
    expect(roundTicks(0, 1, 4)).toEqual([0, 0.5, 1]);
    expect(roundTicks(9_871, 10_184, 4)).toEqual([9_900, 10_000, 10_100]);
    expect(roundTicks(-0.3, 0.3, 3)).toEqual([-0.2, 0, 0.2]);
  });

  it('place values between their ends, also where all values are equal', () => {
    expect(linear(0, 10, 100, 0)(5)).toBe(50);
    expect(linear(5, 5, 0, 100)(5)).toBe(0);
  });

  it('have times of the clock, at most as many as fit', () => {
    const start = new Date(2026, 10, 20, 9, 17).getTime();
    const ticks = timeTicks(start, start + 24 * 3_600_000, 6).map((at) => new Date(at).getHours());
    expect(ticks).toEqual([12, 16, 20, 0, 4, 8]);
  });

  it('have days of the calendar, whatever the clocks do', () => {
    const start = new Date(2026, 9, 20).getTime();
    for (const at of timeTicks(start, new Date(2026, 10, 3).getTime(), 16)) expect(new Date(at).getHours()).toBe(0);
  });
});

describe('lines', () => {
  const point = (minutes: number) => ({ at: new Date(minutes * 60_000).toISOString() });

  it('break where the account did not report', () => {
    const parts = segments([point(0), point(10), point(20), point(41), point(42)], 60);
    expect(parts.map((part) => part.length)).toEqual([3, 2]);
  });

  it('do not break between the points of a long range', () => {
    expect(segments([point(0), point(60), point(120)], 3_600)).toHaveLength(1);
  });

  it('begin with the first point of an account that is younger than the range', () => {
    const range = { since: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z', secondsPerPoint: 60 };
    const curve = { ...range, accountId: 1, points: [], maxDrawdown: null, currency: 'USD' };
    const at = (time: string) => Date.parse(`2026-01-01T${time}:00Z`);
    expect(beginOf(curve, [at('12:00'), at('12:01')])).toBe(at('12:00'));
    expect(beginOf(curve, [at('23:59')])).toBe(at('23:55'));
    expect(beginOf(curve, [at('00:00')])).toBe(at('00:00'));
    expect(beginOf(curve, [])).toBe(at('23:55'));
  });

  it('are read at the nearest point', () => {
    expect(nearest([0, 10, 20], 14)).toBe(1);
    expect(nearest([0, 10, 20], 16)).toBe(2);
    expect(nearest([0, 10, 20], -5)).toBe(0);
    expect(nearest([0, 10, 20], 99)).toBe(2);
  });
});

describe('the days of a chart', () => {
  const day = (date: string) => ({ date, closed: '1', floating: '0', total: '1', complete: true });

  it('are at least a week, so that a first day is no wider than others', () => {
    const slots = calendarOf([day('2026-03-02')]);
    expect(slots.map(({ date }) => date)).toEqual([
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ]);
    expect(slots.map((slot) => slot.day !== undefined)).toEqual([...Array<boolean>(6).fill(false), true]);
  });

  it('are those of the calendar, also where nothing was reported', () => {
    const slots = calendarOf([day('2026-11-01'), day('2026-11-10')]);
    expect(slots).toHaveLength(10);
    expect(slots.filter((slot) => slot.day !== undefined).map(({ date }) => date)).toEqual([
      '2026-11-01',
      '2026-11-10',
    ]);
    expect(calendarOf([])).toEqual([]);
  });
});

describe('a histogram', () => {
  const bars = [
    { from: 1, to: 2, count: 3 },
    { from: 2, to: 4, count: 1 },
  ];

  it('places a percentile inside of its bar', () => {
    expect(placeIn(bars, 3)).toBe(1.5);
    expect(placeIn(bars, 0.5)).toBe(0);
    expect(placeIn(bars, 9)).toBe(2);
  });

  it('moves the labels of percentiles apart, and leaves out the one that would no longer be above its mark', () => {
    const marks = [
      { words: 'p50 148 ms', x: 200 },
      { words: 'p95 250 ms', x: 250 },
      { words: 'p99 294 ms', x: 290 },
    ];
    const shown = labelled(marks, 300);
    expect(shown.map(({ label }) => label !== undefined)).toEqual([true, false, true]);
    expect(shown[2]?.label).toBeLessThan(290);
    expect(shown[0]?.label).toBeLessThan(200);
  });
});
