import type { WaterfallCopy } from '../api/quality';

/** A step shorter than this is never marked as slow. */
const SLOW_FROM_MS = 5;
const SLOW_SHARE = 0.5;

/** The step that takes more than half of a copy's time; undefined if none does, or if it was fast anyway. */
export function slowStep({ steps }: Pick<WaterfallCopy, 'steps'>): WaterfallCopy['steps'][number] | undefined {
  const counted = steps.filter(({ step }) => step !== 'FILL');
  const total = counted.reduce((sum, { duration }) => sum + duration, 0);
  return counted.find(({ duration }) => duration >= SLOW_FROM_MS && duration >= total * SLOW_SHARE);
}
