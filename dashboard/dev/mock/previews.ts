import type { MasterTrade, Preview, PreviewRequest } from '../../src/api/preview';
import type { OrderType, Subscription } from '../../src/api/types';
import { problem, type Answer } from './answers';

const TRADES = [
  { symbol: 'XAUUSD', type: 'BUY', price: '2684.3', volume: '1', sl: '2664.3', tp: '2724.3' },
  { symbol: 'EURUSD', type: 'SELL', price: '1.0842', volume: '0.1', sl: '1.0892', tp: '1.0742' },
  { symbol: 'US30', type: 'BUY_LIMIT', price: '44120', volume: '0.5', sl: '0', tp: '0' },
  { symbol: 'USDJPY', type: 'BUY', price: '151.2', volume: '0.02', sl: '0', tp: '0' },
] as const;

/** Trades of the mock's master, newest first. */
export function masterTrades(howMany: number, now = Date.now()): MasterTrade[] {
  return Array.from({ length: howMany }, (_, index) => {
    const received = now - (index + 1) * 47 * 60_000;
    const closed = index % 3 === 1;
    return {
      id: howMany - index,
      masterAccountId: 1,
      ticket: 812_000 + howMany - index,
      ...(TRADES[index % TRADES.length] ?? TRADES[0]),
      status: closed ? 'CLOSED' : 'OPEN',
      remaining: closed ? '0' : (TRADES[index % TRADES.length] ?? TRADES[0]).volume,
      closePrice: null,
      profit: null,
      seenAt: null,
      receivedAt: new Date(received).toISOString(),
      committedAt: new Date(received + 2).toISOString(),
      closedAt: closed ? new Date(received + 600_000).toISOString() : null,
      heldInPart: false,
      audience: null,
      test: false,
      pairs: { pending: 0, placed: 0, open: 1, closed: 0, cancelled: 0, skipped: 0, failed: 0 },
    };
  });
}

const SWAPPED: Partial<Record<OrderType, OrderType>> = { BUY: 'SELL', SELL: 'BUY', BUY_LIMIT: 'SELL_STOP' };
/** The follower's broker cuts larger orders. */
const MOST_LOTS = 0.3;

/** Sizes roughly as the server does: enough to show steps, a limit and reasons. */
export function preview(request: PreviewRequest, subscriptions: Subscription[]): Answer {
  const stored = subscriptions.find(({ id }) => id === request.subscriptionId);
  const { signal, sizing, reverse, minLotToCopy } = { ...stored, ...request };
  if (sizing === undefined) return problem(400, 'Bad input.', [{ field: 'sizing', message: 'is required' }]);
  if (Number(sizing.value) > 1_000) {
    const errors = [{ field: 'sizing.value', message: 'must be at most 1000' }];
    return problem(400, 'Some values cannot be used.', errors);
  }
  const type = reverse === true ? (SWAPPED[signal.type] ?? signal.type) : signal.type;
  const base = { type, symbol: signal.symbol, stopLoss: signal.sl ?? '0', takeProfit: signal.tp ?? '0' };
  const skip = (reason: string, steps: Preview['steps'] = []): Answer => ({
    status: 200,
    body: { ...base, outcome: 'SKIP', lots: '0', risk: null, steps, reason } satisfies Preview,
  });
  if (Number(signal.lot) < Number(minLotToCopy ?? '0')) {
    return skip(
      `The master's ${signal.lot} lots are below the minimum master lot of ${minLotToCopy ?? ''} of this subscription.`,
    );
  }
  if (signal.symbol === 'US30') {
    return skip("The account's broker offers nothing that US30 could mean. Add it to the subscription's symbol map.");
  }
  const symbol = `${signal.symbol}.m`;
  const steps: Preview['steps'] = [
    {
      rule: 'SYMBOL',
      text: `${signal.symbol} -> ${symbol}, because the brokers' names differ in prefix or suffix only`,
      lots: null,
    },
  ];
  if (sizing.mode === 'RISK_PERCENT' && Number(signal.sl ?? '0') === 0) {
    return skip('The copy would have no stop loss, so its risk in per cent of the equity is not limited.', steps);
  }
  const exact = sizing.mode === 'FIXED' ? Number(sizing.value) : Number(signal.lot) * Number(sizing.value);
  steps.push({
    rule: 'SIZING',
    text:
      sizing.mode === 'FIXED'
        ? `fixed size: ${sizing.value} lot`
        : `${Number(signal.lot).toFixed(2)} lot x ${sizing.value} = ${exact}`,
    lots: `${exact}`,
  });
  let lots = Math.floor(Number((exact * 100).toFixed(6))) / 100;
  if (lots < exact) steps.push({ rule: 'VOLUME_STEP', text: 'rounded down to the step 0.01', lots: `${lots}` });
  if (lots > MOST_LOTS) {
    lots = MOST_LOTS;
    steps.push({ rule: 'MAXIMUM_VOLUME', text: 'max lot of the broker cut it to 0.30', lots: `${lots}` });
  }
  if (lots === 0) return skip("The copy's 0.004 lots are below the broker's minimum of 0.01 lots.", steps);
  const risk = atRisk(lots, signal);
  return { status: 200, body: { ...base, outcome: 'COPY', symbol, lots: `${lots}`, risk, steps, reason: null } };
}

/** As if every symbol had contracts of 100 units, quoted in US dollars. */
function atRisk(lots: number, { price, sl }: PreviewRequest['signal']): Preview['risk'] {
  if (Number(sl ?? '0') === 0) return { amount: null, currency: null, text: 'No stop loss: the loss is unlimited.' };
  const amount = (lots * 100 * Math.abs(Number(price ?? '0') - Number(sl))).toFixed(2);
  return { amount, currency: 'USD', text: `${amount} USD at risk` };
}
