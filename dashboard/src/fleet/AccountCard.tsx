import { Link } from 'react-router';
import type { Account } from '../api/types';
import { NO_VALUE } from '../format/numbers';
import { Amount } from '../ui/Amount';
import classes from './AccountCard.module.css';
import { AccountStates } from './AccountStates';
import { detailOf, roleOf } from './columns';
import { Heartbeat } from './Heartbeat';
import { Staleness } from './Staleness';

/** A terminal on a narrow screen. */
export function AccountCard({ account }: { account: Account }) {
  return (
    <article className={classes.card}>
      <header className={classes.head}>
        <span className={classes.title}>
          <Link to={`/accounts/${account.id}`} className={classes.name}>
            {account.name}
          </Link>
          <span className={classes.detail}>{detailOf(account)}</span>
        </span>
        <span className={classes.role}>{roleOf(account)}</span>
      </header>
      <div className={classes.states}>
        <AccountStates account={account} />
      </div>
      <dl className={classes.figures}>
        <div>
          <dt>Balance</dt>
          <dd>
            <Staleness account={account}>
              <Amount value={account.balance} currency={account.currency} />
            </Staleness>
          </dd>
        </div>
        <div>
          <dt>Equity</dt>
          <dd>
            <Staleness account={account}>
              <Amount value={account.equity} currency={account.currency} />
            </Staleness>
          </dd>
        </div>
        <div>
          <dt>Positions</dt>
          <dd className="tf-number">{account.positions ?? NO_VALUE}</dd>
        </div>
        <div>
          <dt>Heartbeat</dt>
          <dd>
            <Heartbeat account={account} />
          </dd>
        </div>
      </dl>
    </article>
  );
}
