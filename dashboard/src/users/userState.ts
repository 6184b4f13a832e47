import type { UserRow } from '../api/types';
import type { State } from '../format/states';
import { toTheMinute } from '../format/time';

/** The state of a user: whether signing in is possible. */
export function userState(user: UserRow): State {
  if (!user.enabled) return { tone: 'stopped', word: 'Disabled', meaning: 'The user cannot sign in or use tokens.' };
  if (user.passwordExpiresAt !== null) {
    const meaning = `Has a one-time password that expires ${toTheMinute(user.passwordExpiresAt)}.`;
    return { tone: 'waiting', word: 'One-time password', meaning };
  }
  return { tone: 'alive', word: 'Enabled', meaning: 'The user can sign in.' };
}
