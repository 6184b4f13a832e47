import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Account } from '../api/types';
import { age } from '../format/time';
import { useNow } from '../ui/useNow';
import { isStale } from './staleAfter';
import classes from './Staleness.module.css';

/** Dims values of which three reports are missing, with their age on hover. */
export function Staleness({ account, children }: { account: Account; children: ReactNode }) {
  const now = useNow();
  const at = account.lastHeartbeatAt;
  if (at === null || !isStale(account, now)) return children;
  return (
    <Tooltip label={`As of ${age(at, now)} ago: reports are missing.`}>
      <span className={classes.stale}>{children}</span>
    </Tooltip>
  );
}
