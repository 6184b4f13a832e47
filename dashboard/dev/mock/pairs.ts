import type { FloatingProfit, Pair, PairStatus, PairSummary } from '../../src/api/types';

const SYMBOLS = [
  { name: 'EURUSD', price: '1.0842', close: '1.08611' },
  { name: 'XAUUSD', price: '2684.3', close: '2681.05' },
  { name: 'USDJPY', price: '151.2', close: '151.337' },
];

const REASONS: Partial<Record<PairStatus, string>> = {
  SKIPPED: 'The master’s 0.01 lots are below the minimum master lot of 0.05 of this subscription',
  FAILED: 'The broker refused the order: not enough money (10019)',
};

/** A pair as the server sends it; the same id always gives the same pair. */
export function pair(id: number, change: Partial<Pair> = {}, now = Date.now()): Pair {
  const symbol = SYMBOLS[id % SYMBOLS.length] ?? { name: 'EURUSD', price: '1.0842', close: '1.08611' };
  const reverse = id % 2 === 1;
  const status = change.status ?? 'OPEN';
  const copied = status === 'OPEN' || status === 'CLOSED';
  const type = id % 3 === 0 ? 'SELL' : 'BUY';
  const opposite = type === 'BUY' ? 'SELL' : 'BUY';
  const received = now - id * 17_000;
  const at = (ms: number): string => new Date(received + ms).toISOString();
  const answerMs = 6 + (id % 9) * 3.7;
  return {
    id,
    masterTradeId: Math.ceil(id / 2),
    subscriptionId: reverse ? 2 : 1,
    masterAccountId: 1,
    followerAccountId: reverse ? 3 : 2,
    master: {
      ticket: 812_000 + Math.ceil(id / 2),
      symbol: symbol.name,
      type,
      price: symbol.price,
      volume: '0.1',
      remaining: status === 'CLOSED' ? '0' : '0.1',
      status: status === 'CLOSED' ? 'CLOSED' : 'OPEN',
      test: false,
    },
    slaveTicket: copied ? 990_400 + id : null,
    slaveSymbol: reverse ? `${symbol.name}.z` : symbol.name,
    slaveType: reverse ? opposite : type,
    slaveVolume: copied ? '0.2' : null,
    slaveRemaining: copied ? (status === 'CLOSED' ? '0' : '0.2') : null,
    targetVolume: '0.2',
    status,
    reasonCode: status === 'CLOSED' ? 'CLOSED_WITH_MASTER' : null,
    reason: status === 'CLOSED' ? 'Closed as the master closed.' : (REASONS[status] ?? null),
    counterTrend: reverse,
    openPrice: copied ? symbol.price : null,
    closePrice: status === 'CLOSED' ? symbol.close : null,
    profit: status === 'CLOSED' ? `${(id % 5) * 7.35 - 12.4}`.slice(0, 6) : null,
    receivedAt: at(0),
    decidedAt: at(1),
    committedAt: at(3),
    sentAt: status === 'SKIPPED' ? null : at(4),
    answeredAt: copied ? at(4 + answerMs) : null,
    closedAt: status === 'CLOSED' ? at(60_000) : null,
    latency: {
      decideMs: 0.2,
      commitMs: 1.9,
      sendMs: status === 'SKIPPED' ? null : 0.4,
      answerMs: copied ? answerMs : null,
      totalMs: copied ? 2.5 + answerMs : null,
    },
    ...change,
  };
}

const STATUSES: PairStatus[] = ['OPEN', 'OPEN', 'CLOSED', 'CLOSED', 'CLOSED', 'SKIPPED', 'CLOSED', 'FAILED'];

/** Newest first. */
export function pairs(howMany: number): Pair[] {
  return Array.from({ length: howMany }, (_, index) => ({
    ...pair(index + 1, { status: index === 0 ? 'PENDING' : (STATUSES[index % STATUSES.length] ?? 'OPEN') }),
    id: howMany - index,
  }));
}

/** Why pairs of the mock are skipped or failed. */
export function reasons(skipped: number, failed: number): PairSummary['reasons'] {
  return [
    { reasonCode: 'BELOW_MIN_LOT_TO_COPY', reason: REASONS.SKIPPED ?? '', count: skipped },
    { reasonCode: 'NOT_ENOUGH_MONEY', reason: REASONS.FAILED ?? '', count: failed },
  ];
}

/** Of every other open copy, as if only some masters reported prices. */
export function floatingOf(all: Pair[]): FloatingProfit[] {
  return all
    .filter(({ status, id }) => status === 'OPEN' && id % 2 === 0)
    .map(({ id }) => ({
      pairId: id,
      amount: `${((id * 37) % 90) - 40}.${id % 10}`,
      currency: 'USD',
      price: '1.0851',
      at: new Date().toISOString(),
    }));
}
