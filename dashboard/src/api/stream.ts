import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { throttle } from './throttle';
import { keys, type PairFilter } from './keys';
import type { Account, Alert, Page, Pair } from './types';

export type StreamState = 'connecting' | 'live' | 'broken';

interface StreamListener {
  stateChanged(state: StreamState): void;
  alerted(alert: Alert): void;
}

/** Events are collected this long before the page is updated. */
const GATHER_MS = 200;
/** The server counts the summary, so it is not requested for every event. */
const SUMMARY_MS = 2_000;
/** Likewise trades for followers and test trades, whose copies the events tell of. */
const TRADES_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;

/**
 * Keeps cached responses current from the server's event stream. When the stream breaks, it is opened again and all
 * responses are fetched again. Returns the function that ends it.
 */
export function followStream(cache: QueryClient, listener: StreamListener): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  let missed = false;
  let ended = false;
  const gather = gatherer(cache);

  const open = (): void => {
    source = new EventSource('/api/v1/stream');
    source.addEventListener('hello', () => {
      retryMs = FIRST_RETRY_MS;
      listener.stateChanged('live');
      if (missed) void cache.invalidateQueries();
      missed = false;
    });
    // The server dropped events: the browser was too slow or the database was unavailable.
    source.addEventListener('resync', () => void cache.invalidateQueries());
    source.addEventListener('terminal', (event) => gather.terminal(parse(event) as Account));
    source.addEventListener('pair', (event) => gather.pair(parse(event) as Pair));
    source.addEventListener('alert', (event) => listener.alerted(parse(event) as Alert));
    source.addEventListener('error', reconnect);
  };

  const reconnect = (): void => {
    missed = true;
    if (ended) return;
    listener.stateChanged('broken');
    // The browser itself retries a lost connection, but not an error response. This covers both.
    source?.close();
    clearTimeout(retry);
    retry = setTimeout(open, retryMs);
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    // An expired session is visible as a failing stream only; requesting it leads to the sign-in page.
    void cache.invalidateQueries({ queryKey: keys.session });
  };

  listener.stateChanged('connecting');
  open();
  return () => {
    ended = true;
    clearTimeout(retry);
    source?.close();
    gather.end();
  };
}

function parse(event: MessageEvent): unknown {
  return JSON.parse(event.data as string);
}

/** Applies the events of a short interval together: one update of the page for many events. */
function gatherer(cache: QueryClient) {
  const terminals = new Map<number, Account>();
  const pairs = new Map<number, Pair>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const trades = throttle(TRADES_MS, () => {
    void cache.invalidateQueries({ queryKey: ['follower-trades'] });
    void cache.invalidateQueries({ queryKey: ['test-trades'] });
  });
  const summary = throttle(SUMMARY_MS, () => void cache.invalidateQueries({ queryKey: ['pairs', 'summary'] }));

  const flush = (): void => {
    timer = undefined;
    if (terminals.size > 0) cache.setQueryData<Account[]>(keys.accounts, (old) => withAccounts(old, terminals));
    if (pairs.size > 0) {
      applyPairs(cache, [...pairs.values()]);
      summary.ask();
      trades.ask();
    }
    terminals.clear();
    pairs.clear();
  };
  const soon = (): void => {
    timer ??= setTimeout(flush, GATHER_MS);
  };

  return {
    terminal(account: Account): void {
      terminals.set(account.id, account);
      soon();
    },
    pair(pair: Pair): void {
      pairs.set(pair.id, pair);
      soon();
    },
    end(): void {
      clearTimeout(timer);
      summary.end();
      trades.end();
    },
  };
}

/** A list that has not been fetched yet stays undefined: the fetch returns all of it. */
export function withAccounts(old: Account[] | undefined, changed: ReadonlyMap<number, Account>): Account[] | undefined {
  if (old === undefined) return undefined;
  const known = new Set(old.map((account) => account.id));
  const added = [...changed.values()].filter((account) => !known.has(account.id));
  return [...old.map((account) => changed.get(account.id) ?? account), ...added];
}

function applyPairs(cache: QueryClient, changed: Pair[]): void {
  for (const pair of changed) {
    cache.setQueryData<Pair>(keys.pair(pair.id), (old) => (old === undefined ? undefined : pair));
  }
  for (const query of cache.getQueryCache().findAll({ queryKey: ['pairs', 'list'] })) {
    const filter = query.queryKey[2] as PairFilter;
    cache.setQueryData<InfiniteData<Page<Pair>>>(query.queryKey, (old) => withPairs(old, changed, filter));
  }
}

/** Known pairs keep their place, new ones are added in front, and those that no longer match the filter are removed. */
export function withPairs(
  old: InfiniteData<Page<Pair>> | undefined,
  changed: Pair[],
  filter: PairFilter,
): InfiniteData<Page<Pair>> | undefined {
  if (old === undefined) return undefined;
  const byId = new Map(changed.map((pair) => [pair.id, pair]));
  const known = new Set<number>();
  const pages = old.pages.map((page) => ({
    ...page,
    items: page.items.flatMap((item) => {
      known.add(item.id);
      const now = byId.get(item.id) ?? item;
      return matches(now, filter) ? [now] : [];
    }),
  }));
  const added = changed.filter((pair) => !known.has(pair.id) && matches(pair, filter)).sort((a, b) => b.id - a.id);
  const [first, ...rest] = pages;
  if (first === undefined) return old;
  return { ...old, pages: [{ ...first, items: [...added, ...first.items] }, ...rest] };
}

function matches(pair: Pair, filter: PairFilter): boolean {
  return (
    (filter.status === undefined || pair.status === filter.status) &&
    (filter.account === undefined ||
      pair.followerAccountId === filter.account ||
      pair.masterAccountId === filter.account)
  );
}
