import type { RiskLimits } from '../api/risk';
import classes from './Risk.module.css';
import { riskWords } from './riskWords';

/** What the limits do, in plain words, as they are typed. */
export function LimitsSummary({
  limits,
  currency,
  none,
}: {
  limits: RiskLimits;
  currency: string | null;
  none: string;
}) {
  const words = riskWords(limits, currency);
  return (
    <aside className={classes.panel} aria-live="polite" aria-label="What the limits do">
      <h2>What the limits do</h2>
      {words.length === 0 ? (
        <p>No limits. {none}</p>
      ) : (
        <ul>
          {words.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </aside>
  );
}
