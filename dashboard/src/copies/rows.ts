import type { Account, FloatingProfit, Master, Pair } from '../api/types';
import { compare, parseDecimal, ZERO } from '../format/decimal';
import { digitsOf } from '../format/numbers';

/** A pair with the names and currency of its two accounts. */
export interface PairRow {
  id: number;
  pair: Pair;
  master: string;
  follower: string;
  currency: string | null;
  /** What its open part would bring now; not known of most. */
  floating?: FloatingProfit;
  /** Which of the two accounts the user may open. */
  opens: { master: boolean; follower: boolean };
  /** Digits after the point of the symbol's prices, as far as known from the pairs shown. */
  digits: number;
}

/** Names of masters come from the list of masters: a follower may not see their accounts. */
export function rowsOf(
  pairs: Pair[],
  accounts: Account[],
  masters: Master[],
  floating: FloatingProfit[] = [],
): PairRow[] {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const names = new Map([...masters, ...accounts].map(({ id, name }) => [id, name]));
  const digits = digitsBySymbol(pairs);
  const open = new Map(floating.map((each) => [each.pairId, each]));
  return pairs.map((pair) => ({
    id: pair.id,
    pair,
    master: names.get(pair.masterAccountId) ?? `Account ${pair.masterAccountId}`,
    follower: names.get(pair.followerAccountId) ?? `Account ${pair.followerAccountId}`,
    currency: byId.get(pair.followerAccountId)?.currency ?? null,
    ...floatingOf(pair, open),
    opens: { master: byId.has(pair.masterAccountId), follower: byId.has(pair.followerAccountId) },
    digits: digits.get(pair.master.symbol) ?? 0,
  }));
}

/** A copy that was closed since the profits were asked for has none. */
function floatingOf({ id, status }: Pair, open: Map<number, FloatingProfit>): { floating?: FloatingProfit } {
  const floating = open.get(id);
  return status === 'OPEN' && floating !== undefined ? { floating } : {};
}

/** The remaining volume of an open copy that was partly closed; null otherwise. */
export function leftOf(pair: Pair): string | null {
  const left = parseDecimal(pair.slaveRemaining ?? '');
  const whole = parseDecimal(pair.slaveVolume ?? '');
  if (pair.status !== 'OPEN' || left === undefined || whole === undefined) return null;
  return compare(left, whole) === 0 ? null : pair.slaveRemaining;
}

/** The volume of a copy, or what it is to become; null if nothing was ordered. */
export function copyVolume({ slaveVolume, targetVolume }: Pair): string | null {
  const volume = slaveVolume ?? targetVolume;
  return compare(parseDecimal(volume ?? '') ?? ZERO, ZERO) === 0 ? null : volume;
}

/** The reason of a copy's state; null for a normal close with its master, which the state already shows. */
export function reasonOf(pair: Pair): string | null {
  return pair.reasonCode === 'CLOSED_WITH_MASTER' ? null : pair.reason;
}

/** The server omits trailing zeros, so the longest price of a symbol decides. */
function digitsBySymbol(pairs: Pair[]): Map<string, number> {
  const digits = new Map<string, number>();
  for (const { master, openPrice, closePrice } of pairs) {
    const most = Math.max(digitsOf(master.price), digitsOf(openPrice), digitsOf(closePrice));
    digits.set(master.symbol, Math.max(most, digits.get(master.symbol) ?? 0));
  }
  return digits;
}
