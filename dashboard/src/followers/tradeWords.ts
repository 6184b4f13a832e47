import type { CopyTradeStatus, CopyTradeTotals } from '../api/followers';
import { count } from '../format/numbers';
import type { State, Tone } from '../format/states';

export const TRADE_STATES: Record<CopyTradeStatus, State> = {
  PENDING: { tone: 'starting', word: 'Pending', meaning: 'The follower’s terminal has not answered yet.' },
  SUCCESS: { tone: 'alive', word: 'Successful', meaning: 'The order was executed.' },
  FAILED: { tone: 'failed', word: 'Failed', meaning: 'The order was not executed.' },
  CANCELLED: { tone: 'stopped', word: 'Cancelled', meaning: 'The trade was withdrawn or skipped; nothing was placed.' },
};

/** "12 trades: 9 successful, 1 pending, 2 failed". */
export function boardSummary(totals: CopyTradeTotals): { tone: Tone; sentence: string } {
  if (totals.all === 0) return { tone: 'waiting', sentence: 'No trades yet' };
  const parts = [
    `${totals.successful} successful`,
    ...(totals.pending > 0 ? [`${totals.pending} pending`] : []),
    ...(totals.failed > 0 ? [`${totals.failed} failed`] : []),
    ...(totals.cancelled > 0 ? [`${totals.cancelled} cancelled`] : []),
  ];
  const tone = totals.failed > 0 ? 'degraded' : totals.pending > 0 ? 'starting' : 'alive';
  return { tone, sentence: `${count(totals.all, 'trade')}: ${parts.join(', ')}` };
}
