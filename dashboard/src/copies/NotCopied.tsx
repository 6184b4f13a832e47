import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { PairSummary } from '../api/types';
import { count } from '../format/numbers';
import { ADVICE } from './advice';
import classes from './NotCopied.module.css';

/** More reasons than these are shown on request. */
const SHOWN = 3;

/** What was not copied today and why, the most frequent reason first, each with what to do about it. */
export function NotCopied({ summary: { skipped, failed, reasons } }: { summary: PairSummary }) {
  const [all, setAll] = useState(false);
  if (reasons.length === 0) return null;
  const shown = all ? reasons : reasons.slice(0, SHOWN);
  return (
    <section className={classes.panel} aria-label="Not copied today">
      <header className={classes.head}>
        <h2>Not copied today</h2>
        <span className={classes.links}>
          {skipped > 0 && <Link to="?status=SKIPPED">{skipped} skipped</Link>}
          {failed > 0 && <Link to="?status=FAILED">{failed} failed</Link>}
        </span>
      </header>
      <ul className={classes.list}>
        {shown.map(({ reasonCode, reason, count: times }) => {
          const advice = reasonCode === null ? undefined : ADVICE[reasonCode];
          return (
            <li key={`${reasonCode ?? ''} ${reason}`}>
              <span className={classes.times}>
                {times}
                <span className="tf-visually-hidden"> times:</span>
              </span>
              <span>
                {reason}
                {advice !== undefined && (
                  <span className={classes.advice}>
                    {advice.text} <Link to={advice.to.path}>{advice.to.label}</Link>
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {reasons.length > SHOWN && (
        <Button variant="subtle" size="compact-sm" className={classes.more ?? ''} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${count(reasons.length - SHOWN, 'more reason')}`}
        </Button>
      )}
    </section>
  );
}
