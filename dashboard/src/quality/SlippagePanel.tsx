import type { Slippage } from '../api/quality';
import { money, signedMoney } from '../format/numbers';
import { parseDecimal, toText } from '../format/decimal';
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
              {cost(slippage.total, currency)}: {money(Number(slippage.mean).toFixed(2), currency)} per copy on average,
              at worst {money(slippage.worst, currency)}.
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
function cost(total: string, currency: string | null): string {
  const value = parseDecimal(total);
  const name = currency === null ? '' : `\u202f${currency}`;
  if (value === undefined || value.unscaled === 0n) return 'No cost in total';
  const won = toText({ unscaled: -value.unscaled, scale: value.scale });
  return `${signedMoney(won, currency)}${name} in total`;
}
