import type { CopyTrade } from '../api/followers';
import { Side } from '../copies/Side';
import { Age } from '../ui/Age';
import { SimpleTable } from '../ui/SimpleTable';
import { StateMark } from '../ui/StateMark';
import classes from './TradeTable.module.css';
import { TRADE_STATES } from './tradeWords';

/** Trades for followers, newest first. */
export function TradeTable({
  trades,
  nameOf,
}: {
  trades: CopyTrade[];
  /** Undefined for a follower, who sees own trades only. */
  nameOf: ((follower: string) => string) | undefined;
}) {
  const head = [
    'Symbol',
    'Side',
    ...(nameOf === undefined ? [] : ['Follower']),
    'Master',
    'Copy',
    'Price',
    'State',
    'Time',
  ];
  return (
    <SimpleTable name="Trades" head={head}>
      {trades.map((trade) => (
        <tr key={trade.id}>
          <td className={classes.symbol}>{trade.symbol}</td>
          <td>
            <Side type={trade.side} />
          </td>
          {nameOf !== undefined && <td data-label="Follower">{nameOf(trade.followerId)}</td>}
          <td className="tf-number" data-label="Master">
            {trade.masterQty}
          </td>
          <td className="tf-number" data-label="Copy">
            {trade.followerQty}
          </td>
          <td className="tf-number" data-label="Price">
            {trade.price}
          </td>
          <td>
            <StateMark of="Trade" state={TRADE_STATES[trade.status]} since={null} reason={trade.reason ?? null} />
            {trade.reason !== undefined && trade.reason !== null && <p className={classes.reason}>{trade.reason}</p>}
          </td>
          <td className="tf-muted">
            <Age at={trade.timestamp} suffix=" ago" />
          </td>
        </tr>
      ))}
    </SimpleTable>
  );
}
