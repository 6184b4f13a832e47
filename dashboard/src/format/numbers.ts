import { parseDecimal, rounded, toText } from './decimal';

/** Separates thousands: not a decimal mark in any locale, and no line break. */
const THIN_SPACE = '\u202f';
const MINUS = '\u2212';
export const NO_VALUE = '\u2013';

const USUAL_MONEY_DIGITS = 2;
const LOT_DIGITS = 2;

/** With the currency's digits after the point and grouped thousands: `10 184.20`. */
export function money(text: string | null | undefined, currency: string | null = null): string {
  return decimalText(text, moneyDigits(currency));
}

/** The exact text of an amount, rounded to the currency's digits; for amounts that are calculated, as slippage is. */
export function roundedMoney(text: string, currency: string | null): string {
  const value = parseDecimal(text);
  const digits = moneyDigits(currency);
  return value === undefined ? text : toText(rounded(value, digits), digits);
}

const digitsByCurrency = new Map<string, number>();

/** Two, but none for yen, three for dinars. An unknown currency has two. */
function moneyDigits(currency: string | null): number {
  if (currency === null || !/^[A-Za-z]{3}$/.test(currency)) return USUAL_MONEY_DIGITS;
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? USUAL_MONEY_DIGITS;
    digitsByCurrency.set(currency, digits);
  }
  return digits;
}

/** Money with its sign always shown: `+184.20`, `−12.30`, `0.00`. */
export function signedMoney(text: string | null | undefined, currency: string | null = null): string {
  const value = parseDecimal(text ?? '');
  const shown = money(text, currency);
  return value !== undefined && value.unscaled > 0n ? `+${shown}` : shown;
}

export function lots(text: string | null | undefined): string {
  return decimalText(text, LOT_DIGITS);
}

/** A price with as many digits as its instrument quotes. */
export function price(text: string | null | undefined, digits: number): string {
  return decimalText(text, digits);
}

/** The number of digits after the point. */
export function digitsOf(text: string | null | undefined): number {
  return parseDecimal(text ?? '')?.scale ?? 0;
}

function decimalText(text: string | null | undefined, minDigits: number): string {
  const value = parseDecimal(text ?? '');
  if (value === undefined) return NO_VALUE;
  const plain = toText(value, minDigits);
  const negative = plain.startsWith('-');
  const [whole = '', fraction] = (negative ? plain.slice(1) : plain).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
  return `${negative ? MINUS : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** `loss`, `profit` or `none`: what the sign of the amount means for its owner. */
export function outcome(text: string | null | undefined): 'profit' | 'loss' | 'none' {
  const value = parseDecimal(text ?? '');
  if (value === undefined || value.unscaled === 0n) return 'none';
  return value.unscaled > 0n ? 'profit' : 'loss';
}

/** A duration of one step: `0.4 ms`, `12 ms`, `1.2 s`. */
export function milliseconds(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return NO_VALUE;
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(1)}${THIN_SPACE}s`;
  return `${ms < 9.95 ? ms.toFixed(1) : ms.toFixed(0)}${THIN_SPACE}ms`;
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

export function bytes(n: number): string {
  return `${(n / 1_048_576).toFixed(0)}${THIN_SPACE}MB`;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}${THIN_SPACE}%`;
}

/** Hundredths with their sign, for profit and loss: `+12.3 %`, `−0.45 %`. */
export function signedPercent(hundredths: number): string {
  const text = hundredthsText(Math.abs(hundredths));
  if (Number.parseFloat(text) === 0) return text;
  return `${hundredths < 0 ? MINUS : '+'}${text}`;
}

/** Hundredths, with fewer decimals the more there are: `0.45 %`, `12.3 %`, `1 240 %`. */
export function hundredthsText(hundredths: number): string {
  const digits = hundredths < 1 ? 2 : hundredths < 1_000 ? 1 : 0;
  return `${decimalText(hundredths.toFixed(digits), 0)}${THIN_SPACE}%`;
}

/** A whole number with grouped thousands. */
export function whole(n: number): string {
  return decimalText(`${n}`, 0);
}
