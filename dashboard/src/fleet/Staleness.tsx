import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { age } from '../format/time';
import { useNow } from '../ui/useNow';
import { isStale } from './staleAfter';
import classes from './Staleness.module.css';

/** Dims values that an Expert Advisor reported more than three heartbeats ago, with their age on hover. */
export function Staleness({ at, children }: { at: string | null; children: ReactNode }) {
  const now = useNow();
  if (at === null || !isStale(at, now)) return children;
  return (
    <Tooltip label={`As of ${age(at, now)} ago: heartbeats are missing.`}>
      <span className={classes.stale}>{children}</span>
    </Tooltip>
  );
}
