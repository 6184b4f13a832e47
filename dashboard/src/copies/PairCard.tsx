import { lots, milliseconds } from '../format/numbers';
import { pairState } from '../format/states';
import { Age } from '../ui/Age';
import { StateMark } from '../ui/StateMark';
import classes from './PairCard.module.css';
import { PairProfit } from './PairProfit';
import { copyVolume, reasonOf, type PairRow } from './rows';
import { Sides } from './Sides';
import { TestMark } from './TestMark';

/** A copy on a narrow screen. */
export function PairCard({ row, open }: { row: PairRow; open: () => void }) {
  const { pair } = row;
  return (
    <article className={classes.card}>
      <header className={classes.head}>
        <button type="button" className={classes.symbol} onClick={open}>
          {pair.master.symbol}
          <span className="tf-visually-hidden">, copy {pair.id}: details</span>
        </button>
        {pair.master.test && <TestMark />}
        <Sides pair={pair} />
        <span className={classes.profit}>
          <PairProfit row={row} />
        </span>
      </header>
      <div className={classes.line}>
        <span className={classes.way}>
          {row.master} → {row.follower}
        </span>
        <span className="tf-number">
          {lots(pair.master.volume)} → {lots(copyVolume(pair))}
        </span>
      </div>
      <div className={classes.line}>
        <StateMark of="Copy" state={pairState(pair.status)} since={pair.closedAt} reason={pair.reason} />
        <span className="tf-muted">
          {milliseconds(pair.latency.totalMs)} · <Age at={pair.receivedAt} suffix=" ago" />
        </span>
      </div>
      {reasonOf(pair) !== null && <p className={classes.reason}>{reasonOf(pair)}</p>}
    </article>
  );
}
