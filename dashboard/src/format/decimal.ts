/** An exact decimal: unscaled / 10^scale. */
export interface Decimal {
  readonly unscaled: bigint;
  readonly scale: number;
}

export const ZERO: Decimal = { unscaled: 0n, scale: 0 };

const SHAPE = /^([+-]?)(\d+)(?:\.(\d*))?$/;

/** Undefined if the text is not a plain decimal. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = SHAPE.exec(text.trim());
  if (match === null) return undefined;
  const [, sign, whole = '0', fraction = ''] = match;
  const unscaled = BigInt(whole + fraction);
  return { unscaled: sign === '-' ? -unscaled : unscaled, scale: fraction.length };
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { unscaled: raise(a, scale) + raise(b, scale), scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { unscaled: -b.unscaled, scale: b.scale });
}

/** Negative, zero or positive, as a is less than, equal to or greater than b. */
export function compare(a: Decimal, b: Decimal): number {
  const { unscaled } = subtract(a, b);
  return unscaled < 0n ? -1 : unscaled > 0n ? 1 : 0;
}

/** Compares decimal texts; texts that are not numbers come first. */
export function compareTexts(a: string | null | undefined, b: string | null | undefined): number {
  const left = parseDecimal(a ?? '');
  const right = parseDecimal(b ?? '');
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined);
  return compare(left, right);
}

/** Plain text with at least `minDigits` digits after the point; digits are never cut. */
export function toText(value: Decimal, minDigits = 0): string {
  const negative = value.unscaled < 0n;
  const scale = Math.max(value.scale, minDigits);
  const digits = (negative ? -raise(value, scale) : raise(value, scale)).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale);
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** With at most so many digits after the point; a half is rounded away from zero. */
export function rounded(value: Decimal, digits: number): Decimal {
  if (value.scale <= digits) return value;
  const unit = 10n ** BigInt(value.scale - digits);
  const half = value.unscaled < 0n ? -unit / 2n : unit / 2n;
  return { unscaled: (value.unscaled + half) / unit, scale: digits };
}

function raise(value: Decimal, scale: number): bigint {
  return value.unscaled * 10n ** BigInt(scale - value.scale);
}
