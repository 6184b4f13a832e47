import type { TokenScope } from '../api/types';

/** What a token may be used for, in words. */
export const SCOPES: Record<TokenScope, string> = {
  all: 'All permissions',
  read: 'Read only',
  signals: 'Post signals',
  followers: 'Poll signals, report results',
};
