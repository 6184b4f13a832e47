import { Button, Select } from '@mantine/core';
import { ArrowLeftRight, GitFork, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { PairFilter } from '../api/keys';
import { useFloatingProfits, useMasters, usePair, usePairs } from '../api/queries';
import type { Account, FloatingProfit, Master, Pair, PairStatus } from '../api/types';
import { pairState } from '../format/states';
import { useUser } from '../session/Session';
import { DataTable } from '../ui/DataTable';
import { EmptyPanel, ErrorPanel, SkeletonRows } from '../ui/Panels';
import { useUrlSorting, useUrlState } from '../ui/useUrlState';
import { pairColumns } from './columns';
import classes from './CopiesTable.module.css';
import { PairCard } from './PairCard';
import { PairDrawer } from './PairDrawer';
import { rowsOf } from './rows';

const STATUSES: PairStatus[] = ['PENDING', 'PLACED', 'OPEN', 'CLOSED', 'CANCELLED', 'SKIPPED', 'FAILED'];

const NO_MASTERS: Master[] = [];
const NO_PAIRS: Pair[] = [];
const NO_PROFITS: FloatingProfit[] = [];

/** Copies, newest first, live; of one account, or with a filter by account. */
export function CopiesTable({ accounts, account }: { accounts: Account[]; account?: number }) {
  const [accountText, setAccount] = useUrlState('account');
  const [statusText, setStatus] = useUrlState('status');
  const [chosen, choose] = useUrlState('pair');
  const [sorting, sort] = useUrlSorting();
  const filter = filterOf(account, accountText, statusText);
  const pairs = usePairs(filter);
  const masters = useMasters().data ?? NO_MASTERS;
  const loaded = useMemo(() => pairs.data?.pages.flatMap((page) => page.items) ?? NO_PAIRS, [pairs.data]);
  const anyOpen = loaded.some(({ status }) => status === 'OPEN');
  const floating = useFloatingProfits(filter.account, anyOpen).data ?? NO_PROFITS;
  const rows = useMemo(() => rowsOf(loaded, accounts, masters, floating), [loaded, accounts, masters, floating]);
  // A copy opened by its address may be on a page that is not loaded, and its state may no longer match the filter.
  const looksAt = /^\d+$/.test(chosen);
  const alone = usePair(Number(chosen), looksAt).data;
  const detail =
    rows.find((row) => `${row.id}` === chosen) ??
    (looksAt && alone !== undefined ? rowsOf([alone], accounts, masters, floating)[0] : undefined);

  if (pairs.data === undefined) {
    if (!pairs.isError) return <SkeletonRows />;
    return <ErrorPanel what="Copies" error={pairs.error} retry={() => void pairs.refetch()} />;
  }
  const unfiltered = filter.status === undefined && (filter.account === undefined || filter.account === account);
  if (rows.length === 0 && unfiltered && !pairs.isPlaceholderData) return <EmptyCopies accounts={accounts} />;

  return (
    <>
      <DataTable
        name="Copies"
        columns={pairColumns}
        rows={rows}
        idOf={(row) => row.id}
        open={(row) => choose(`${row.id}`)}
        sorting={sorting}
        sort={sort}
        view={JSON.stringify(filter)}
        card={(row) => <PairCard row={row} open={() => choose(`${row.id}`)} />}
        nothing="No copy matches this filter."
        toolbar={
          <>
            {account === undefined && (
              <Select
                aria-label="Account"
                placeholder="All accounts"
                searchable
                clearable
                value={accountText === '' ? null : accountText}
                onChange={(value) => setAccount(value ?? '')}
                data={accounts.map(({ id, name }) => ({ value: `${id}`, label: name }))}
              />
            )}
            <Select
              aria-label="State"
              placeholder="All states"
              clearable
              value={filter.status ?? null}
              onChange={(value) => setStatus(value ?? '')}
              data={STATUSES.map((status) => ({ value: status, label: pairState(status).word }))}
            />
          </>
        }
      />
      {pairs.hasNextPage && (
        <Button
          className={classes.older ?? ''}
          variant="default"
          loading={pairs.isFetchingNextPage}
          onClick={() => void pairs.fetchNextPage()}
        >
          Show older copies
        </Button>
      )}
      <PairDrawer row={detail} close={() => choose('')} />
    </>
  );
}

function filterOf(fixed: number | undefined, accountText: string, statusText: string): PairFilter {
  const account = fixed ?? (/^\d+$/.test(accountText) ? Number(accountText) : undefined);
  const status = STATUSES.find((each) => each === statusText);
  return { ...(account === undefined ? {} : { account }), ...(status === undefined ? {} : { status }) };
}

function EmptyCopies({ accounts }: { accounts: Account[] }) {
  const mayAct = useUser().role !== 'INVESTOR';
  return (
    <EmptyPanel
      icon={ArrowLeftRight}
      title="No copies yet"
      action={
        accounts.length === 0 && mayAct ? (
          <Button component={Link} to="/accounts/new" leftSection={<Plus size={16} aria-hidden />}>
            Add account
          </Button>
        ) : (
          <Button component={Link} to="/subscriptions" leftSection={<GitFork size={16} aria-hidden />}>
            Open subscriptions
          </Button>
        )
      }
    >
      When a master opens a position, each subscribed follower gets a copy. It appears here with its state, and with the
      reason if it was skipped.
    </EmptyPanel>
  );
}
