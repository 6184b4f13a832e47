import type { Subscription } from '../../src/api/types';

/** One of the first master. */
export function subscription(id: number, followerAccountId: number, value: string, reverse: boolean): Subscription {
  return {
    id,
    masterAccountId: 1,
    followerAccountId,
    sizing: { mode: 'MULTIPLIER', value },
    reverse,
    minLotToCopy: '0',
    forceMinLot: false,
    symbolMap: {},
    copyStopLoss: true,
    copyTakeProfit: true,
    maxSignalAgeMs: 5_000,
    existingPositions: 'SKIP',
    risk: {},
    reopenManual: false,
    pauseMode: null,
    effectivePause: null,
    createdAt: '2026-11-01T08:00:00Z',
  };
}
