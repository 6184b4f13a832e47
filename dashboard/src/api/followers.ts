import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from './http';
import { keys } from './keys';

/** A follower whom a master has registered. A limit that is absent is none. */
export interface Follower {
  id: string;
  username: string;
  accountId: number;
  createdAt: string;
  lotMultiplier?: number | null;
  maxQuantity?: number | null;
  maxDailyLoss?: number | null;
}

export interface FollowerList {
  followers: Follower[];
  total: number;
}

export type CopyTradeStatus = 'PENDING' | 'SUCCESS' | 'FAILED' | 'CANCELLED';

/** A trade for one follower. */
export interface CopyTrade {
  id: string;
  masterId: string;
  followerId: string;
  symbol: string;
  side: 'BUY' | 'SELL';
  masterQty: number;
  followerQty: number;
  price: number;
  status: CopyTradeStatus;
  timestamp: string;
  reason?: string | null;
}

export interface CopyTradeTotals {
  all: number;
  successful: number;
  pending: number;
  failed: number;
  cancelled: number;
}

export interface FollowerBoard {
  totals: CopyTradeTotals;
  trades: CopyTrade[];
}

/** What is shown once of a new follower. */
export interface NewFollower {
  follower: {
    followerId: string;
    followerName: string;
    loginUsername: string;
    loginPassword: string;
    accountId: number;
    createdAt: string;
  };
  credentials: { apiKey: string; clientId: string; expertKey?: string | null };
  riskConfig: {
    lotMultiplier: number;
    maxQuantity: number;
    maxOrderValue: number;
    maxDailyLoss: number;
    allowedInstruments: string[];
    allowedProductTypes: string[];
  };
}

/** Trades that are recorded only have no events in the stream. */
const TRADES_MS = 5_000;

export function useFollowers() {
  return useQuery({
    queryKey: keys.followers,
    queryFn: async ({ signal }) => (await get<FollowerList>('/followers', signal)).followers,
  });
}

/** Totals and trades of all followers, or of one. */
export function useFollowerTrades(follower: string) {
  const query = follower === '' ? '' : `?followerId=${encodeURIComponent(follower)}`;
  return useQuery({
    queryKey: keys.followerTrades(follower),
    queryFn: ({ signal }) => get<FollowerBoard>(`/follower-trades${query}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: TRADES_MS,
  });
}
