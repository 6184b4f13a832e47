import { useEffect, useState } from 'react';
import type { StreamState } from '../api/stream';
import classes from './StreamBar.module.css';

/** Interruptions shorter than this are not shown. */
const PATIENCE_MS = 1_500;

/** A bar that is shown while the live stream is interrupted. */
export function StreamBar({ state }: { state: StreamState }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (state !== 'broken') return undefined;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [state]);
  return (
    <div role="status" className={classes.place}>
      {late && state === 'broken' && (
        <div className={classes.bar}>
          Live updates are interrupted: reconnecting…
          <span className={classes.more}>The page may show old values. Terminals keep trading.</span>
        </div>
      )}
    </div>
  );
}
