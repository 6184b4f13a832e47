import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get, getText } from './http';
import { keys, type PairFilter } from './keys';
import type {
  Account,
  AccountEvent,
  FloatingProfit,
  Installation,
  JournalLine,
  Master,
  Orphan,
  Page,
  Pair,
  PairSummary,
  Subscription,
  Token,
  UserRow,
  Watcher,
} from './types';

const PAGE_SIZE = 200;
const PAIR_PAGE_SIZE = 100;
/** The journal is not part of the stream; it is polled while it is shown. */
const JOURNAL_MS = 2_000;
const WATCHERS_MS = 5_000;
const ORPHANS_MS = 30_000;
const PRICES_MS = 2_000;
const NO_PRICES_MS = 30_000;

/** All accounts that the user may see. */
export function useAccounts() {
  return useQuery({
    queryKey: keys.accounts,
    queryFn: ({ signal }) => getAll<Account>('/accounts', signal),
  });
}

export function useAccount(id: number) {
  const accounts = useAccounts();
  return { ...accounts, data: accounts.data?.find((account) => account.id === id) };
}

export function useJournal(id: number, enabled: boolean) {
  return useQuery({
    queryKey: keys.journal(id),
    queryFn: async ({ signal }) => (await get<{ lines: JournalLine[] }>(`/accounts/${id}/journal`, signal)).lines,
    refetchInterval: JOURNAL_MS,
    enabled,
  });
}

export function useLogs(id: number, enabled: boolean) {
  return useQuery({
    queryKey: keys.logs(id),
    queryFn: ({ signal }) => getText(`/accounts/${id}/logs`, signal),
    refetchInterval: JOURNAL_MS,
    enabled,
  });
}

export function useEvents(id: number, enabled: boolean) {
  return useQuery({
    queryKey: keys.events(id),
    queryFn: async ({ signal }) => (await get<Page<AccountEvent>>(`/accounts/${id}/events?size=100`, signal)).items,
    refetchInterval: JOURNAL_MS,
    enabled,
  });
}

/** The users who have this desktop open. */
export function useWatchers(id: number, enabled: boolean) {
  return useQuery({
    queryKey: keys.watchers(id),
    queryFn: async ({ signal }) => (await get<Page<Watcher>>(`/accounts/${id}/watchers?size=100`, signal)).items,
    refetchInterval: WATCHERS_MS,
    enabled,
  });
}

/** Pairs, newest first; further pages on demand. */
export function usePairs(filter: PairFilter) {
  return useInfiniteQuery({
    queryKey: keys.pairs(filter),
    queryFn: ({ pageParam, signal }) => get<Page<Pair>>(`/trade-pairs?${pairQuery(filter, pageParam)}`, signal),
    initialPageParam: 0,
    getNextPageParam: (last) => ((last.page + 1) * last.size < last.total ? last.page + 1 : undefined),
    // The filter keeps its place and the focus while the next page is loaded.
    placeholderData: keepPreviousData,
  });
}

/** Of open copies; asked often only while some master reports prices. */
export function useFloatingProfits(account: number | undefined, enabled: boolean) {
  return useQuery({
    queryKey: keys.floatingProfits(account),
    queryFn: async ({ signal }) => {
      const query = account === undefined ? '' : `?account=${account}`;
      return (await get<{ items: FloatingProfit[] }>(`/trade-pairs/floating-profit${query}`, signal)).items;
    },
    refetchInterval: ({ state }) => (state.data === undefined || state.data.length === 0 ? NO_PRICES_MS : PRICES_MS),
    enabled,
  });
}

/** One pair, also if it is not on a loaded page. */
export function usePair(id: number, enabled: boolean) {
  return useQuery({
    queryKey: keys.pair(id),
    queryFn: ({ signal }) => get<Pair>(`/trade-pairs/${id}`, signal),
    enabled,
  });
}

function pairQuery(filter: PairFilter, page: number): string {
  const query = new URLSearchParams({ page: `${page}`, size: `${PAIR_PAGE_SIZE}` });
  if (filter.account !== undefined) query.set('account', `${filter.account}`);
  if (filter.status !== undefined) query.set('status', filter.status);
  return query.toString();
}

/** Counts and profits of all pairs since a time, and the number of open ones whenever they began. */
export function usePairSummary(since: string, account?: number) {
  const query = new URLSearchParams({ since });
  if (account !== undefined) query.set('account', `${account}`);
  return useQuery({
    queryKey: keys.pairSummary(since, account),
    queryFn: ({ signal }) => get<PairSummary>(`/trade-pairs/summary?${query}`, signal),
    placeholderData: keepPreviousData,
  });
}

/** All masters, also those of other users. */
export function useMasters() {
  return useQuery({ queryKey: keys.masters, queryFn: ({ signal }) => getAll<Master>('/masters', signal) });
}

/** Whether the terminals are managed; for admins. */
export function useInstallation(enabled: boolean) {
  return useQuery({
    queryKey: keys.installation,
    queryFn: ({ signal }) => get<Installation>('/installation', signal),
    enabled,
  });
}

/** Containers without an account; for admins. */
export function useOrphans(enabled: boolean) {
  return useQuery({
    queryKey: keys.orphans,
    queryFn: async ({ signal }) => (await get<{ items: Orphan[] }>('/orphans', signal)).items,
    refetchInterval: ORPHANS_MS,
    enabled,
  });
}

export function useSubscriptions() {
  return useQuery({
    queryKey: keys.subscriptions,
    queryFn: ({ signal }) => getAll<Subscription>('/subscriptions', signal),
  });
}

export function useUsers(enabled = true) {
  return useQuery({ queryKey: keys.users, queryFn: ({ signal }) => getAll<UserRow>('/users', signal), enabled });
}

export function useTokens() {
  return useQuery({ queryKey: keys.tokens, queryFn: ({ signal }) => getAll<Token>('/tokens', signal) });
}

/** Every page of a list. */
export async function getAll<T>(path: string, signal: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  for (let page = 0; ; page++) {
    const answer = await get<Page<T>>(`${path}?page=${page}&size=${PAGE_SIZE}`, signal);
    items.push(...answer.items);
    if (answer.items.length === 0 || items.length >= answer.total) return items;
  }
}
