import { Button } from '@mantine/core';
import { Plus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useAccounts } from '../api/queries';
import { useMembers, useWallet, useWalletEntries, type Member, type Wallet } from '../api/wallets';
import { count, money } from '../format/numbers';
import { useUser } from '../session/Session';
import { Page } from '../ui/Page';
import { EmptyPanel, Waiting } from '../ui/Panels';
import { AddMember } from './AddMember';
import { Ledger } from './Ledger';
import { MemberTable } from './MemberTable';
import { MoveMoney, type Move } from './MoveMoney';
import { Totals } from './Totals';

const PARENT = { to: '/wallets', label: 'Community wallets' };

/** A community wallet: its members with their shares, and what happened to it. */
export default function WalletPage() {
  const id = Number(useParams().id);
  const wallet = useWallet(id);
  const accounts = useAccounts();
  const name = accounts.data?.find((account) => account.id === wallet.data?.accountId)?.name ?? `Wallet ${id}`;
  if (wallet.data === undefined) {
    return (
      <Page
        name={`Wallet ${id}`}
        parent={PARENT}
        summary={wallet.isError ? 'The wallet could not be loaded' : 'Loading…'}
      >
        <Waiting what="The wallet" query={wallet} />
      </Page>
    );
  }
  return <Opened wallet={wallet.data} name={name} />;
}

function Opened({ wallet, name }: { wallet: Wallet; name: string }) {
  const members = useMembers(wallet.id);
  const entries = useWalletEntries(wallet.id);
  const mayChange = useUser().role !== 'INVESTOR';
  const [adding, setAdding] = useState(false);
  const [moving, setMoving] = useState<{ member: Member; move: Move }>();
  const add = (
    <Button onClick={() => setAdding(true)} leftSection={<UserPlus size={16} aria-hidden />}>
      Add member
    </Button>
  );
  return (
    <Page
      name={name}
      parent={PARENT}
      summary={`${money(wallet.value, wallet.currency)} ${wallet.currency} of ${count(wallet.members, 'member')}`}
      actions={mayChange && wallet.members > 0 && add}
    >
      <Totals wallet={wallet} />
      {members.data === undefined ? (
        <Waiting what="Members" query={members} />
      ) : members.data.length === 0 ? (
        <EmptyPanel icon={Plus} title="No members yet" action={mayChange && add}>
          What the account earns is divided among the members by what they have invested.
        </EmptyPanel>
      ) : (
        <MemberTable
          wallet={wallet}
          members={members.data}
          {...(mayChange ? { move: (member: Member, move: Move) => setMoving({ member, move }) } : {})}
        />
      )}
      {entries.data !== undefined && entries.data.length > 0 && <Ledger wallet={wallet} entries={entries.data} />}
      {adding && <AddMember wallet={wallet} close={() => setAdding(false)} />}
      {moving !== undefined && <MoveMoney wallet={wallet} {...moving} close={() => setMoving(undefined)} />}
    </Page>
  );
}
