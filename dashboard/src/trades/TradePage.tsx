import { Pagination } from '@mantine/core';
import { Route } from 'lucide-react';
import { useParams } from 'react-router';
import { useWaterfall, type Waterfall } from '../api/quality';
import { useAccounts, useMasters } from '../api/queries';
import { SIDE_WORDS } from '../copies/Side';
import { count, lots, milliseconds } from '../format/numbers';
import { exact } from '../format/time';
import { namesOf, type Names } from '../subscriptions/names';
import { Page } from '../ui/Page';
import { EmptyPanel, Waiting } from '../ui/Panels';
import { useUrlState } from '../ui/useUrlState';
import { FollowerWaterfalls } from './FollowerWaterfalls';

const PARENT = { to: '/copies', label: 'Copies' };
const SIZE = 50;

/** One signal's way to each of its followers. */
export default function TradePage() {
  const id = Number(useParams().id);
  const [pageText, setPage] = useUrlState('page', '1');
  const page = Math.max(1, Number(pageText) || 1);
  const waterfall = useWaterfall(id, page - 1);
  const accounts = useAccounts().data ?? [];
  const masters = useMasters().data ?? [];
  const names = namesOf(accounts, masters);
  if (waterfall.data === undefined) {
    return (
      <Page
        name={`Signal ${id}`}
        parent={PARENT}
        summary={waterfall.isError ? 'The signal could not be loaded' : 'Loading the signal…'}
      >
        <Waiting what="The signal" query={waterfall} />
      </Page>
    );
  }
  const { copies } = waterfall.data;
  const pages = Math.ceil(copies.total / SIZE);
  return (
    <Page
      name={`Signal ${id}`}
      parent={PARENT}
      summary={summaryOf(waterfall.data)}
      note={noteOf(waterfall.data, names)}
    >
      {copies.items.length === 0 ? (
        <EmptyPanel icon={Route} title="No follower">
          No subscription copied this signal, so there is no way to show.
        </EmptyPanel>
      ) : (
        <FollowerWaterfalls copies={copies.items} names={names} />
      )}
      {pages > 1 && <Pagination total={pages} value={page} onChange={(next) => setPage(`${next}`)} />}
    </Page>
  );
}

function summaryOf({ type, lots: volume, symbol, copies }: Waterfall): string {
  const slow = copies.page === 0 ? (copies.items[0]?.total ?? null) : null;
  const what = `${SIDE_WORDS[type]} ${lots(volume)} ${symbol}`;
  const to = `to ${count(copies.total, 'follower')}`;
  return slow === null ? `${what} ${to}` : `${what} ${to}, the slowest after ${milliseconds(slow)}`;
}

function noteOf({ masterAccountId, ticket, receivedAt }: Waterfall, names: Names): string {
  return `${names.of(masterAccountId)}, ticket ${ticket}, received ${exact(receivedAt)}`;
}
