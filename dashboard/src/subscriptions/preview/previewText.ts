import type { MasterTrade, Preview, PreviewSignal, PreviewStep } from '../../api/preview';
import { parseDecimal } from '../../format/decimal';
import { count } from '../../format/numbers';

/** The rules of the server by their codes; a code without a word is shown as it is. */
const RULES: Record<string, string> = {
  SYMBOL: 'Symbol',
  SIZING: 'Size',
  PARTLY_CLOSED: 'Partly closed',
  VOLUME_STEP: 'Volume step',
  MAXIMUM_VOLUME: 'Broker’s maximum',
  MINIMUM_VOLUME: 'Broker’s minimum',
  RISK: 'Risk limit',
};

/** A word for a step's rule: "Size"; of a rule that has no word yet, its code as a word. */
export function ruleName(rule: string): string {
  const known = RULES[rule];
  if (known !== undefined) return known;
  const words = rule.toLowerCase().replaceAll('_', ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** The server's text with the signs that its plain characters mean: "1.00 lot × 0.5", "EURUSD → EURUSD.m". */
export function stepText({ text }: PreviewStep): string {
  const set = text.replaceAll(' -> ', ' → ').replaceAll(/(?<=\S) x (?=\S)/g, ' × ');
  return `${set.slice(0, 1).toUpperCase()}${set.slice(1)}`;
}

/** None, as an expert reports it: zero. */
export function isNone(price: string | null | undefined): boolean {
  const value = parseDecimal(price ?? '');
  return value === undefined || value.unscaled === 0n;
}

/** A signal to begin with: the master's last trade, else an invented one. */
export function exampleOf(trade: MasterTrade | undefined): Required<PreviewSignal> {
  if (trade === undefined) {
    return { type: 'BUY', symbol: 'EURUSD', lot: '0.10', price: '1.1000', sl: '1.0950', tp: '1.1100' };
  }
  return {
    type: trade.type,
    symbol: trade.symbol,
    lot: trade.volume,
    price: isNone(trade.price) ? '' : trade.price,
    sl: isNone(trade.sl) ? '' : trade.sl,
    tp: isNone(trade.tp) ? '' : trade.tp,
  };
}

const NUMBER = /^\d+(\.\d+)?$/;

/** What is wrong with an example signal; undefined if it can be sent. */
export function wrongWith({ symbol, lot, price, sl, tp }: Required<PreviewSignal>): string | undefined {
  if (symbol.trim() === '') return 'Enter the symbol that the master trades';
  if (!NUMBER.test(lot) || Number(lot) === 0) return 'Enter the master’s lots, above 0';
  return [price, sl, tp].every((each) => each === '' || NUMBER.test(each)) ? undefined : 'Enter prices as numbers';
}

/** An empty price is none. */
export function requestedSignal({ type, symbol, lot, price, sl, tp }: Required<PreviewSignal>): PreviewSignal {
  const given = (name: string, value: string) => (value === '' ? {} : { [name]: value });
  return { type, symbol: symbol.trim(), lot, ...given('price', price), ...given('sl', sl), ...given('tp', tp) };
}

/** "11 of 14 trades would have been copied", with the reasons of the others, the most frequent first. */
export function dayOf(previews: Iterable<Preview>): { sentence: string; reasons: { reason: string; count: number }[] } {
  const reasons = new Map<string, number>();
  let all = 0;
  let copied = 0;
  for (const { outcome, reason } of previews) {
    all++;
    if (outcome === 'COPY') copied++;
    else reasons.set(reason ?? 'No reason was given.', (reasons.get(reason ?? 'No reason was given.') ?? 0) + 1);
  }
  return {
    sentence:
      copied === all
        ? `${all === 1 ? 'The one trade' : `All ${all} trades`} would have been copied`
        : `${copied} of ${count(all, 'trade')} would have been copied, ${all - copied} skipped`,
    reasons: [...reasons].map(([reason, n]) => ({ reason, count: n })).sort((a, b) => b.count - a.count),
  };
}
