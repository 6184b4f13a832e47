import { describe, expect, it } from 'vitest';
import { fleet } from '../dev/mock/fleets';
import { pair } from '../dev/mock/pairs';
import { copiesSummary, profitsByCurrency } from '../src/copies/copiesSummary';
import { copyVolume, leftOf, reasonOf, rowsOf } from '../src/copies/rows';
import { stepsOf } from '../src/copies/latencySteps';
import type { PairSummary } from '../src/api/types';

const MINUS = '\u2212';
const THIN = '\u202f';

const summary = (change: Partial<PairSummary> = {}): PairSummary => ({
  pending: 0,
  placed: 0,
  open: 12,
  closed: 9,
  cancelled: 0,
  skipped: 0,
  failed: 0,
  profits: [{ accountId: 2, profit: '184.2' }],
  reasons: [],
  ...change,
});

describe('the answer of the copies page', () => {
  it('says what is open, what it earned and what was left out', () => {
    expect(copiesSummary(summary({ skipped: 3 }), fleet('three')).sentence).toBe(
      `12 open, +184.20${THIN}USD today, 3 skipped`,
    );
  });

  it('counts pending orders apart from positions, and those that ended without a fill', () => {
    expect(copiesSummary(summary({ placed: 2, cancelled: 1 }), fleet('three')).sentence).toBe(
      `12 open, 2 orders, +184.20${THIN}USD today, 1 cancelled`,
    );
  });

  it('never adds two currencies', () => {
    const profits = [
      { accountId: 1, profit: '0.1' },
      { accountId: 2, profit: '0.2' },
      { accountId: 3, profit: '-4' },
    ];
    expect(profitsByCurrency(summary({ profits }), fleet('three'))).toEqual([
      { currency: 'USD', profit: '0.30' },
      { currency: 'EUR', profit: '-4.00' },
    ]);
    expect(copiesSummary(summary({ profits }), fleet('three')).sentence).toContain(
      `+0.30${THIN}USD and ${MINUS}4.00${THIN}EUR today`,
    );
  });

  it('warns when copies failed', () => {
    expect(copiesSummary(summary({ failed: 1 }), fleet('three')).tone).toBe('degraded');
  });

  it('does not speak of profit where nothing was closed', () => {
    expect(copiesSummary(summary({ profits: [] }), fleet('three')).sentence).toBe('12 open, none closed today');
  });
});

describe('the volume of a copy', () => {
  it('is none if nothing was ordered', () => {
    expect(copyVolume(pair(1, { slaveVolume: '0.05', targetVolume: '0.1' }))).toBe('0.05');
    expect(copyVolume(pair(1, { slaveVolume: null, targetVolume: '0.1' }))).toBe('0.1');
    expect(copyVolume(pair(1, { slaveVolume: null, targetVolume: '0.00' }))).toBeNull();
    expect(copyVolume(pair(1, { slaveVolume: null, targetVolume: null }))).toBeNull();
  });
});

describe('rows of the copies table', () => {
  it('know their accounts by name and their profit’s currency', () => {
    const [row] = rowsOf([pair(1)], fleet('three'), []);
    expect(row).toMatchObject({ master: 'Demo master', follower: 'Demo follower, reverse', currency: 'EUR' });
  });

  it('name an account that may not be seen by its number', () => {
    const pairs = [pair(1, { masterAccountId: 77 })];
    expect(rowsOf(pairs, fleet('three'), [])[0]?.master).toBe('Account 77');
    const [row] = rowsOf(pairs, fleet('three'), [
      { id: 77, name: 'Anna trades gold', terminal: null, simulated: false },
    ]);
    expect(row).toMatchObject({ master: 'Anna trades gold', opens: { master: false, follower: true } });
  });

  it('give all prices of a symbol the digits of the longest', () => {
    const rows = rowsOf(
      [pair(3, { openPrice: '1.08', closePrice: null }), pair(6, { status: 'CLOSED', closePrice: '1.08611' })],
      fleet('three'),
      [],
    );
    expect(rows.map(({ digits }) => digits)).toEqual([5, 5]);
  });

  it('have a floating profit as long as they are open', () => {
    const profits = [1, 2].map((pairId) => ({
      pairId,
      amount: '4.2',
      currency: 'USD',
      price: '1.1',
      at: '2026-01-02',
    }));
    const rows = rowsOf([pair(1), pair(2, { status: 'CLOSED' }), pair(3)], fleet('three'), [], profits);
    expect(rows.map(({ floating }) => floating?.amount)).toEqual(['4.2', undefined, undefined]);
  });

  it('say how much of a copy is left when a part of it was closed', () => {
    const open = { status: 'OPEN', slaveVolume: '0.5' } as const;
    expect(leftOf(pair(1, { ...open, slaveRemaining: '0.3' }))).toBe('0.3');
    expect(leftOf(pair(1, { ...open, slaveRemaining: '0.50' }))).toBeNull();
    expect(leftOf(pair(1, { ...open, status: 'CLOSED', slaveRemaining: '0' }))).toBeNull();
  });

  it('leave out the reason that every copy ends with', () => {
    expect(reasonOf(pair(1, { status: 'CLOSED' }))).toBeNull();
    expect(reasonOf(pair(1, { status: 'FAILED' }))).toContain('not enough money');
  });
});

describe('the way of a signal', () => {
  it('is cut into steps that follow one another', () => {
    const steps = stepsOf({ decideMs: 1, commitMs: 2, sendMs: 1, answerMs: 4, totalMs: 8 }, false);
    expect(steps.map(({ label, offset, share }) => [label, offset, share])).toEqual([
      ['Decided', 0, 0.125],
      ['Committed', 0.125, 0.25],
      ['Sent', 0.375, 0.125],
      ['Answered', 0.5, 0.5],
    ]);
  });

  it('marks the slow step, but none of a way that was fast', () => {
    const slow = stepsOf({ decideMs: 0.2, commitMs: 40, sendMs: 0.1, answerMs: 8, totalMs: 48.3 }, false);
    expect(slow.filter((step) => step.slow).map(({ label }) => label)).toEqual(['Committed']);
    expect(
      stepsOf({ decideMs: 0.2, commitMs: 3, sendMs: 0.1, answerMs: 1, totalMs: 4.3 }, false).some((s) => s.slow),
    ).toBe(false);
  });

  it('says that the answer was the fill', () => {
    const steps = stepsOf({ decideMs: 1, commitMs: 2, sendMs: 1, answerMs: 4, totalMs: 8 }, true);
    expect(steps.at(-1)?.label).toBe('Answered, filled');
  });

  it('ends where the signal ended', () => {
    const skipped = stepsOf({ decideMs: 0.2, commitMs: 2, sendMs: null, answerMs: null, totalMs: null }, false);
    expect(skipped.map(({ label }) => label)).toEqual(['Decided', 'Committed']);
    expect(stepsOf({ decideMs: null, commitMs: null, sendMs: null, answerMs: null, totalMs: null }, false)).toEqual([]);
  });

  it('survives steps that took no time', () => {
    expect(stepsOf({ decideMs: 0, commitMs: 0, sendMs: 0, answerMs: 0, totalMs: 0 }, false)[0]).toMatchObject({
      share: 0,
    });
  });
});
