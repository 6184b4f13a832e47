import type { ProfitByDay } from '../api/quality';
import { dayText } from '../format/time';
import classes from '../quality/Quality.module.css';
import { Amount } from '../ui/Amount';

/** The days as a table, newest first, on request. */
export function DayTable({ profit: { days, currency } }: { profit: ProfitByDay }) {
  return (
    <details className={classes.details}>
      <summary>Show the days as a table</summary>
      <table className={classes.steps} aria-label="Profit and loss by day">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Closed</th>
            <th scope="col">Floating</th>
            <th scope="col">Total</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ date, closed, floating, total, complete }) => (
            <tr key={date}>
              <th scope="row">
                {dayText(date)}
                {!complete && <span className="tf-muted"> so far</span>}
              </th>
              <td>
                <Amount value={closed} currency={currency} signed />
              </td>
              <td>
                <Amount value={floating} currency={currency} signed />
              </td>
              <td>
                <Amount value={total} currency={currency} signed />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
