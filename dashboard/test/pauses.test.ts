import { describe, expect, it } from 'vitest';
import { pausedWords, stateOf } from '../src/pauses/words';

describe('the state of a subscription', () => {
  it('is that of its strictest pause, and says where that is set', () => {
    expect(stateOf({ effectivePause: null }).word).toBe('Active');
    expect(stateOf({ effectivePause: { mode: 'FROZEN', level: 'MASTER' } })).toEqual({
      tone: 'degraded',
      word: 'Paused: frozen',
      meaning:
        'Nothing is opened, changed or closed until you resume. Closes are carried out then. Set for the master’s account.',
    });
    expect(stateOf({ effectivePause: { mode: 'CLOSE_ONLY', level: 'SUBSCRIPTION' } }).meaning).toBe(
      'No new copies. Open copies are closed when the master closes.',
    );
  });
});

describe('words for a pause', () => {
  it('say what is held back', () => {
    expect(pausedWords({ scope: 'ALL', accountId: null, mode: 'FROZEN' }, '')).toBe('All copying is paused');
    expect(pausedWords({ scope: 'MASTER', accountId: 1, mode: 'FROZEN' }, 'Anna')).toBe('Copying from Anna is paused');
    expect(pausedWords({ scope: 'FOLLOWER', accountId: 2, mode: 'FROZEN' }, 'Ben')).toBe('Copying to Ben is paused');
  });
});
