import type { Account, PairSummary } from '../api/types';
import { add, parseDecimal, toText, ZERO, type Decimal } from '../format/decimal';
import { count, signedMoney } from '../format/numbers';
import type { Tone } from '../format/states';

/** Today's profit in each currency; amounts in different currencies are never added. */
export function profitsByCurrency(summary: PairSummary, accounts: Account[]): { currency: string; profit: string }[] {
  const currencies = new Map(accounts.map((account) => [account.id, account.currency]));
  const sums = new Map<string, Decimal>();
  for (const { accountId, profit } of summary.profits) {
    const currency = currencies.get(accountId) ?? '';
    sums.set(currency, add(sums.get(currency) ?? ZERO, parseDecimal(profit) ?? ZERO));
  }
  return [...sums].map(([currency, sum]) => ({ currency, profit: toText(sum, 2) }));
}

/** The summary of the copies: "12 open, 2 orders, +184.20 USD today, 3 skipped". */
export function copiesSummary(summary: PairSummary, accounts: Account[]): { tone: Tone; sentence: string } {
  const profits = profitsByCurrency(summary, accounts).map(({ currency, profit }) =>
    `${signedMoney(profit, currency)}\u202f${currency}`.trim(),
  );
  const parts = [
    `${summary.open} open`,
    ...(summary.placed > 0 ? [count(summary.placed, 'order')] : []),
    ...(summary.pending > 0 ? [`${summary.pending} pending`] : []),
    profits.length === 0 ? 'none closed today' : `${profits.join(' and ')} today`,
    ...(summary.cancelled > 0 ? [`${summary.cancelled} cancelled`] : []),
    ...(summary.skipped > 0 ? [`${summary.skipped} skipped`] : []),
    ...(summary.failed > 0 ? [`${summary.failed} failed`] : []),
  ];
  return { tone: summary.failed > 0 ? 'degraded' : summary.open > 0 ? 'alive' : 'waiting', sentence: parts.join(', ') };
}
