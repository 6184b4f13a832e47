import type { CopyTradeTotals } from '../api/followers';
import { Flash } from '../ui/Flash';
import classes from './Totals.module.css';

/** How many trades there are in each state, as figures. */
export function Totals({ totals }: { totals: CopyTradeTotals }) {
  const figures: [string, number][] = [
    ['All', totals.all],
    ['Successful', totals.successful],
    ['Pending', totals.pending],
    ['Failed', totals.failed],
    ['Cancelled', totals.cancelled],
  ];
  return (
    <dl className={classes.totals} aria-label="Totals">
      {figures.map(([label, value]) => (
        <div key={label} className={classes.total}>
          <dt>{label}</dt>
          <dd className="tf-number">
            <Flash value={value}>{value}</Flash>
          </dd>
        </div>
      ))}
    </dl>
  );
}
