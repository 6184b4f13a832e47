import type { MasterFigures, RankingPeriod, RankingSort } from '../api/ranking';
import { signedMoney, signedPercent } from '../format/numbers';

export const PERIODS: { value: RankingPeriod; label: string }[] = [
  { value: '30d', label: '30 days' },
  { value: '90d', label: '90 days' },
  { value: 'all', label: 'All' },
];

export const SORTS: { value: RankingSort; label: string }[] = [
  { value: 'profit', label: 'Profit' },
  { value: 'winRate', label: 'Win rate' },
  { value: 'drawdown', label: 'Lowest drawdown' },
  { value: 'followers', label: 'Followers' },
  { value: 'trades', label: 'Trades' },
];

/** Of what an address says; the second if it says nothing that there is. */
export function chosen<T extends string>(choices: { value: T }[], text: string, otherwise: T): T {
  return choices.find(({ value }) => value === text)?.value ?? otherwise;
}

export function within(period: RankingPeriod): string {
  return period === 'all' ? 'so far' : `in the last ${period === '30d' ? 30 : 90} days`;
}

/** The profit in one word for a sentence: per cent if they are known, else the amount. */
export function profitText({ profit, profitPercent, currency }: MasterFigures): string | undefined {
  if (profit === null) return undefined;
  if (profitPercent !== null) return signedPercent(profitPercent);
  return `${signedMoney(profit, currency)}${currency === null ? '' : ` ${currency}`}`;
}
