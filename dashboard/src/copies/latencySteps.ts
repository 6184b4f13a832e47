import type { PairLatency } from '../api/types';

export interface Step {
  label: string;
  ms: number;
  /** Where its bar begins and how long it is, as shares of the whole. */
  offset: number;
  share: number;
  slow: boolean;
}

/** Below this nothing is slow, whatever its share. */
const SLOW_FROM_MS = 5;
const SLOW_SHARE = 0.5;

const STEPS: { key: Exclude<keyof PairLatency, 'totalMs'>; label: string }[] = [
  { key: 'decideMs', label: 'Decided' },
  { key: 'commitMs', label: 'Committed' },
  { key: 'sendMs', label: 'Sent' },
  { key: 'answerMs', label: 'Answered' },
];

/**
 * The way of one signal, each step after the one before; steps that did not happen are left out. A follower answers when
 * its broker has filled the order, so that is one step.
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
