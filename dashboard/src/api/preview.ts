import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask, get } from './http';
import { keys } from './keys';
import type { OrderType, Page, SubscriptionRequest } from './types';

/** A master's trade as the API shows it. Price, stop loss and take profit are "0" if there is none. */
export interface MasterTrade {
  id: number;
  masterAccountId: number;
  ticket: number;
  symbol: string;
  type: OrderType;
  price: string;
  volume: string;
  sl: string;
  tp: string;
  status: string;
  remaining: string;
  closePrice: string | null;
  profit: string | null;
  seenAt: string | null;
  receivedAt: string;
  committedAt: string | null;
  closedAt: string | null;
  /** Reported as closed and still listed by its master: only a part of it was closed. */
  heldInPart: boolean;
  /** The followers for whom alone it is; null for everyone. */
  audience: number[] | null;
  /** A person placed it to try the way to its audience. */
  test: boolean;
  pairs: CopyCounts;
}

/** How many copies of a trade are in which state. */
export interface CopyCounts {
  pending: number;
  placed: number;
  open: number;
  closed: number;
  cancelled: number;
  skipped: number;
  failed: number;
}

/** A signal whose copy is to be shown; a price that is left out is none. */
export interface PreviewSignal {
  type: OrderType;
  symbol: string;
  lot: string;
  price?: string;
  sl?: string;
  tp?: string;
}

/** Settings of a new subscription, or changes of an existing one, whose effect is to be shown. */
export type PreviewSettings = Partial<SubscriptionRequest> & { subscriptionId?: number };

export type PreviewRequest = PreviewSettings & { signal: PreviewSignal };

/** What a signal would become. */
export interface Preview {
  outcome: 'COPY' | 'SKIP';
  type: OrderType;
  symbol: string;
  /** "0" if it would be skipped. */
  lots: string;
  stopLoss: string;
  takeProfit: string;
  /** What the copy loses at its stop loss; null if it would be skipped. */
  risk: MoneyAtRisk | null;
  steps: PreviewStep[];
  /** Why it would be skipped. */
  reason: string | null;
}

export interface MoneyAtRisk {
  /** Null if it is unlimited or not known; the text says so. */
  amount: string | null;
  currency: string | null;
  text: string;
}

export interface PreviewStep {
  /** A code: SYMBOL, SIZING and so on. */
  rule: string;
  text: string;
  /** After the step; null before there is a volume. */
  lots: string | null;
}

/** How many of a master's newest trades are previewed at once. */
export const MOST_TRADES = 50;
/** The server plans a preview in a millisecond; the browser must not open a connection for each. */
const AT_ONCE = 4;

/** The newest trades of a master since a time, and how many there are. Only those that the user may see. */
export function useMasterTrades(account: number | undefined, since: string) {
  return useQuery({
    queryKey: keys.masterTrades(account ?? 0, since),
    queryFn: ({ signal }) =>
      get<Page<MasterTrade>>(
        `/master-trades?${new URLSearchParams({ account: `${account ?? 0}`, since, size: `${MOST_TRADES}` })}`,
        signal,
      ),
    enabled: account !== undefined,
  });
}

/** Undefined while the settings are not complete. An answer to former settings is kept until the new one arrives. */
export function usePreview(request: PreviewRequest | undefined) {
  return useQuery({
    queryKey: keys.preview(request),
    queryFn: ({ signal }) => ask<Preview>('/subscriptions/preview', request, signal),
    enabled: request !== undefined,
    placeholderData: keepPreviousData,
    // Balances and connections change.
    staleTime: 0,
    gcTime: 0,
  });
}

/** What each of some trades would become with these settings. */
export function usePreviews(settings: PreviewSettings, trades: MasterTrade[], enabled: boolean) {
  return useQuery({
    queryKey: keys.previews(
      settings,
      trades.map(({ id }) => id),
    ),
    queryFn: async ({ signal }) => {
      const results = new Map<number, Preview>();
      const left = [...trades];
      const work = async (): Promise<void> => {
        for (let trade = left.shift(); trade !== undefined; trade = left.shift()) {
          const request: PreviewRequest = { ...settings, signal: signalOf(trade) };
          results.set(trade.id, await ask<Preview>('/subscriptions/preview', request, signal));
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return results;
    },
    enabled,
    staleTime: Infinity,
    gcTime: 0,
  });
}

export function signalOf({ type, symbol, volume, price, sl, tp }: MasterTrade): PreviewSignal {
  return { type, symbol, lot: volume, price, sl, tp };
}
