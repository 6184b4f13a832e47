import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from './http';
import { keys } from './keys';
import type { Page } from './types';

export type RankingPeriod = '30d' | '90d' | 'all';
export type RankingSort = 'profit' | 'winRate' | 'drawdown' | 'followers' | 'trades';

/** What a master has achieved in a period. Null: it was not reported. Money is a decimal string in the account's currency. */
export interface MasterFigures {
  /** When its record begins, whatever the period. */
  since: string | null;
  currency: string | null;
  trades: number;
  /** Closed trades whose profit was not reported; the other figures leave them out. */
  tradesWithoutProfit: number;
  profit: string | null;
  profitPercent: number | null;
  winRatePercent: number | null;
  best: string | null;
  worst: string | null;
  average: string | null;
  drawdown: Drawdown | null;
}

export interface Drawdown {
  amount: string;
  percent: number | null;
  /** CLOSED_TRADES: of an account that reports no equity. */
  basis: 'EQUITY' | 'CLOSED_TRADES';
}

export interface RankedMaster {
  accountId: number;
  title: string;
  description: string | null;
  simulated: boolean;
  /** The last part of its public page's address. */
  link: string;
  followers: number;
  figures: MasterFigures;
}

/** A master as everyone with its link sees it. */
export interface PublicMaster {
  title: string;
  description: string | null;
  simulated: boolean;
  followers: number;
  period: RankingPeriod;
  figures: MasterFigures;
  /** The summed profit of the period, ascending. */
  curve: SummedProfit[];
}

export interface SummedProfit {
  at: string;
  profit: string;
}

/** A master's public page as its owner sees it. */
export interface PublicPage {
  accountId: number;
  listed: boolean;
  /** Null: the account's name. */
  title: string | null;
  shownTitle: string;
  description: string | null;
  link: string | null;
}

export interface PageSettings {
  listed: boolean;
  title: string | null;
  description: string | null;
}

/** The server keeps figures for half of it. */
const REFRESH_MS = 60_000;
const MOST = 500;

/** The listed masters, the best first. */
export function useRanking(period: RankingPeriod, sort: RankingSort) {
  return useQuery({
    queryKey: keys.ranking(period, sort),
    queryFn: ({ signal }) =>
      get<Page<RankedMaster>>(`/masters/ranking?period=${period}&sort=${sort}&size=${MOST}`, signal),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
}

export function usePublicMaster(link: string, period: RankingPeriod) {
  return useQuery({
    queryKey: keys.publicMaster(link, period),
    queryFn: ({ signal }) => get<PublicMaster>(`/public/masters/${encodeURIComponent(link)}?period=${period}`, signal),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
}

export function usePublicPage(account: number) {
  return useQuery({
    queryKey: keys.publicPage(account),
    queryFn: ({ signal }) => get<PublicPage>(`/accounts/${account}/public-page`, signal),
  });
}
