import { MoveDownRight, MoveUpRight } from 'lucide-react';
import type { OrderType } from '../api/types';
import classes from './Side.module.css';

export const SIDE_WORDS: Record<OrderType, string> = {
  BUY: 'Buy',
  SELL: 'Sell',
  BUY_LIMIT: 'Buy limit',
  SELL_LIMIT: 'Sell limit',
  BUY_STOP: 'Buy stop',
  SELL_STOP: 'Sell stop',
};

/** A side as word and arrow. It has no colour: green and red mean profit and loss. */
export function Side({ type }: { type: OrderType }) {
  const Arrow = type.startsWith('BUY') ? MoveUpRight : MoveDownRight;
  return (
    <span className={classes.side}>
      <Arrow size={14} aria-hidden />
      {SIDE_WORDS[type]}
    </span>
  );
}
