import { useState } from 'react';
import { useAccounts, usePairSummary } from '../api/queries';
import { startOfToday } from '../format/time';
import { Page } from '../ui/Page';
import { copiesSummary } from './copiesSummary';
import { CopiesTable } from './CopiesTable';
import { Reasons } from './Reasons';

/** Open copies, today's profit, and what was not copied and why. */
export function CopiesPage() {
  const accounts = useAccounts().data ?? [];
  // A page that stays open over midnight shows the new day only after it is opened again.
  const [since] = useState(startOfToday);
  const summary = usePairSummary(since);
  if (summary.data === undefined) {
    return (
      <Page name="Copies" summary={summary.isError ? 'Copies could not be loaded' : 'Loading copies…'}>
        <CopiesTable accounts={accounts} />
      </Page>
    );
  }
  const { tone, sentence } = copiesSummary(summary.data, accounts);
  return (
    <Page name="Copies" tone={tone} summary={sentence} note={<Reasons summary={summary.data} />}>
      <CopiesTable accounts={accounts} />
    </Page>
  );
}
