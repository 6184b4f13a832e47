import type { MasterFigures } from '../api/ranking';
import { hundredthsText, NO_VALUE } from '../format/numbers';
import { Amount } from '../ui/Amount';
import classes from './Ranking.module.css';

/** Per cent of the equity before it, and the amount; the amount alone where no equity is reported. */
export function DrawdownValue({ figures: { drawdown, currency } }: { figures: MasterFigures }) {
  if (drawdown === null) return <span className="tf-muted">{NO_VALUE}</span>;
  const amount = <Amount value={drawdown.amount} currency={currency} />;
  if (drawdown.percent === null) return amount;
  return (
    <span className={classes.profit}>
      <span className="tf-number">{hundredthsText(drawdown.percent)}</span>
      <span className={classes.amount}>{amount}</span>
    </span>
  );
}
