import type { Account, Master, Pair } from '../api/types';
import { compare, parseDecimal } from '../format/decimal';
import { digitsOf } from '../format/numbers';

/** A pair with what the table needs of its two accounts. */
export interface PairRow {
  id: number;
  pair: Pair;
  master: string;
  follower: string;
  currency: string | null;
  /** Which of the two accounts the viewer may open. */
  opens: { master: boolean; follower: boolean };
  /** How many digits the instrument quotes, as far as its prices seen here tell. */
  digits: number;
}

/** A follower sees the names of the masters that it copies, though not their accounts. */
export function rowsOf(pairs: Pair[], accounts: Account[], masters: Master[]): PairRow[] {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const names = new Map([...masters, ...accounts].map(({ id, name }) => [id, name]));
  const digits = digitsBySymbol(pairs);
  return pairs.map((pair) => ({
    id: pair.id,
    pair,
    master: names.get(pair.masterAccountId) ?? `Account ${pair.masterAccountId}`,
    follower: names.get(pair.followerAccountId) ?? `Account ${pair.followerAccountId}`,
    currency: byId.get(pair.followerAccountId)?.currency ?? null,
    opens: { master: byId.has(pair.masterAccountId), follower: byId.has(pair.followerAccountId) },
    digits: digits.get(pair.master.symbol) ?? 0,
  }));
}

/** How much of an open copy is left, where a part of it was closed. */
export function leftOf(pair: Pair): string | null {
  const left = parseDecimal(pair.slaveRemaining ?? '');
  const whole = parseDecimal(pair.slaveVolume ?? '');
  if (pair.status !== 'OPEN' || left === undefined || whole === undefined) return null;
  return compare(left, whole) === 0 ? null : pair.slaveRemaining;
}

/** Why a copy is as it is, where that says more than its state: that it closed with its master is what copies do. */
export function reasonOf(pair: Pair): string | null {
  return pair.reasonCode === 'CLOSED_WITH_MASTER' ? null : pair.reason;
}

/** A price may end in zeros that the server does not send; the longest price of a symbol has its digits. */
function digitsBySymbol(pairs: Pair[]): Map<string, number> {
  const digits = new Map<string, number>();
  for (const { master, openPrice, closePrice } of pairs) {
    const most = Math.max(digitsOf(master.price), digitsOf(openPrice), digitsOf(closePrice));
    digits.set(master.symbol, Math.max(most, digits.get(master.symbol) ?? 0));
  }
  return digits;
}
