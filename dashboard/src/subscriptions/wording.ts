import type { Master, PauseMode, Subscription } from '../api/types';
import type { State } from '../format/states';

/** The name of a master in a choice: a simulated one is marked. */
export function masterLabel({ name, simulated }: Master): string {
  return simulated ? `${name} (simulated)` : name;
}

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

const ACTIVE: State = { tone: 'alive', word: 'Active', meaning: 'New trades of the master are copied.' };

export function stateOf({ pauseMode }: Subscription): State {
  if (pauseMode === null) return ACTIVE;
  const { label, meaning } = PAUSE_WORDS[pauseMode];
  return { tone: 'degraded', word: `Paused: ${label.toLowerCase()}`, meaning };
}
