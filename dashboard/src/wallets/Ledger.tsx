import type { Wallet, WalletEntry } from '../api/wallets';
import { toTheMinute } from '../format/time';
import { Amount } from '../ui/Amount';
import { SimpleTable } from '../ui/SimpleTable';
import classes from './Wallets.module.css';

/** What happened to a wallet, newest first. */
export function Ledger({ wallet, entries }: { wallet: Wallet; entries: WalletEntry[] }) {
  return (
    <section className={classes.ledger}>
      <h2>Ledger</h2>
      <SimpleTable name="Ledger" head={['Time', 'What', 'Member', 'Amount']}>
        {entries.map((entry) => (
          <tr key={entry.seq}>
            <td>
              <time dateTime={entry.at}>{toTheMinute(entry.at)}</time>
            </td>
            <td data-label="What">
              {words(entry.kind)}
              {entry.percent !== null && ` (${entry.percent} %)`}
            </td>
            <td data-label="Member">{entry.memberId ?? '–'}</td>
            <td data-label="Amount">
              <Amount value={entry.amount} currency={wallet.currency} />
            </td>
          </tr>
        ))}
      </SimpleTable>
    </section>
  );
}

/** `FEE_CHARGED` becomes `Fee charged`. */
function words(kind: string): string {
  const text = kind.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
