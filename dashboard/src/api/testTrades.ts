import { useQuery } from '@tanstack/react-query';
import { get } from './http';
import { keys } from './keys';
import type { MasterTrade } from './preview';
import type { Account, Page } from './types';

const MOST = 100;
const TRADES_MS = 5_000;

/** The server speaks for these; a terminal lists by itself what it holds. */
export function maySendTests({ role, platform }: Account): boolean {
  return role === 'MASTER' && (platform === 'HTTP' || platform === 'TRADINGVIEW');
}

/** The master's open test trades, newest first. */
export function useTestTrades(master: number) {
  return useQuery({
    queryKey: keys.testTrades(master),
    queryFn: async ({ signal }) => {
      const trades = await get<Page<MasterTrade>>(`/master-trades?account=${master}&status=OPEN&size=${MOST}`, signal);
      return trades.items.filter((trade) => trade.test);
    },
    refetchInterval: TRADES_MS,
  });
}
