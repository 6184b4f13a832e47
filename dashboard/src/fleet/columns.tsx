import { Link } from 'react-router';
import type { Account } from '../api/types';
import { compareTexts } from '../format/decimal';
import { bytes, NO_VALUE, percent } from '../format/numbers';
import { Amount } from '../ui/Amount';
import { columnsOf } from '../ui/DataTable';
import { Flash } from '../ui/Flash';
import { AccountStates } from './AccountStates';
import classes from './columns.module.css';
import { Heartbeat } from './Heartbeat';
import { healthOf, type Health } from './fleetSummary';
import { Staleness } from './Staleness';

const column = columnsOf<Account>();

/** Sort order of the state column: most urgent first. */
const URGENCY: Health[] = ['needsAttention', 'recovering', 'starting', 'alive', 'stopped'];
const urgency = (account: Account): number => URGENCY.indexOf(healthOf(account));

export const fleetColumns = column.columns([
  column.accessor('name', {
    id: 'name',
    header: 'Account',
    cell: ({ row: { original: account } }) => (
      <span className={classes.account}>
        <Link to={`/accounts/${account.id}`} className={classes.name} title={account.name} tabIndex={-1}>
          {account.name}
        </Link>
        <span className={classes.detail}>
          {roleOf(account)} · {detailOf(account)}
        </span>
      </span>
    ),
  }),
  column.accessor('role', {
    id: 'role',
    header: 'Role',
    meta: { optional: true },
    cell: ({ row: { original } }) => roleOf(original),
  }),
  column.accessor(urgency, {
    id: 'state',
    header: 'Container · broker · expert',
    meta: { label: 'States' },
    cell: ({ row: { original } }) => <AccountStates account={original} />,
  }),
  column.accessor('balance', {
    id: 'balance',
    header: 'Balance',
    meta: { align: 'end', leaves: 4 },
    sortFn: (a, b) => compareTexts(a.original.balance, b.original.balance),
    cell: ({ row: { original: account } }) => (
      <Staleness account={account}>
        <Flash value={account.balance}>
          <Amount value={account.balance} currency={account.currency} />
        </Flash>
      </Staleness>
    ),
  }),
  column.accessor('equity', {
    id: 'equity',
    header: 'Equity',
    meta: { align: 'end' },
    sortFn: (a, b) => compareTexts(a.original.equity, b.original.equity),
    cell: ({ row: { original: account } }) => (
      <Staleness account={account}>
        <Flash value={account.equity}>
          <Amount value={account.equity} currency={account.currency} />
        </Flash>
      </Staleness>
    ),
  }),
  column.accessor('positions', {
    id: 'positions',
    header: 'Positions',
    meta: { align: 'end', leaves: 3 },
    cell: ({ row: { original: account } }) => (
      <Staleness account={account}>
        <Flash value={account.positions}>
          <span className="tf-number">{account.positions ?? NO_VALUE}</span>
        </Flash>
      </Staleness>
    ),
  }),
  column.accessor('lastHeartbeatAt', {
    id: 'heartbeat',
    header: 'Heartbeat',
    meta: { align: 'end' },
    cell: ({ row: { original } }) => <Heartbeat account={original} />,
  }),
  column.accessor((account) => account.host ?? '', {
    id: 'host',
    header: 'Host',
    meta: { leaves: 2 },
    cell: ({ row: { original: account } }) => (account.platform === 'MT5' ? (account.host ?? 'local') : 'external'),
  }),
  column.accessor('restarts', {
    id: 'restarts',
    header: 'Restarts',
    meta: { align: 'end', leaves: 1 },
    cell: (info) => <span className="tf-number">{info.getValue()}</span>,
  }),
  column.accessor((account) => account.resources?.cpus ?? -1, {
    id: 'cpu',
    header: 'CPU',
    meta: { align: 'end', optional: true },
    cell: ({ row: { original: account } }) => (
      <span className="tf-number">{account.resources === null ? NO_VALUE : percent(account.resources.cpus)}</span>
    ),
  }),
  column.accessor((account) => account.resources?.memoryBytes ?? -1, {
    id: 'memory',
    header: 'Memory',
    meta: { align: 'end', optional: true },
    cell: ({ row: { original: account } }) => (
      <span className="tf-number">{account.resources === null ? NO_VALUE : bytes(account.resources.memoryBytes)}</span>
    ),
  }),
  column.accessor('ownerEmail', { id: 'owner', header: 'Owner', meta: { optional: true } }),
]);

export function roleOf(account: Account): string {
  return account.role === 'MASTER' ? 'Master' : 'Follower';
}

export const PLATFORM_NAMES: Record<Account['platform'], string> = {
  MT5: 'MetaTrader 5',
  EXTERNAL: 'External Expert Advisor',
  HTTP: 'Signals over HTTP',
  TRADINGVIEW: 'TradingView',
  MATCH_TRADER: 'Match-Trader',
};

/** Login and broker, or the platform of an account without a login. */
export function detailOf({ login, server, broker, platform }: Account): string {
  if (login === null) return PLATFORM_NAMES[platform];
  const at = server ?? hostOf(broker?.baseUrl ?? null);
  return at === null ? login : `${login} · ${at}`;
}

function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).host : null;
}
