import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { localDate } from '../format/time';
import { get } from './http';
import type { OrderType, Page, PairStatus, ReasonCode } from './types';

export type StepName = 'DECIDE' | 'COMMIT' | 'SEND' | 'ANSWER' | 'FILL' | 'TOTAL';
export type Measure = StepName | 'SLIPPAGE_POINTS';

/** How a subscription's signals of a time range were carried out. Durations are milliseconds. */
export interface Quality {
  subscriptionId: number;
  since: string;
  until: string;
  copies: { total: number; filled: number; waiting: number; cancelled: number; skipped: number; failed: number };
  /** Of what was ordered; null if nothing was. */
  successRate: number | null;
  /** Of all signals; null if there were none. */
  copiedRate: number | null;
  reasons: QualityReason[];
  steps: StepFigures[];
  slippage: Slippage;
  /** Only the newest copies were measured; the counts are complete. */
  truncated: boolean;
}

export interface QualityReason {
  status: PairStatus;
  code: ReasonCode;
  reason: string;
  count: number;
}

/** The figures are null when nothing was measured. */
export interface StepFigures {
  step: StepName;
  count: number;
  mean: number | null;
  p50: number | null;
  p95: number | null;
  p99: number | null;
  max: number | null;
}

/** Above zero: worse for the follower than the master's price. */
export interface Slippage {
  points: SlippageFigures | null;
  /** For each currency; null if the account has not reported it. */
  money: { currency: string | null; slippage: SlippageFigures }[];
}

export interface SlippageFigures {
  count: number;
  total: string;
  mean: string;
  p50: string;
  p95: string;
  p99: string;
  worst: string;
  best: string;
}

export interface Distribution {
  of: Measure;
  unit: string;
  count: number;
  /** Ascending and adjacent; `to` is exclusive. */
  buckets: { from: number; to: number; count: number }[];
  percentiles: { percent: number; value: number }[];
}

/** One signal's way to its followers, the slowest first. */
export interface Waterfall {
  tradeId: number;
  masterAccountId: number;
  ticket: number;
  symbol: string;
  type: OrderType;
  lots: string;
  receivedAt: string;
  copies: Page<WaterfallCopy>;
}

export interface WaterfallCopy {
  pairId: number;
  subscriptionId: number;
  followerAccountId: number;
  symbol: string | null;
  status: PairStatus;
  reasonCode: ReasonCode | null;
  reason: string | null;
  /** Those that happened, in order; milliseconds since the signal was received. */
  steps: { step: StepName; start: number; end: number; duration: number }[];
  total: number | null;
  filledAt: string | null;
  price: string | null;
  masterPrice: string | null;
  slippagePoints: string | null;
  slippageMoney: string | null;
  currency: string | null;
}

export interface EquityCurve {
  accountId: number;
  since: string;
  until: string;
  secondsPerPoint: number;
  currency: string | null;
  points: EquityPoint[];
  maxDrawdown: { at: string; amount: string; percent: number } | null;
}

export interface EquityPoint {
  at: string;
  balance: string;
  equity: string;
  low: string;
  high: string;
  drawdown: string;
  drawdownPercent: number;
}

export interface ProfitByDay {
  accountId: number;
  zone: string;
  currency: string | null;
  days: DayProfit[];
}

export interface DayProfit {
  date: string;
  closed: string;
  floating: string;
  total: string;
  /** False for the running day. */
  complete: boolean;
}

/** A time range that ends now. */
export type Range = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const RANGE_MS: Record<Range, number> = {
  DAY: 24 * HOUR_MS,
  WEEK: 7 * 24 * HOUR_MS,
  MONTH: 30 * 24 * HOUR_MS,
  YEAR: 365 * 24 * HOUR_MS,
};

/** Figures are counted by the server over many rows, so they are not requested for every change. */
const REFRESH_MS = MINUTE_MS;

export function useQuality(subscription: number, range: Range) {
  return useRanged<Quality>(
    ['quality', subscription],
    range,
    (query) => `/subscriptions/${subscription}/quality?${query}`,
  );
}

export function useDistribution(subscription: number, of: Measure, range: Range) {
  return useRanged<Distribution>(
    ['quality', subscription, 'distribution', of],
    range,
    (query) => `/subscriptions/${subscription}/quality/distribution?of=${of}&${query}`,
  );
}

/** Of an account that is much younger than the range, the points of its own time: they are finer. */
export function useEquity(account: number, range: Range) {
  return useQuery({
    queryKey: ['accounts', account, 'equity', range],
    queryFn: async ({ signal }) => {
      const read = (since: number) =>
        get<EquityCurve>(
          `/accounts/${account}/equity?since=${encodeURIComponent(new Date(since).toISOString())}`,
          signal,
        );
      const since = Date.now() - RANGE_MS[range];
      const curve = await read(since);
      const first = Date.parse(curve.points[0]?.at ?? '');
      return first > since + RANGE_MS[range] / 2 ? read(first - MINUTE_MS) : curve;
    },
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
}

/** Days of the viewer's zone, the last of them running. */
export function useProfitByDay(account: number, range: Range) {
  return useQuery({
    queryKey: ['accounts', account, 'profit-by-day', range],
    queryFn: ({ signal }) => {
      const from = new Date();
      from.setDate(from.getDate() - (RANGE_MS[range] / (24 * HOUR_MS) - 1));
      const query = new URLSearchParams({
        from: localDate(from),
        zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      });
      return get<ProfitByDay>(`/accounts/${account}/profit-by-day?${query}`, signal);
    },
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
}

function useRanged<T>(key: readonly unknown[], range: Range, path: (query: string) => string) {
  return useQuery({
    queryKey: [...key, range],
    queryFn: ({ signal }) => {
      const since = new Date(Date.now() - RANGE_MS[range]).toISOString();
      return get<T>(path(`since=${encodeURIComponent(since)}`), signal);
    },
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
}

export function useWaterfall(trade: number, page: number) {
  return useQuery({
    queryKey: ['waterfall', trade, page],
    queryFn: ({ signal }) => get<Waterfall>(`/master-trades/${trade}/waterfall?page=${page}&size=50`, signal),
    placeholderData: keepPreviousData,
  });
}
