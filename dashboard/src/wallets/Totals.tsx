import type { ReactNode } from 'react';
import type { Wallet } from '../api/wallets';
import { Age } from '../ui/Age';
import { Amount } from '../ui/Amount';
import classes from './Wallets.module.css';

/** What was paid in and out of a wallet, and what it has earned. */
export function Totals({ wallet }: { wallet: Wallet }) {
  const { currency } = wallet;
  return (
    <dl className={classes.totals}>
      <Total name="Invested">
        <Amount value={wallet.invested} currency={currency} />
      </Total>
      <Total name="Withdrawn">
        <Amount value={wallet.withdrawn} currency={currency} />
      </Total>
      <Total name="Profit">
        <Amount value={wallet.profit} currency={currency} signed />
      </Total>
      <Total name="Performance fee">
        {wallet.fee === null ? 'None' : `${wallet.fee.percent} % for ${wallet.fee.earner}`}
      </Total>
      <Total name="Valued">
        {wallet.reportedAt === null ? 'Not yet' : <Age at={wallet.reportedAt} suffix=" ago" />}
      </Total>
    </dl>
  );
}

function Total({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
