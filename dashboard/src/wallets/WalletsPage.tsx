import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus, WalletCards } from 'lucide-react';
import { Link } from 'react-router';
import { useAccounts } from '../api/queries';
import { useWallets, type Wallet } from '../api/wallets';
import { count } from '../format/numbers';
import { useUser } from '../session/Session';
import { Amount } from '../ui/Amount';
import { Page } from '../ui/Page';
import { EmptyPanel, Waiting } from '../ui/Panels';
import { SimpleTable } from '../ui/SimpleTable';
import { OpenWallet } from './OpenWallet';

/** The community wallets that the user has a part in. */
export default function WalletsPage() {
  const wallets = useWallets();
  const accounts = useAccounts();
  const { role } = useUser();
  const [opened, { open, close }] = useDisclosure();
  const mayOpen = role !== 'INVESTOR';
  const add = (
    <Button onClick={open} leftSection={<Plus size={16} aria-hidden />}>
      Open a wallet
    </Button>
  );
  const { data } = wallets;
  const nameOf = (wallet: Wallet): string =>
    accounts.data?.find(({ id }) => id === wallet.accountId)?.name ?? `Account ${wallet.accountId}`;
  return (
    <Page
      name="Community wallets"
      summary={summaryOf(data)}
      actions={mayOpen && data !== undefined && data.length > 0 && add}
    >
      {data === undefined && <Waiting what="Wallets" query={wallets} />}
      {data?.length === 0 && (
        <EmptyPanel icon={WalletCards} title="One account, several investors" action={mayOpen && add}>
          A wallet divides what an account earns among its members by their shares, to the smallest unit of the
          currency. Members may pay in and out at any time.
        </EmptyPanel>
      )}
      {data !== undefined && data.length > 0 && (
        <SimpleTable name="Community wallets" head={['Account', 'Members', 'Invested', 'Profit', 'Value']}>
          {data.map((wallet) => (
            <tr key={wallet.id}>
              <td>
                <Link to={`/wallets/${wallet.id}`}>{nameOf(wallet)}</Link>
              </td>
              <td data-label="Members">{wallet.members}</td>
              <td data-label="Invested">
                <Amount value={wallet.invested} currency={wallet.currency} />
              </td>
              <td data-label="Profit">
                <Amount value={wallet.profit} currency={wallet.currency} signed />
              </td>
              <td data-label="Value">
                <Amount value={wallet.value} currency={wallet.currency} />
              </td>
            </tr>
          ))}
        </SimpleTable>
      )}
      {opened && (
        <OpenWallet
          close={close}
          accounts={(accounts.data ?? []).filter(({ id }) => data?.every(({ accountId }) => accountId !== id))}
        />
      )}
    </Page>
  );
}

function summaryOf(wallets: Wallet[] | undefined): string {
  if (wallets === undefined) return 'Loading wallets…';
  return wallets.length === 0 ? 'No community wallets yet' : count(wallets.length, 'community wallet');
}
