import { useEffect, useState } from 'react';
import type { StreamState } from '../api/stream';
import classes from './StreamBar.module.css';

/** A hiccup of the network that heals at once is not worth a word. */
const PATIENCE_MS = 1_500;

/** A thin bar while the live stream is broken. */
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
          <span className={classes.more}>What you see may be old; terminals trade on.</span>
        </div>
      )}
    </div>
  );
}
