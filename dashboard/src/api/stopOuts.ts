import { useQuery } from '@tanstack/react-query';
import { get } from './http';
import type { Period } from './risk';
import type { Page } from './types';

/** Nothing is opened because a limit was reached, until its period ends or a person ends it. */
export interface StopOut {
  id: number;
  accountId: number;
  /** Whose copies alone were stopped; null: all of the account was. */
  subscriptionId: number | null;
  /** The field of the limits that was reached. */
  limit: string;
  period: Period;
  openedAt: string;
  /** Null: only a person ends it. */
  endsAt: string | null;
  /** Whether what was open was closed. */
  closesAll: boolean;
  measured: string;
  allowed: string;
  /** What was reached, for a person. */
  reason: string;
  /** When a person ended it; null if nobody did. */
  endedAt: string | null;
  active: boolean;
}

const REFRESH_MS = 10_000;

export const stopOutsKey = (account: number) => ['accounts', account, 'stop-outs'] as const;

/** The stop-outs of a follower's account, newest first. */
export function useStopOuts(account: number, enabled: boolean) {
  return useQuery({
    queryKey: stopOutsKey(account),
    queryFn: async ({ signal }) => (await get<Page<StopOut>>(`/accounts/${account}/stop-outs?size=50`, signal)).items,
    refetchInterval: REFRESH_MS,
    enabled,
  });
}
