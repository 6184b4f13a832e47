import { useQuery, useQueryClient } from '@tanstack/react-query';
import { change, get } from './http';
import { keys } from './keys';
import type { PauseMode } from './types';

/** What a pause applies to; those of subscriptions are the subscriptions' own. */
export type PauseScope = 'ALL' | 'MASTER' | 'FOLLOWER';

/** What is set for an account, or for everything. */
export interface Pause {
  scope: PauseScope;
  /** Null for everything. */
  accountId: number | null;
  /** Null if it is not paused. */
  mode: PauseMode | null;
}

const PAUSES = ['pauses'] as const;
/** Pauses are not part of the stream. */
const REFRESH_MS = 15_000;

/** The pauses of accounts, and of everything, that concern the user. */
export function usePauses() {
  return useQuery({
    queryKey: PAUSES,
    queryFn: async ({ signal }) => (await get<{ items: Pause[] }>('/pauses', signal)).items,
    refetchInterval: REFRESH_MS,
  });
}

/** What can be paused. */
export type Pausable = { subscription: number } | { scope: PauseScope; accountId: number | null };

/** Pauses and resumes; afterwards everything that shows a pause is loaded again. */
export function usePausing(): {
  pause: (of: Pausable, mode: PauseMode) => Promise<void>;
  resume: (of: Pausable) => Promise<void>;
} {
  const cache = useQueryClient();
  const post = async (of: Pausable, verb: 'pause' | 'resume', body: object): Promise<void> => {
    if ('subscription' in of) await change('POST', `/subscriptions/${of.subscription}/${verb}`, body);
    else
      await change('POST', `/${verb}`, {
        scope: of.scope,
        ...(of.accountId === null ? {} : { accountId: of.accountId }),
        ...body,
      });
    await Promise.all([
      cache.invalidateQueries({ queryKey: PAUSES }),
      cache.invalidateQueries({ queryKey: keys.subscriptions }),
    ]);
  };
  return {
    pause: (of, mode) => post(of, 'pause', { mode }),
    resume: (of) => post(of, 'resume', {}),
  };
}
