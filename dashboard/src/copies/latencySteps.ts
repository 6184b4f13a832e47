import type { PairLatency } from '../api/types';

interface Step {
  label: string;
  ms: number;
  /** Start and length of its bar, as shares of the total. */
  offset: number;
  share: number;
  slow: boolean;
}

/** A step shorter than this is never marked as slow. */
const SLOW_FROM_MS = 5;
const SLOW_SHARE = 0.5;

const STEPS: { key: Exclude<keyof PairLatency, 'totalMs'>; label: string }[] = [
  { key: 'decideMs', label: 'Decided' },
  { key: 'commitMs', label: 'Committed' },
  { key: 'sendMs', label: 'Sent' },
  { key: 'answerMs', label: 'Answered' },
];

/**
 * The latency steps of one copy, in order; steps that were not reached are omitted. A follower answers when its broker
 * has filled the order, so answer and fill are one step.
 */
export function stepsOf(latency: PairLatency, filled: boolean): Step[] {
  const known = STEPS.flatMap(({ key, label }) => {
    const ms = latency[key];
    return ms === null ? [] : [{ label: filled && key === 'answerMs' ? `${label}, filled` : label, ms }];
  });
  const whole = known.reduce((sum, { ms }) => sum + ms, 0);
  let before = 0;
  return known.map(({ label, ms }) => {
    const offset = whole === 0 ? 0 : before / whole;
    const share = whole === 0 ? 0 : ms / whole;
    before += ms;
    return { label, ms, offset, share, slow: ms >= SLOW_FROM_MS && share >= SLOW_SHARE };
  });
}
