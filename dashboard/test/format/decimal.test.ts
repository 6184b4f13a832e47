import { describe, expect, it } from 'vitest';
import {
  add,
  compareTexts,
  parseDecimal,
  rounded,
  subtract,
  toText,
  ZERO,
  type Decimal,
} from '../../src/format/decimal';

function decimal(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === undefined) throw new Error(`${text} is no decimal`);
  return value;
}

describe('decimals', () => {
  it('adds what binary floating point cannot', () => {
    expect(toText(add(decimal('0.1'), decimal('0.2')))).toBe('0.3');
  });

  it('rounds a half away from zero, and nothing that has no more digits', () => {
    const texts = ['-0.32884136', '0.125', '-0.125', '0.124', '5'];
    expect(texts.map((text) => toText(rounded(decimal(text), 2)))).toEqual(['-0.33', '0.13', '-0.13', '0.12', '5']);
  });

  it('sums a hundred cents to one', () => {
    const sum = Array.from({ length: 100 }, () => decimal('0.01')).reduce(add, ZERO);
    expect(toText(sum)).toBe('1.00');
  });

  it('keeps digits beyond what a double holds', () => {
    expect(toText(add(decimal('123456789012345678.91'), decimal('0.09')))).toBe('123456789012345679.00');
  });

  it.each([
    ['-0.05', '-0.05'],
    ['+3', '3.00'],
    ['7', '7.00'],
    ['-12.5', '-12.50'],
    ['1.08421', '1.08421'],
  ])('writes %s with at least two digits as %s', (text, expected) => {
    expect(toText(decimal(text), 2)).toBe(expected);
  });

  it.each(['', '-', '.', '1e5', 'NaN', '1,5', ' 1 2'])('takes %j for no number', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it('subtracts across scales', () => {
    expect(toText(subtract(decimal('10'), decimal('0.001')))).toBe('9.999');
  });

  it('orders numbers by value and puts what is none first', () => {
    const texts = ['10.5', null, '-3', '9.99', undefined];
    expect(texts.toSorted(compareTexts).map((text) => text ?? 'none')).toEqual(['none', '-3', '9.99', '10.5', 'none']);
  });
});
