import type { QualityReason } from '../api/quality';
import { pairState } from '../format/states';
import { ToneIcon } from '../ui/ToneIcon';
import classes from './Quality.module.css';

/** Why copies are missing, the most frequent reason first. */
export function ReasonList({ reasons }: { reasons: QualityReason[] }) {
  if (reasons.length === 0) return null;
  return (
    <section className={classes.panel} aria-label="Why copies are missing">
      <h3>Why copies are missing</h3>
      <ul className={classes.reasons}>
        {reasons.map(({ status, code, reason, count }) => (
          <li key={`${status} ${code} ${reason}`}>
            <span className="tf-number">{count}</span>
            <ToneIcon tone={pairState(status).tone} />
            <span>
              <span className="tf-muted">{pairState(status).word}: </span>
              {reason}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
