import { describe, expect, it } from 'vitest';
import { quality } from '../dev/mock/quality';
import { measureText, qualitySummary, rate, slowest } from '../src/quality/words';
import { slowStep } from '../src/trades/slowStep';

const good = quality(1, new URLSearchParams(), false);

describe('the answer of execution quality', () => {
  it('says how many signals were copied and how fast', () => {
    expect(qualitySummary(good)).toEqual({
      tone: 'degraded',
      sentence: '112 of 124 signals copied, half of them within 13\u202fms, 7 skipped, 2 failed',
    });
    expect(qualitySummary({ ...good, successRate: 1 }).tone).toBe('alive');
  });

  it('is no good news if nothing was copied', () => {
    const copies = { total: 5, filled: 0, waiting: 0, cancelled: 0, skipped: 5, failed: 0 };
    expect(qualitySummary({ ...good, copies, successRate: null }).tone).toBe('degraded');
  });

  it('does not speak of rates where there were no signals', () => {
    expect(qualitySummary(quality(1, new URLSearchParams(), true)).sentence).toBe('No signals in this time');
    expect(rate(null)).toBe('\u2013');
  });

  it('never shows almost all as all', () => {
    expect(rate(0.99999)).toBe('99.99\u202f%');
    expect(rate(0.9825)).toBe('98.2\u202f%');
    expect(rate(1)).toBe('100\u202f%');
  });

  it('names the slowest step, but not the total', () => {
    expect(slowest(good.steps)).toBe('ANSWER');
    expect(slowest([])).toBeUndefined();
  });

  it('has a unit for times and for slippage', () => {
    expect(measureText('TOTAL', 12.34)).toBe('12\u202fms');
    expect(measureText('SLIPPAGE_POINTS', -2)).toBe('\u22122\u202fpt');
  });
});

describe('the slow step of a copy', () => {
  const step = (name: 'COMMIT' | 'ANSWER' | 'FILL', duration: number) => ({
    step: name,
    start: 0,
    end: duration,
    duration,
  });

  it('takes more than half of the time', () => {
    expect(slowStep({ steps: [step('COMMIT', 40), step('ANSWER', 8)] })?.step).toBe('COMMIT');
    expect(slowStep({ steps: [step('COMMIT', 10), step('ANSWER', 11), step('ANSWER', 12)] })).toBeUndefined();
  });

  it('is none of a way that was fast, and not the fill of a pending order', () => {
    expect(slowStep({ steps: [step('COMMIT', 3)] })).toBeUndefined();
    expect(slowStep({ steps: [step('COMMIT', 3), step('FILL', 90_000)] })).toBeUndefined();
  });
});
