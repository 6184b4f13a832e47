import { useState } from 'react';
import { useAccounts, usePairSummary } from '../api/queries';
import { startOfToday } from '../format/time';
import { Page } from '../ui/Page';
import { copiesSummary } from './copiesSummary';
import { CopiesTable } from './CopiesTable';
import { Reasons } from './Reasons';

/** What is copied, what it earned today, and what was not copied and why. */
export function CopiesPage() {
  const accounts = useAccounts().data ?? [];
  // A page that is left open over midnight is about the new day once it is opened again.
  const [since] = useState(startOfToday);
  const summary = usePairSummary(since);
  if (summary.data === undefined) {
    return (
      <Page name="Copies" summary={summary.isError ? 'Your copies are out of sight' : 'Looking at your copies…'}>
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
