import { describe, expect, it } from 'vitest';
import { noteServerDate, serverNow } from '../../src/api/serverClock';
import { age, startOfToday } from '../../src/format/time';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const THIN = '\u202f';

describe('ages', () => {
  it.each([
    ['2026-11-20T11:59:56.100Z', `3${THIN}s`],
    ['2026-11-20T11:47:00Z', `13${THIN}min`],
    ['2026-11-20T02:00:00Z', `10${THIN}h`],
    ['2026-11-17T12:00:00Z', `3${THIN}d`],
  ])('says how long ago %s was', (at, expected) => {
    expect(age(at, NOW)).toBe(expected);
  });

  it('takes a time slightly ahead for now', () => {
    expect(age('2026-11-20T12:00:00.800Z', NOW)).toBe(`0${THIN}s`);
  });

  it('lets a day begin at midnight of the viewer', () => {
    const midnight = new Date(startOfToday(new Date(2026, 10, 20, 15, 30)));
    expect([midnight.getDate(), midnight.getHours(), midnight.getMinutes()]).toEqual([20, 0, 0]);
  });
});

describe('the server’s clock', () => {
  it('corrects a computer whose clock is an hour behind', () => {
    noteServerDate(new Date(Date.now() + 3_600_000).toUTCString());
    expect(Math.abs(serverNow() - Date.now() - 3_600_000)).toBeLessThan(2_000);
    noteServerDate(new Date().toUTCString());
  });

  it('ignores what is within a whole second’s rounding, and what is no date', () => {
    noteServerDate(new Date(Date.now() - 900).toUTCString());
    noteServerDate('yesterday');
    expect(Math.abs(serverNow() - Date.now())).toBeLessThan(5);
  });
});
