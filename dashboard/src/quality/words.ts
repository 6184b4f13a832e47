import type { Measure, Quality, StepFigures, StepName } from '../api/quality';
import { count, milliseconds } from '../format/numbers';
import type { Tone } from '../format/states';

export const STEP_WORDS: Record<StepName, { label: string; doing: string; meaning: string }> = {
  DECIDE: { label: 'Decided', doing: 'Deciding', meaning: 'From receiving the signal to deciding what becomes of it.' },
  COMMIT: { label: 'Committed', doing: 'Committing', meaning: 'Until the decision was stored safely.' },
  SEND: { label: 'Sent', doing: 'Sending', meaning: 'Until the order was sent to the follower.' },
  ANSWER: {
    label: 'Answered',
    doing: 'Answering',
    meaning: 'Until the follower answered; its broker’s time is part of it.',
  },
  FILL: {
    label: 'Filled',
    doing: 'Filling',
    meaning: 'Pending orders only: from placing the order until its price was reached.',
  },
  TOTAL: { label: 'Total', doing: 'Everything', meaning: 'From receiving the signal to the follower’s answer.' },
};

export const MEASURES: { value: Measure; label: string }[] = [
  { value: 'TOTAL', label: 'Total time' },
  { value: 'DECIDE', label: 'Time to decide' },
  { value: 'COMMIT', label: 'Time to commit' },
  { value: 'SEND', label: 'Time to send' },
  { value: 'ANSWER', label: 'Time to answer' },
  { value: 'FILL', label: 'Time to fill' },
  { value: 'SLIPPAGE_POINTS', label: 'Slippage in points' },
];

/** A value of a distribution with its unit. */
export function measureText(of: Measure, value: number): string {
  if (of !== 'SLIPPAGE_POINTS') return milliseconds(value);
  return `${value < 0 ? '\u2212' : ''}${Number(Math.abs(value).toFixed(1))}\u202fpt`;
}

/** Below this share of successful orders somebody should look at the reasons. */
const GOOD_SUCCESS = 0.99;

/** One sentence: how many signals were copied, how fast, and what that means. */
export function qualitySummary(quality: Quality): { tone: Tone; sentence: string } {
  const { copies, successRate } = quality;
  const poor = copies.filled === 0 || (successRate !== null && successRate < GOOD_SUCCESS);
  if (copies.total === 0) return { tone: 'waiting', sentence: 'No signals in this time' };
  const total = quality.steps.find(({ step }) => step === 'TOTAL');
  const parts = [
    `${copies.filled} of ${count(copies.total, 'signal')} copied`,
    ...(total === undefined || total.p50 === null ? [] : [`half of them within ${milliseconds(total.p50)}`]),
    ...(copies.skipped > 0 ? [`${copies.skipped} skipped`] : []),
    ...(copies.failed > 0 ? [`${copies.failed} failed`] : []),
  ];
  return {
    tone: poor ? 'degraded' : 'alive',
    sentence: parts.join(', '),
  };
}

/** The step that takes most of the time, of those that make up the total; undefined if nothing was measured. */
export function slowest(steps: StepFigures[]): StepName | undefined {
  const parts = steps.filter(({ step, p50 }) => step !== 'TOTAL' && step !== 'FILL' && p50 !== null);
  return parts.reduce<StepFigures | undefined>(
    (most, each) => (most === undefined || (each.p50 ?? 0) > (most.p50 ?? 0) ? each : most),
    undefined,
  )?.step;
}

/** A share as per cent; almost all is never shown as all. */
export function rate(share: number | null): string {
  if (share === null) return '\u2013';
  const percent = share * 100;
  const digits = percent === 100 || percent === 0 ? 0 : percent > 99.9 ? 2 : 1;
  const cut = Math.floor(percent * 10 ** digits) / 10 ** digits;
  return `${cut.toFixed(digits)}\u202f%`;
}
