import type { OrderType } from '../api/types';
import { lots } from '../format/numbers';
import { Side } from './Side';
import classes from './Side.module.css';

/** What is traded in one line: side, lots and symbol. */
export function Traded({ type, volume, symbol }: { type: OrderType; volume: string; symbol: string }) {
  return (
    <span className={classes.traded}>
      <Side type={type} />{' '}
      <span className="tf-number">
        {lots(volume)} {symbol}
      </span>
    </span>
  );
}
