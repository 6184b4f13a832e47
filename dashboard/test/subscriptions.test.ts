import { describe, expect, it } from 'vitest';
import { masterTrades } from '../dev/mock/previews';
import type { Preview } from '../src/api/preview';
import {
  dayOf,
  exampleOf,
  requestedSignal,
  ruleName,
  stepText,
  wrongWith,
} from '../src/subscriptions/preview/previewText';
import { missingIn, newSettings, requestOf, settingsOf, withMode } from '../src/subscriptions/settings';
import { sizingWords } from '../src/subscriptions/sizingModes';
import { parseSymbolMap, symbolMapText } from '../src/subscriptions/symbolMap';

const settings = { ...newSettings({}, [], []), masterAccountId: '1', followerAccountId: '2' };

describe('a new subscription', () => {
  const masters = [1, 2].map((id) => ({ id, name: `Master ${id}`, terminal: null, simulated: false }));

  it('has the master that the address names, if there is such a one', () => {
    expect(newSettings({ master: '2' }, masters, []).masterAccountId).toBe('2');
    expect(newSettings({ master: '7' }, masters, []).masterAccountId).toBe('');
    expect(newSettings({ master: null }, masters.slice(1), []).masterAccountId).toBe('2');
  });
});

describe('words for a size', () => {
  it.each([
    ['MULTIPLIER', '2.00', '2 × the master’s lots'],
    ['MULTIPLIER', '10', '10 × the master’s lots'],
    ['FIXED', '0.1', '0.10 lots each'],
    ['EQUITY', '1.0', 'By equity'],
    ['FREE_MARGIN', '0.5', 'By free margin × 0.5'],
    ['RISK_PERCENT', '1', '1\u202f% of equity at risk'],
    ['FOLLOWER', '1', 'By its Expert Advisor'],
  ] as const)('%s of %s: %s', (mode, value, words) => {
    expect(sizingWords(mode, value)).toBe(words);
  });
});

describe('settings of a subscription', () => {
  it('begin another mode with a value of its own: a factor of 1 does not become one lot', () => {
    expect(withMode(settings, 'FIXED')).toEqual({ mode: 'FIXED', value: '0.01' });
    expect(withMode({ ...settings, value: '3' }, 'MULTIPLIER')).toEqual({});
  });

  it('drop what the Expert Advisor of the follower decides', () => {
    const reversed = { ...settings, reverse: true, symbolMap: 'GOLD=XAUUSD', copyStopLoss: false };
    expect({ ...reversed, ...withMode(reversed, 'FOLLOWER') }).toMatchObject({
      reverse: false,
      symbolMap: '',
      copyStopLoss: true,
    });
  });

  it('say what is missing, one thing at a time', () => {
    expect(missingIn({ ...settings, masterAccountId: '' })).toBe('Choose a master');
    expect(missingIn({ ...settings, value: '' })).toBe('Enter a number such as 0.5');
    expect(missingIn({ ...settings, value: '0' })).toBe('Enter a number above 0');
    expect(missingIn({ ...settings, mode: 'RISK_PERCENT', value: '101' })).toBe('Enter at most 100');
    expect(missingIn({ ...settings, mode: 'FOLLOWER', value: '' })).toBeUndefined();
    expect(missingIn(settings)).toBeUndefined();
  });

  it('are sent as they were stored', () => {
    const stored = {
      id: 7,
      pauseMode: null,
      effectivePause: null,
      createdAt: '2026-11-01T08:00:00Z',
      ...requestOf(settings),
    };
    const own = { ...stored, symbolMap: { GOLD: 'XAUUSD', BTC: 'Bitcoin' }, maxSignalAgeMs: 1_500 };
    expect({ ...own, ...requestOf(settingsOf(own)) }).toEqual(own);
  });
});

describe('a symbol map', () => {
  it('is read as the Expert Advisor’s input has it', () => {
    expect(parseSymbolMap('GOLD=XAUUSD, BTC = Bitcoin')).toEqual({ GOLD: 'XAUUSD', BTC: 'Bitcoin' });
    expect(parseSymbolMap('  ')).toEqual({});
    expect(symbolMapText({ GOLD: 'XAUUSD', BTC: 'Bitcoin' })).toBe('GOLD=XAUUSD, BTC=Bitcoin');
  });

  it.each(['GOLD', 'GOLD=', '=XAUUSD', 'A=B=C', 'A|B=C'])('is refused as %j', (text) => {
    expect(parseSymbolMap(text)).toBeUndefined();
  });
});

describe('the example of a preview', () => {
  it('is the last trade of the master, without prices that there are none of', () => {
    const [, , limit] = masterTrades(3);
    expect(exampleOf(limit)).toEqual({ type: 'BUY_LIMIT', symbol: 'US30', lot: '0.5', price: '44120', sl: '', tp: '' });
  });

  it('leaves out empty prices when it is sent', () => {
    expect(requestedSignal({ ...exampleOf(undefined), sl: '', tp: '' })).toEqual({
      type: 'BUY',
      symbol: 'EURUSD',
      lot: '0.10',
      price: '1.1000',
    });
  });

  it('says what is wrong with it', () => {
    expect(wrongWith({ ...exampleOf(undefined), lot: '0' })).toContain('above 0');
    expect(wrongWith({ ...exampleOf(undefined), symbol: ' ' })).toContain('symbol');
    expect(wrongWith(exampleOf(undefined))).toBeUndefined();
  });
});

describe('the steps of a preview', () => {
  it('are set with the signs that their plain characters mean', () => {
    const text = (plain: string) => stepText({ rule: 'SIZING', text: plain, lots: null });
    expect(text('1.00 lot x 5000 / 10000 x 1 = 0.50')).toBe('1.00 lot × 5000 / 10000 × 1 = 0.50');
    expect(text('GOLD -> XAUUSD.m, because both are names of the same instrument')).toBe(
      'GOLD → XAUUSD.m, because both are names of the same instrument',
    );
    expect(text('max lot of the broker cut it to 0.30')).toBe('Max lot of the broker cut it to 0.30');
  });

  it('have a word, also of a rule that is not known here', () => {
    expect(ruleName('MAXIMUM_VOLUME')).toBe('Broker’s maximum');
    expect(ruleName('MAX_OPEN_POSITIONS')).toBe('Max open positions');
  });
});

describe('the answer of the last day', () => {
  const preview = (reason: string | null): Preview => ({
    outcome: reason === null ? 'COPY' : 'SKIP',
    type: 'BUY',
    symbol: 'EURUSD',
    lots: '0',
    stopLoss: '0',
    takeProfit: '0',
    risk: null,
    steps: [],
    reason,
  });

  it('counts what would have been copied, and the reasons against the rest', () => {
    const day = dayOf([preview(null), preview('Too small'), preview('No stop loss'), preview('Too small')]);
    expect(day.sentence).toBe('1 of 4 trades would have been copied, 3 skipped');
    expect(day.reasons).toEqual([
      { reason: 'Too small', count: 2 },
      { reason: 'No stop loss', count: 1 },
    ]);
  });

  it('is short when nothing would have been skipped', () => {
    expect(dayOf([preview(null), preview(null)]).sentence).toBe('All 2 trades would have been copied');
    expect(dayOf([preview(null)]).sentence).toBe('The one trade would have been copied');
  });
});
