import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { lots, NO_VALUE, price } from '../format/numbers';
import { pairState } from '../format/states';
import { exact } from '../format/time';
import { StateMark } from '../ui/StateMark';
import classes from './PairDrawer.module.css';
import { PairProfit } from './PairProfit';
import { copyVolume, leftOf, type PairRow } from './rows';
import { Side } from './Side';
import { Sides } from './Sides';
import { TestMark } from './TestMark';
import { LatencyWaterfall } from './LatencyWaterfall';

/** One copy in full: the master's trade beside it, the reason, and the signal's way. */
export function PairDrawer({ row, close }: { row: PairRow | undefined; close: () => void }) {
  return (
    <Drawer
      opened={row !== undefined}
      onClose={close}
      position="right"
      size={480}
      title={row === undefined ? '' : `Copy ${row.pair.id}, ${row.pair.master.symbol}`}
    >
      {row !== undefined && <Detail row={row} />}
    </Drawer>
  );
}

function Detail({ row }: { row: PairRow }) {
  const { pair } = row;
  return (
    <div className={classes.detail}>
      <div className={classes.top}>
        <StateMark of="Copy" state={pairState(pair.status)} since={pair.closedAt} reason={pair.reason} />
        <Sides pair={pair} />
        {pair.master.test && <TestMark />}
        <strong className={classes.profit}>
          <PairProfit row={row} />
        </strong>
      </div>
      {pair.reason !== null && <p className={classes.reason}>{pair.reason}</p>}

      <section>
        <h3 className={classes.heading}>Latency</h3>
        <LatencyWaterfall latency={pair.latency} filled={pair.slaveTicket !== null} />
        <Link className={classes.others ?? ''} to={`/trades/${pair.masterTradeId}`}>
          Compare with the other followers
        </Link>
      </section>

      <section>
        <h3 className={classes.heading}>Comparison</h3>
        <table className={classes.compare}>
          <thead>
            <tr>
              <td />
              <th scope="col">Master</th>
              <th scope="col">Copy</th>
            </tr>
          </thead>
          <tbody>
            <Compared
              what="Account"
              master={<AccountName id={pair.masterAccountId} name={row.master} opens={row.opens.master} />}
              copy={<AccountName id={pair.followerAccountId} name={row.follower} opens={row.opens.follower} />}
            />
            <Compared what="Ticket" master={pair.master.ticket} copy={pair.slaveTicket ?? NO_VALUE} />
            <Compared what="Symbol" master={pair.master.symbol} copy={pair.slaveSymbol ?? NO_VALUE} />
            <Compared
              what="Side"
              master={<Side type={pair.master.type} />}
              copy={pair.slaveType === null ? NO_VALUE : <Side type={pair.slaveType} />}
            />
            <Compared what="Lots" master={lots(pair.master.volume)} copy={lots(copyVolume(pair))} />
            {leftOf(pair) !== null && (
              <Compared what="Still open" master={lots(pair.master.remaining)} copy={lots(leftOf(pair))} />
            )}
            <Compared
              what="Open price"
              master={price(pair.master.price, row.digits)}
              copy={price(pair.openPrice, row.digits)}
            />
            <Compared what="Close price" master={NO_VALUE} copy={price(pair.closePrice, row.digits)} />
            <Compared
              what="State"
              master={pair.master.status.toLowerCase()}
              copy={pairState(pair.status).word.toLowerCase()}
            />
          </tbody>
        </table>
      </section>

      <dl className={classes.times}>
        <div>
          <dt>Received</dt>
          <dd>{exact(pair.receivedAt)}</dd>
        </div>
        {pair.answeredAt !== null && (
          <div>
            <dt>Answered</dt>
            <dd>{exact(pair.answeredAt)}</dd>
          </div>
        )}
        {pair.closedAt !== null && (
          <div>
            <dt>Closed</dt>
            <dd>{exact(pair.closedAt)}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

/** Other people's accounts have a name but no page. */
function AccountName({ id, name, opens }: { id: number; name: string; opens: boolean }) {
  return opens ? <Link to={`/accounts/${id}`}>{name}</Link> : name;
}

function Compared({ what, master, copy }: { what: string; master: ReactNode; copy: ReactNode }) {
  return (
    <tr>
      <th scope="row">{what}</th>
      <td>{master}</td>
      <td>{copy}</td>
    </tr>
  );
}
