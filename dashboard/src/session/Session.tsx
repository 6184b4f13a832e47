import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, type ReactNode } from 'react';
import { ApiError, change, get, onSignedOut } from '../api/http';
import { keys } from '../api/keys';
import type { User } from '../api/types';

interface Session {
  /** Null if nobody is signed in. */
  user: User | null;
  signIn: (email: string, password: string) => Promise<void>;
  signOut: () => Promise<void>;
}

const SessionContext = createContext<Session | undefined>(undefined);

/** Provides the signed-in user; children are rendered once it is known. */
export function SessionProvider({
  children,
  loading,
  unreachable,
}: {
  children: ReactNode;
  loading: ReactNode;
  unreachable: (retry: () => void) => ReactNode;
}) {
  const cache = useQueryClient();
  const session = useQuery({ queryKey: keys.session, queryFn: fetchUser, staleTime: Infinity });

  useEffect(() => onSignedOut(() => cache.setQueryData(keys.session, null)), [cache]);

  const signIn = useCallback(
    async (email: string, password: string) => {
      const { user } = await change<{ user: User }>('POST', '/session', { email, password });
      cache.setQueryData(keys.session, user);
    },
    [cache],
  );
  const signOut = useCallback(async () => {
    await change('DELETE', '/session');
    cache.setQueryData(keys.session, null);
    // The next user of this browser must not see cached data.
    cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
  }, [cache]);

  const user = session.data;
  const value = useMemo(() => (user === undefined ? undefined : { user, signIn, signOut }), [user, signIn, signOut]);
  if (value === undefined) return session.isError ? unreachable(() => void session.refetch()) : loading;
  return <SessionContext value={value}>{children}</SessionContext>;
}

async function fetchUser({ signal }: { signal: AbortSignal }): Promise<User | null> {
  try {
    return (await get<{ user: User }>('/session', signal)).user;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (session === undefined) throw new Error('useSession outside of a SessionProvider');
  return session;
}

/** The signed-in user, for pages behind RequireSession. */
export function useUser(): User {
  const { user } = useSession();
  if (user === null) throw new Error('useUser on a page without a signed-in user');
  return user;
}
