import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { account, fleet } from '../../dev/mock/fleets';
import { pair } from '../../dev/mock/pairs';
import { keys } from '../../src/api/keys';
import { followStream, withAccounts, withPairs, type StreamState } from '../../src/api/stream';
import type { Account } from '../../src/api/types';
import { MockStream } from '../MockStream';

const page = (...items: ReturnType<typeof pair>[]) => ({
  pages: [{ items, page: 0, size: 100, total: items.length }],
  pageParams: [0],
});

describe('pairs from the stream', () => {
  it('change in place', () => {
    const now = withPairs(page(pair(2), pair(1)), [pair(1, { status: 'CLOSED' })], {});
    expect(now?.pages[0]?.items.map(({ id, status }) => [id, status])).toEqual([
      [2, 'OPEN'],
      [1, 'CLOSED'],
    ]);
  });

  it('come first when they are new, the newest before the others', () => {
    const now = withPairs(page(pair(1)), [pair(2), pair(3)], {});
    expect(now?.pages[0]?.items.map(({ id }) => id)).toEqual([3, 2, 1]);
  });

  it('leave a filtered list that they no longer match', () => {
    const now = withPairs(page(pair(2), pair(1)), [pair(1, { status: 'CLOSED' })], { status: 'OPEN' });
    expect(now?.pages[0]?.items.map(({ id }) => id)).toEqual([2]);
  });

  it('stay out of a list of another account', () => {
    const now = withPairs(page(), [pair(2, { followerAccountId: 2 }), pair(3, { followerAccountId: 3 })], {
      account: 3,
    });
    expect(now?.pages[0]?.items.map(({ id }) => id)).toEqual([3]);
  });

  it('do not make a list that was never fetched', () => {
    expect(withPairs(undefined, [pair(1)], {})).toBeUndefined();
  });
});

describe('terminals from the stream', () => {
  it('replace what was known and add what was not', () => {
    const changed = new Map([2, 9].map((id) => [id, account(id, { equity: '5' })]));
    const now = withAccounts(fleet('three'), changed);
    expect(now?.map(({ id, equity }) => [id, equity === '5'])).toEqual([
      [1, false],
      [2, true],
      [3, false],
      [9, true],
    ]);
  });
});

describe('the stream', () => {
  const streams: MockStream[] = [];
  const states: StreamState[] = [];
  let cache: QueryClient;
  let end: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    streams.length = 0;
    states.length = 0;
    vi.stubGlobal(
      'EventSource',
      class extends MockStream {
        constructor() {
          super();
          streams.push(this);
        }
      },
    );
    cache = new QueryClient();
    end = followStream(cache, { stateChanged: (state) => states.push(state), alerted: () => undefined });
  });
  afterEach(() => {
    end();
    vi.useRealTimers();
  });

  it('gathers what comes within a moment into one change', () => {
    cache.setQueryData<Account[]>(keys.accounts, fleet('one'));
    const changes = vi.fn();
    cache.getQueryCache().subscribe(changes);
    for (let equity = 1; equity <= 50; equity++) streams[0]?.send('terminal', account(1, { equity: `${equity}` }));
    expect(changes).not.toHaveBeenCalled();
    vi.advanceTimersByTime(300);
    expect(cache.getQueryData<Account[]>(keys.accounts)?.[0]?.equity).toBe('50');
    expect(changes).toHaveBeenCalledTimes(1);
  });

  it('says that it is broken, opens again ever later, and fetches what was missed', () => {
    const fetched = vi.spyOn(cache, 'invalidateQueries');
    streams[0]?.send('hello');
    expect(states).toEqual(['connecting', 'live']);
    streams[0]?.send('error');
    expect(states.at(-1)).toBe('broken');
    expect(streams[0]?.closed).toBe(true);
    vi.advanceTimersByTime(1_000);
    streams[1]?.send('error');
    vi.advanceTimersByTime(1_000);
    expect(streams).toHaveLength(2);
    vi.advanceTimersByTime(1_000);
    fetched.mockClear();
    streams[2]?.send('hello');
    expect(states.at(-1)).toBe('live');
    expect(fetched).toHaveBeenCalledExactlyOnceWith();
  });

  it('fetches nothing again when it first connects', () => {
    const fetched = vi.spyOn(cache, 'invalidateQueries');
    streams[0]?.send('hello');
    expect(fetched).not.toHaveBeenCalled();
  });

  it('is not opened again once it was ended', () => {
    end();
    streams[0]?.send('error');
    vi.advanceTimersByTime(60_000);
    expect(streams).toHaveLength(1);
  });
});
