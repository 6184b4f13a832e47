import { compareTexts } from '../format/decimal';
import { lots, milliseconds, NO_VALUE, price } from '../format/numbers';
import { pairState } from '../format/states';
import { Age } from '../ui/Age';
import { columnsOf } from '../ui/DataTable';
import { Flash } from '../ui/Flash';
import { StateMark } from '../ui/StateMark';
import classes from './columns.module.css';
import { copyVolume, leftOf, reasonOf, type PairRow } from './rows';
import { PairProfit } from './PairProfit';
import { Sides } from './Sides';
import { TestMark } from './TestMark';

const column = columnsOf<PairRow>();

export const pairColumns = column.columns([
  column.accessor((row) => row.pair.receivedAt, {
    id: 'received',
    header: 'Received',
    cell: (info) => (
      <span className="tf-muted">
        <Age at={info.getValue()} />
      </span>
    ),
  }),
  column.accessor((row) => row.pair.master.symbol, {
    id: 'symbol',
    header: 'Symbol',
    cell: ({ row: { original: row } }) => (
      <span className={classes.marked}>
        <Two first={row.pair.master.symbol} second={otherSymbol(row)} title={otherSymbol(row)} />
        {row.pair.master.test && <TestMark />}
      </span>
    ),
  }),
  column.accessor((row) => row.pair.master.type, {
    id: 'side',
    header: 'Side',
    cell: ({ row: { original: row } }) => <Sides pair={row.pair} stacked />,
  }),
  column.accessor('master', {
    id: 'master',
    header: 'Master',
    meta: { leaves: 3 },
    cell: ({ row: { original: row } }) => (
      <Two wide first={row.master} second={`#${row.pair.master.ticket}`} title={row.master} />
    ),
  }),
  column.accessor('follower', {
    id: 'follower',
    header: 'Follower',
    cell: ({ row: { original: row } }) => (
      <Two
        wide
        first={row.follower}
        second={row.pair.slaveTicket === null ? NO_VALUE : `#${row.pair.slaveTicket}`}
        title={row.follower}
      />
    ),
  }),
  column.accessor((row) => row.pair.slaveVolume, {
    id: 'lots',
    header: 'Lots',
    meta: { align: 'end' },
    sortFn: (a, b) => compareTexts(a.original.pair.slaveVolume, b.original.pair.slaveVolume),
    cell: ({ row: { original: row } }) => (
      <span className="tf-number">
        <span className="tf-muted">{lots(row.pair.master.volume)} →</span> {lots(copyVolume(row.pair))}
        {leftOf(row.pair) !== null && <span className={classes.left}>{lots(leftOf(row.pair))} left</span>}
      </span>
    ),
  }),
  column.accessor((row) => row.pair.openPrice, {
    id: 'open',
    header: 'Open price',
    meta: { align: 'end', optional: true },
    sortFn: (a, b) => compareTexts(a.original.pair.openPrice, b.original.pair.openPrice),
    cell: ({ row: { original: row } }) => <span className="tf-number">{price(row.pair.openPrice, row.digits)}</span>,
  }),
  column.accessor((row) => row.pair.closePrice, {
    id: 'close',
    header: 'Close price',
    meta: { align: 'end', optional: true },
    sortFn: (a, b) => compareTexts(a.original.pair.closePrice, b.original.pair.closePrice),
    cell: ({ row: { original: row } }) => <span className="tf-number">{price(row.pair.closePrice, row.digits)}</span>,
  }),
  column.accessor((row) => row.pair.status, {
    id: 'state',
    header: 'State',
    cell: ({ row: { original: row } }) => (
      <Flash value={row.pair.status}>
        <StateMark of="Copy" state={pairState(row.pair.status)} since={row.pair.closedAt} reason={row.pair.reason} />
      </Flash>
    ),
  }),
  column.accessor((row) => reasonOf(row.pair) ?? '', {
    id: 'reason',
    header: 'Reason',
    meta: { leaves: 2 },
    cell: (info) => (
      <span className={classes.reason} title={info.getValue()}>
        {info.getValue()}
      </span>
    ),
  }),
  column.accessor((row) => row.pair.profit, {
    id: 'profit',
    header: 'Profit',
    meta: { align: 'end' },
    sortFn: (a, b) => compareTexts(a.original.pair.profit, b.original.pair.profit),
    cell: ({ row: { original: row } }) => (
      <Flash value={row.pair.profit}>
        <PairProfit row={row} />
      </Flash>
    ),
  }),
  column.accessor((row) => row.pair.latency.totalMs ?? -1, {
    id: 'latency',
    header: 'Latency',
    meta: { align: 'end', leaves: 1 },
    cell: ({ row: { original: row } }) => (
      <span className="tf-number tf-muted">{milliseconds(row.pair.latency.totalMs)}</span>
    ),
  }),
]);

/** The symbol's name at the follower's broker, if it differs. */
function otherSymbol({ pair }: PairRow): string {
  return pair.slaveSymbol === null || pair.slaveSymbol === pair.master.symbol ? '' : `as ${pair.slaveSymbol}`;
}

function Two({ first, second, title, wide = false }: { first: string; second: string; title: string; wide?: boolean }) {
  return (
    <span className={`${classes.two} ${wide ? classes.wide : ''}`} title={title}>
      <span className={classes.first}>{first}</span>
      {second !== '' && <span className={classes.second}>{second}</span>}
    </span>
  );
}
