import { describe, expect, it } from 'vitest';
import { lots, milliseconds, money, NO_VALUE, outcome, percent, price, signedMoney } from '../../src/format/numbers';

const THIN = '\u202f';
const MINUS = '\u2212';

describe('numbers', () => {
  it('groups thousands by thin spaces and shows both digits of cents', () => {
    expect(money('1234567.5')).toBe(`1${THIN}234${THIN}567.50`);
  });

  it('never cuts digits that are there', () => {
    expect(money('0.12345')).toBe('0.12345');
  });

  it('gives yen no cents', () => {
    expect(money('1250000', 'JPY')).toBe(`1${THIN}250${THIN}000`);
  });

  it.each([
    ['184.2', '+184.20'],
    ['-12.3', `${MINUS}12.30`],
    ['0', '0.00'],
  ])('signs a profit of %s as %s', (text, expected) => {
    expect(signedMoney(text)).toBe(expected);
  });

  it('fills a price up to the digits of its instrument', () => {
    expect(price('1.0842', 5)).toBe('1.08420');
    expect(price('151.2', 3)).toBe('151.200');
  });

  it('shows a dash where there is no value', () => {
    expect([money(null), lots(undefined), price('', 5), milliseconds(null)]).toEqual(Array(4).fill(NO_VALUE));
  });

  it.each([
    ['0.01', 'profit'],
    ['-0.01', 'loss'],
    ['0.00', 'none'],
    [null, 'none'],
  ])('takes %s for %s', (text, expected) => {
    expect(outcome(text)).toBe(expected);
  });

  it.each([
    [0.42, `0.4${THIN}ms`],
    [12.4, `12${THIN}ms`],
    [1_250, `1.3${THIN}s`],
  ])('writes %d ms as %s', (ms, expected) => {
    expect(milliseconds(ms)).toBe(expected);
  });

  it('writes small shares with a digit more', () => {
    expect([percent(0.003), percent(0.42)]).toEqual([`0.3${THIN}%`, `42${THIN}%`]);
  });
});
