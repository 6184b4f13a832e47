import type { Pause } from '../api/pauses';
import type { PauseMode, Subscription } from '../api/types';
import type { State } from '../format/states';

/** The modes in the order in which they are offered. */
export const PAUSE_WORDS: Record<PauseMode, { label: string; meaning: string }> = {
  CLOSE_ONLY: { label: 'Closes only', meaning: 'No new copies. Open copies are closed when the master closes.' },
  FROZEN: {
    label: 'Frozen',
    meaning: 'Nothing is opened, changed or closed until you resume. Closes are carried out then.',
  },
  OPEN_AND_CLOSE: {
    label: 'Opens and closes only',
    meaning: 'Changes of stop loss and take profit are not copied until you resume.',
  },
};

export const MODES = Object.keys(PAUSE_WORDS) as PauseMode[];

const ACTIVE: State = { tone: 'alive', word: 'Active', meaning: 'New trades of the master are copied.' };

type Level = NonNullable<Subscription['effectivePause']>['level'];

const LEVELS: Record<Level, string> = {
  SUBSCRIPTION: '',
  FOLLOWER: ' Set for the follower’s account.',
  MASTER: ' Set for the master’s account.',
  ALL: ' Set for everything, by an admin.',
};

/** The strictest of all pauses that a subscription is under. */
export function stateOf({ effectivePause }: Pick<Subscription, 'effectivePause'>): State {
  if (effectivePause === null) return ACTIVE;
  const { label, meaning } = PAUSE_WORDS[effectivePause.mode];
  return {
    tone: 'degraded',
    word: `Paused: ${label.toLowerCase()}`,
    meaning: `${meaning}${LEVELS[effectivePause.level]}`,
  };
}

/** What a pause of an account, or of everything, holds back. */
export function pausedWords({ scope }: Pause, name: string): string {
  switch (scope) {
    case 'ALL':
      return 'All copying is paused';
    case 'MASTER':
      return `Copying from ${name} is paused`;
    case 'FOLLOWER':
      return `Copying to ${name} is paused`;
  }
}
