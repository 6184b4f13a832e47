import type { Pause } from '../../src/api/pauses';
import type { EffectivePause, PauseMode, Subscription } from '../../src/api/types';

const STRICTNESS: PauseMode[] = ['OPEN_AND_CLOSE', 'CLOSE_ONLY', 'FROZEN'];

/** The strictest of a subscription's own pause, those of its accounts and that of everything. */
export function effectivePause(subscription: Subscription, pauses: Pause[]): EffectivePause | null {
  const all = [
    { mode: subscription.pauseMode, level: 'SUBSCRIPTION' as const },
    ...pauses
      .filter(({ accountId }) =>
        [null, subscription.masterAccountId, subscription.followerAccountId].includes(accountId),
      )
      .map(({ mode, scope }) => ({ mode, level: scope })),
  ];
  return all.reduce<EffectivePause | null>(
    (strictest, { mode, level }) =>
      mode !== null && (strictest === null || STRICTNESS.indexOf(mode) > STRICTNESS.indexOf(strictest.mode))
        ? { mode, level }
        : strictest,
    null,
  );
}
