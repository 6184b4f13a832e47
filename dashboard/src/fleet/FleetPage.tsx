import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { MonitorPlay, Plus, Search } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { useAccounts } from '../api/queries';
import type { Account } from '../api/types';
import { useUser } from '../session/Session';
import { DataTable } from '../ui/DataTable';
import { Page } from '../ui/Page';
import { EmptyPanel, ErrorPanel, SkeletonRows } from '../ui/Panels';
import { useUrlSorting, useUrlState } from '../ui/useUrlState';
import { AccountCard } from './AccountCard';
import { fleetColumns } from './columns';
import { fleetSummary, healthOf } from './fleetSummary';
import { AttentionList } from './AttentionList';
import { Orphans } from './Orphans';
import { ReleaseQuarantine } from './ReleaseQuarantine';
import { UnclaimedInstallation } from './UnclaimedInstallation';

type Show = 'all' | 'unwell' | 'stopped';

/** The summary of the fleet, the terminals that need attention, and all terminals. */
export function FleetPage() {
  const accounts = useAccounts();
  if (accounts.data === undefined) {
    return (
      <Page name="Fleet" summary={accounts.isError ? 'The fleet could not be loaded' : 'Loading the fleet…'}>
        {accounts.isError ? (
          <ErrorPanel what="The fleet" error={accounts.error} retry={() => void accounts.refetch()} />
        ) : (
          <SkeletonRows />
        )}
      </Page>
    );
  }
  return accounts.data.length === 0 ? <EmptyFleet /> : <Fleet accounts={accounts.data} />;
}

function EmptyFleet() {
  const mayAdd = useUser().role !== 'INVESTOR';
  return (
    <Page name="Fleet" summary="No terminals yet">
      <EmptyPanel icon={MonitorPlay} title="No terminals yet" action={mayAdd ? <AddAccount /> : undefined}>
        Each trading account has a terminal in a container of its own, or an external Expert Advisor. This page shows
        whether it runs, is signed in at its broker and sends heartbeats.
      </EmptyPanel>
    </Page>
  );
}

function AddAccount() {
  return (
    <Button component={Link} to="/accounts/new" leftSection={<Plus size={16} aria-hidden />}>
      Add account
    </Button>
  );
}

function Fleet({ accounts }: { accounts: Account[] }) {
  const navigate = useNavigate();
  const mayAdd = useUser().role !== 'INVESTOR';
  const [text, setText] = useUrlState('q');
  const [show, setShow] = useUrlState('show', 'all');
  const [sorting, sort] = useUrlSorting('name');
  const summary = fleetSummary(accounts);
  const rows = accounts.filter((account) => matchesText(account, text) && isShown(account, show as Show));

  return (
    <Page
      name="Fleet"
      tone={summary.tone}
      summary={summary.sentence}
      actions={
        mayAdd && (
          <>
            <ReleaseQuarantine accounts={accounts} />
            <AddAccount />
          </>
        )
      }
    >
      <UnclaimedInstallation />
      <AttentionList accounts={summary.needAttention} />
      <DataTable
        name="Terminals"
        columns={fleetColumns}
        rows={rows}
        idOf={(account) => account.id}
        open={(account) => void navigate(`/accounts/${account.id}`)}
        sorting={sorting}
        sort={sort}
        view={`${text} ${show}`}
        card={(account) => <AccountCard account={account} />}
        nothing="No terminal matches this filter."
        toolbar={
          <>
            <TextInput
              aria-label="Filter terminals"
              placeholder="Name, login, owner, host"
              leftSection={<Search size={16} aria-hidden />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <SegmentedControl
              aria-label="Which terminals"
              value={show}
              onChange={setShow}
              data={[
                { value: 'all', label: 'All' },
                { value: 'unwell', label: 'Problems' },
                { value: 'stopped', label: 'Stopped' },
              ]}
            />
          </>
        }
      />
      <Orphans />
    </Page>
  );
}

function matchesText(account: Account, text: string): boolean {
  const parts = [account.name, account.login, account.server, account.ownerEmail, account.host, account.role];
  return parts.join(' ').toLowerCase().includes(text.trim().toLowerCase());
}

function isShown(account: Account, show: Show): boolean {
  if (show === 'all') return true;
  const health = healthOf(account);
  return show === 'stopped' ? health === 'stopped' : health !== 'alive' && health !== 'stopped';
}
