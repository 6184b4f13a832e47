import { Amount } from '../ui/Amount';
import classes from './PairProfit.module.css';
import type { PairRow } from './rows';

/** What a copy has brought, and what its open part would bring now. */
export function PairProfit({ row: { pair, currency, floating } }: { row: PairRow }) {
  if (floating === undefined) return <Amount value={pair.profit} currency={currency} signed />;
  return (
    <span className={classes.both}>
      {pair.profit !== null && <Amount value={pair.profit} currency={currency} signed />}
      <span title="What closing it now would bring, by the price at the master's broker, without costs">
        <Amount value={floating.amount} currency={floating.currency} signed />
        <span className={classes.floating}>floating</span>
      </span>
    </span>
  );
}
