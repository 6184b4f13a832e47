import type { ReactNode } from 'react';
import { parseDecimal, subtract, toText } from '../format/decimal';
import { bytes, NO_VALUE, percent } from '../format/numbers';
import type { Account } from '../api/types';
import { detailOf, PLATFORM_NAMES, roleOf } from '../fleet/columns';
import { Heartbeat } from '../fleet/Heartbeat';
import { Staleness } from '../fleet/Staleness';
import { Age } from '../ui/Age';
import { Amount } from '../ui/Amount';
import { Flash } from '../ui/Flash';
import classes from './AccountDetails.module.css';

/** The figures and settings of an account. */
export function AccountDetails({ account }: { account: Account }) {
  // Sources that only send signals report nothing of their account.
  const reports = hasFigures(account);
  return (
    <aside className={classes.facts} data-wide={account.containerState === null || undefined} aria-label="Account">
      {reports && <Figures account={account} />}
      {reports && (
        <Group>
          <Fact label={account.terminal === null && account.platform !== 'EXTERNAL' ? 'Last report' : 'Heartbeat'}>
            <Heartbeat account={account} />
          </Fact>
          {account.containerState !== null && <Container account={account} />}
        </Group>
      )}
      <Group>
        <Fact label="Role">{roleOf(account)}</Fact>
        {account.login !== null && <Fact label="Login">{detailOf(account)}</Fact>}
        <Fact label={account.terminal === null ? 'Platform' : 'Terminal'}>{platformOf(account)}</Fact>
        <Fact label="Owner">{account.ownerEmail ?? NO_VALUE}</Fact>
        <Fact label="Created">
          <Age at={account.createdAt} suffix=" ago" />
        </Fact>
      </Group>
    </aside>
  );
}

function hasFigures({ platform, role, lastHeartbeatAt }: Account): boolean {
  const sendsSignalsOnly = platform === 'TRADINGVIEW' || (platform === 'HTTP' && role === 'MASTER');
  return !sendsSignalsOnly || lastHeartbeatAt !== null;
}

function Figures({ account }: { account: Account }) {
  return (
    <Group>
      <Fact label="Balance">
        <ReportedValue account={account} value={account.balance}>
          <Amount value={account.balance} currency={account.currency} />
        </ReportedValue>
      </Fact>
      <Fact label="Equity">
        <ReportedValue account={account} value={account.equity}>
          <Amount value={account.equity} currency={account.currency} />
        </ReportedValue>
      </Fact>
      <Fact label="Floating profit">
        <ReportedValue account={account} value={floating(account)}>
          <Amount value={floating(account)} currency={account.currency} signed />
        </ReportedValue>
      </Fact>
      <Fact label="Open positions">
        <ReportedValue account={account} value={account.positions}>
          <span className="tf-number">{account.positions ?? NO_VALUE}</span>
        </ReportedValue>
      </Fact>
    </Group>
  );
}

function Container({ account }: { account: Account }) {
  return (
    <>
      <Fact label="Restarts">
        <span className="tf-number">{account.restarts}</span>
      </Fact>
      <Fact label="Host">{account.host ?? 'local'}</Fact>
      <Fact label="CPU, memory">
        <span className="tf-number">
          {account.resources === null
            ? NO_VALUE
            : `${percent(account.resources.cpus)}, ${bytes(account.resources.memoryBytes)}`}
        </span>
      </Fact>
    </>
  );
}

function Group({ children }: { children: ReactNode }) {
  return <dl className={classes.group}>{children}</dl>;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A value reported by the Expert Advisor: it flashes when it changes and is dimmed when it is stale. */
function ReportedValue({
  account,
  value,
  children,
}: {
  account: Account;
  value: string | number | null;
  children: ReactNode;
}) {
  return (
    <Staleness account={account}>
      <Flash value={value}>{children}</Flash>
    </Staleness>
  );
}

/** Profit of the open positions: equity minus balance. */
function floating(account: Account): string | null {
  const equity = parseDecimal(account.equity ?? '');
  const balance = parseDecimal(account.balance ?? '');
  return equity === undefined || balance === undefined ? null : toText(subtract(equity, balance), 2);
}

function platformOf(account: Account): string {
  if (account.terminal === null) return PLATFORM_NAMES[account.platform];
  return account.terminal === 'simulator' ? 'Simulated terminal' : 'MetaTrader 5';
}
