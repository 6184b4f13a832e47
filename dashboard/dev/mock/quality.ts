import type {
  Distribution,
  EquityCurve,
  EquityPoint,
  Measure,
  ProfitByDay,
  Quality,
  StepFigures,
  StepName,
  Waterfall,
  WaterfallCopy,
} from '../../src/api/quality';
import type { Pair } from '../../src/api/types';

const STEPS: [StepName, number, number, number][] = [
  ['DECIDE', 112, 0.3, 1.1],
  ['COMMIT', 112, 1.1, 3.4],
  ['SEND', 112, 0.1, 0.4],
  ['ANSWER', 112, 11.2, 48],
  ['FILL', 0, 0, 0],
  ['TOTAL', 112, 12.9, 52],
];

/** A subscription that copies well, with some skipped signals. */
export function quality(subscriptionId: number, query: URLSearchParams, empty: boolean): Quality {
  const until = query.get('until') ?? new Date().toISOString();
  const copies = { total: 124, filled: 112, waiting: 1, cancelled: 2, skipped: 7, failed: 2 };
  const none = { total: 0, filled: 0, waiting: 0, cancelled: 0, skipped: 0, failed: 0 };
  return {
    subscriptionId,
    since: query.get('since') ?? until,
    until,
    copies: empty ? none : copies,
    successRate: empty ? null : 0.9825,
    copiedRate: empty ? null : 0.9256,
    reasons: empty
      ? []
      : [
          {
            status: 'SKIPPED',
            code: 'BELOW_MINIMUM_VOLUME',
            reason: "0.004 lots are below the broker's minimum of 0.01.",
            count: 5,
          },
          {
            status: 'FAILED',
            code: 'NOT_ENOUGH_MONEY',
            reason: 'The broker refused: "Not enough money" (10019).',
            count: 2,
          },
        ],
    steps: STEPS.map((step) => figures(step, empty)),
    slippage: empty
      ? { points: null, money: [] }
      : {
          points: {
            count: 112,
            total: '89.6',
            mean: '0.8',
            p50: '0.0',
            p95: '3.0',
            p99: '6.0',
            worst: '9.0',
            best: '-2.0',
          },
          money: [
            {
              currency: 'USD',
              slippage: {
                count: 112,
                total: '12.40',
                mean: '0.1107',
                p50: '0.00',
                p95: '0.60',
                p99: '1.20',
                worst: '1.80',
                best: '-0.40',
              },
            },
          ],
        },
    truncated: false,
  };
}

function figures([step, count, p50, p99]: [StepName, number, number, number], empty: boolean): StepFigures {
  if (empty || count === 0) return { step, count: 0, mean: null, p50: null, p95: null, p99: null, max: null };
  return { step, count, mean: p50 * 1.2, p50, p95: (p50 + p99) / 2, p99, max: p99 * 1.5 };
}

const COUNTS = [1, 3, 9, 22, 31, 24, 12, 6, 2, 1, 0, 1];

/** Logarithmic for times, linear for slippage. */
export function distribution(of: Measure): Distribution {
  const slippage = of === 'SLIPPAGE_POINTS';
  const edge = (index: number): number => (slippage ? index - 2 : Number((10 ** (index / 5) * 2.5).toPrecision(4)));
  const empty = of === 'FILL';
  return {
    of,
    unit: slippage ? 'points' : 'ms',
    count: empty ? 0 : 112,
    buckets: empty ? [] : COUNTS.map((count, index) => ({ from: edge(index), to: edge(index + 1), count })),
    percentiles: empty
      ? []
      : [
          { percent: 50, value: edge(4.6) },
          { percent: 90, value: edge(6.4) },
          { percent: 95, value: edge(7.2) },
          { percent: 99, value: edge(8.6) },
          { percent: 99.9, value: edge(11.5) },
          { percent: 100, value: edge(11.9) },
        ],
  };
}

const DAY_MS = 86_400_000;

/** A year of a small account, with a gap in which its terminal was away. */
export function equity(accountId: number, query: URLSearchParams, began: number, now = Date.now()): EquityCurve {
  const since = Date.parse(query.get('since') ?? new Date(now - DAY_MS).toISOString());
  const seconds = Math.max(60, Math.ceil((now - since) / 1_000 / 300));
  const points: EquityPoint[] = [];
  let highest = 10_000;
  for (let at = since, index = 0; at < now; at += seconds * 1_000, index++) {
    if ((index > 180 && index < 196) || at + seconds * 1_000 < began) continue;
    const balance = 10_000 + Math.floor(index / 24) * 22 - (index > 120 ? 60 : 0);
    const value =
      balance + Math.sin(index / 9) * 55 + Math.sin(index / 2.3) * 18 - (index > 210 && index < 240 ? 130 : 0);
    const [low, high] = [value - 14, value + 12];
    highest = Math.max(highest, high);
    points.push({
      at: new Date(at).toISOString(),
      balance: balance.toFixed(2),
      equity: value.toFixed(2),
      low: low.toFixed(2),
      high: high.toFixed(2),
      drawdown: (highest - low).toFixed(2),
      drawdownPercent: Number((((highest - low) / highest) * 100).toFixed(4)),
    });
  }
  const deepest = points.reduce((most, each) => (each.drawdownPercent > most.drawdownPercent ? each : most));
  return {
    accountId,
    since: new Date(since).toISOString(),
    until: new Date(now).toISOString(),
    secondsPerPoint: seconds,
    currency: 'USD',
    points,
    maxDrawdown: { at: deepest.at, amount: deepest.drawdown, percent: deepest.drawdownPercent },
  };
}

export function profitByDay(accountId: number, query: URLSearchParams, began: number, now = Date.now()): ProfitByDay {
  const asked = Date.parse(query.get('from') ?? new Date(now - 29 * DAY_MS).toISOString().slice(0, 10));
  const from = Math.max(asked, Math.floor(began / DAY_MS) * DAY_MS);
  const count = Math.floor((now - from) / DAY_MS) + 1;
  const days = Array.from({ length: count }, (_, index) => {
    const closed = Math.round(Math.sin(index * 1.7) * 90 + 35);
    const floating = Math.round(Math.cos(index * 2.9) * 22);
    const date = new Date(from + index * DAY_MS).toISOString().slice(0, 10);
    return {
      date,
      closed: closed.toFixed(2),
      floating: floating.toFixed(2),
      total: (closed + floating).toFixed(2),
      complete: date !== new Date(now).toISOString().slice(0, 10),
    };
  });
  return { accountId, zone: query.get('zone') ?? 'UTC', currency: 'USD', days };
}

/** The way of one trade's copies, the slowest first. */
export function waterfall(tradeId: number, pairs: Pair[]): Waterfall | undefined {
  const own = pairs.filter((pair) => pair.masterTradeId === tradeId);
  const [first] = own;
  if (first === undefined) return undefined;
  const items = own.map(way).sort((a, b) => (b.total ?? 0) - (a.total ?? 0));
  return {
    tradeId,
    masterAccountId: first.masterAccountId,
    ticket: first.master.ticket,
    symbol: first.master.symbol,
    type: first.master.type,
    lots: first.master.volume,
    receivedAt: first.receivedAt,
    copies: { items, page: 0, size: 50, total: items.length },
  };
}

function way(pair: Pair): WaterfallCopy {
  const { decideMs, commitMs, sendMs, answerMs, totalMs } = pair.latency;
  const steps: WaterfallCopy['steps'] = [];
  let start = 0;
  for (const [step, duration] of [
    ['DECIDE', decideMs],
    ['COMMIT', commitMs],
    ['SEND', sendMs],
    ['ANSWER', answerMs],
  ] as const) {
    if (duration === null) break;
    steps.push({ step, start, end: start + duration, duration });
    start += duration;
  }
  return {
    pairId: pair.id,
    subscriptionId: pair.subscriptionId,
    followerAccountId: pair.followerAccountId,
    symbol: pair.slaveSymbol,
    status: pair.status,
    reasonCode: pair.reasonCode,
    reason: pair.reason,
    steps,
    total: totalMs ?? start,
    filledAt: pair.answeredAt,
    price: pair.openPrice,
    masterPrice: pair.master.price,
    slippagePoints: pair.openPrice === null ? null : '2.0',
    slippageMoney: pair.openPrice === null ? null : '0.20',
    currency: 'USD',
  };
}
