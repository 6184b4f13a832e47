import type { MasterFigures } from '../api/ranking';
import { outcome, signedPercent } from '../format/numbers';
import { Amount } from '../ui/Amount';
import classes from './Ranking.module.css';

/** Per cent, and the amount below; what was not reported is said. */
export function Profit({ figures: { profit, profitPercent, currency, trades } }: { figures: MasterFigures }) {
  if (profit === null) return <span className="tf-muted">{trades === 0 ? 'No closed trades' : 'Not reported'}</span>;
  if (profitPercent === null) return <Amount value={profit} currency={currency} signed />;
  const meaning = outcome(profit);
  return (
    <span className={classes.profit}>
      <strong className={`tf-number ${meaning === 'none' ? '' : `tf-${meaning}`}`}>
        {signedPercent(profitPercent)}
      </strong>
      <span className={classes.amount}>
        <Amount value={profit} currency={currency} />
      </span>
    </span>
  );
}
