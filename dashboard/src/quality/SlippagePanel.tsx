import type { Slippage, SlippageFigures } from '../api/quality';
import { money } from '../format/numbers';
import classes from './Quality.module.css';

/** What the copies' prices cost against the master's. */
export function SlippagePanel({ slippage: { points, money: amounts } }: { slippage: Slippage }) {
  return (
    <section className={classes.panel} aria-label="Slippage">
      <h3>Slippage against the master’s price</h3>
      {points === null && amounts.length === 0 ? (
        <p className="tf-muted">No price of a copy could be compared with the master’s.</p>
      ) : (
        <>
          {amounts.map(({ currency, slippage }) => (
            <p key={currency ?? ''} className={classes.cost}>
              {sentence(slippage, currency)}
            </p>
          ))}
          {points !== null && (
            <dl className={classes.rates}>
              <Figure label="Half of all" value={points.p50} />
              <Figure label="95 of 100" value={points.p95} />
              <Figure label="Worst" value={points.worst} />
              <Figure label="Best" value={points.best} />
            </dl>
          )}
          <p className="tf-muted">In points; below zero is better than the master’s price.</p>
        </>
      )}
    </section>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className={classes.rate}>
      <dt>{label}</dt>
      <dd>
        <strong className="tf-number">{value.replace('-', '\u2212')}</strong>
      </dd>
    </div>
  );
}

/** Slippage above zero costs the follower. */
function sentence({ total, mean, worst }: SlippageFigures, currency: string | null): string {
  const sum = Number(total);
  if (sum === 0) return 'Copies cost as much as at the master’s prices.';
  const amount = (text: string): string => {
    const value = money((Math.sign(sum) * Number(text)).toFixed(2), currency);
    return currency === null ? value : `${value}\u202f${currency}`;
  };
  return sum < 0
    ? `Gained ${amount(total)} in total, ${amount(mean)} per copy on average.`
    : `Cost ${amount(total)} in total, ${amount(mean)} per copy on average, ${amount(worst)} at worst.`;
}
