import { Button } from '@mantine/core';
import { CirclePause } from 'lucide-react';
import { usePauses, type Pause } from '../api/pauses';
import { useAccounts } from '../api/queries';
import { useUser } from '../session/Session';
import type { Names } from '../subscriptions/names';
import classes from './Pauses.module.css';
import { useResume } from './useResume';
import { PAUSE_WORDS, pausedWords } from './words';

/** The pauses of accounts and of everything, each with what it holds back and a button that ends it. */
export function PauseBar({ names, only }: { names: Names; only?: (pause: Pause) => boolean }) {
  const pauses = usePauses().data ?? [];
  const resume = useResume();
  const mayEnd = useMayPause();
  const shown = pauses.filter((pause) => pause.mode !== null && (only?.(pause) ?? true));
  if (shown.length === 0) return null;
  return (
    <ul className={classes.bar} aria-label="Pauses">
      {shown.map((pause) => (
        <li key={`${pause.scope} ${pause.accountId ?? ''}`}>
          <CirclePause size={20} aria-hidden />
          <span>
            <strong>{pausedWords(pause, pause.accountId === null ? '' : names.of(pause.accountId))}.</strong>{' '}
            {pause.mode !== null && PAUSE_WORDS[pause.mode].meaning}
          </span>
          {mayEnd(pause) && (
            <Button size="compact-sm" variant="default" onClick={() => resume(pause)}>
              Resume
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Owners pause their accounts, admins everything. */
export function useMayPause(): (of: Pick<Pause, 'scope' | 'accountId'>) => boolean {
  const { role } = useUser();
  const own = useAccounts().data ?? [];
  return ({ scope, accountId }) =>
    role === 'ADMIN' || (role !== 'INVESTOR' && scope !== 'ALL' && own.some(({ id }) => id === accountId));
}
