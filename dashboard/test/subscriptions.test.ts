import { describe, expect, it } from 'vitest';
import { parseSymbolMap } from '../src/subscriptions/symbolMap';
import { copyExample, sizingWords, type Example } from '../src/subscriptions/wording';

const example = (change: Partial<Example> = {}): Example => ({
  masterLots: '0.10',
  mode: 'MULTIPLIER',
  value: '1',
  reverse: false,
  minLotToCopy: '0',
  forceMinLot: false,
  ...change,
});

describe('the example of a subscription', () => {
  it.each([
    [{ value: '2' }, { side: 'BUY', lots: '0.20' }],
    [
      { value: '2', reverse: true },
      { side: 'SELL', lots: '0.20' },
    ],
    [
      { mode: 'FIXED', value: '0.5' },
      { side: 'BUY', lots: '0.50' },
    ],
    [
      { value: '0.29', masterLots: '1.00' },
      { side: 'BUY', lots: '0.29' },
    ],
    [
      { value: '0.59', masterLots: '0.10' },
      { side: 'BUY', lots: '0.05' },
    ],
  ] as const)('%o: %o', (change, expected) => {
    expect(copyExample(example(change))).toEqual(expected);
  });

  it('is skipped when the master’s lot is below the minimum', () => {
    expect(copyExample(example({ minLotToCopy: '0.2' }))).toEqual({
      skipped: '0.10 lots are below your minimum master lot of 0.20',
    });
  });

  it('is skipped when its size would be zero, unless the minimum lot is forced', () => {
    expect(copyExample(example({ value: '0.01' }))).toHaveProperty('skipped');
    expect(copyExample(example({ value: '0.01', forceMinLot: true }))).toEqual({ side: 'BUY', lots: '0.01' });
  });

  it('says so while the size is being typed', () => {
    expect(copyExample(example({ value: '' }))).toEqual({ skipped: 'the size is not a number' });
  });
});

describe('words for a size', () => {
  it('tell a factor from lots', () => {
    expect(sizingWords('MULTIPLIER', '2.00')).toBe('2 × the master’s lots');
    expect(sizingWords('MULTIPLIER', '10')).toBe('10 × the master’s lots');
    expect(sizingWords('FIXED', '0.1')).toBe('0.10 lots each');
  });
});

describe('a symbol map', () => {
  it('is read as the Expert Advisor’s input has it', () => {
    expect(parseSymbolMap('GOLD=XAUUSD, BTC = Bitcoin')).toEqual({ GOLD: 'XAUUSD', BTC: 'Bitcoin' });
    expect(parseSymbolMap('  ')).toEqual({});
  });

  it.each(['GOLD', 'GOLD=', '=XAUUSD', 'A=B=C', 'A|B=C'])('is refused as %j', (text) => {
    expect(parseSymbolMap(text)).toBeUndefined();
  });
});
