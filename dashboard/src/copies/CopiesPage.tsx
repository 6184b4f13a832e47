import { useState } from 'react';
import { useAccounts, usePairSummary } from '../api/queries';
import { startOfToday } from '../format/time';
import { useUser } from '../session/Session';
import { Page } from '../ui/Page';
import { copiesSummary } from './copiesSummary';
import { CopiesTable } from './CopiesTable';
import { NotCopied } from './NotCopied';

/** Open copies, today's profit, and what was not copied and why. */
export function CopiesPage() {
  const accounts = useAccounts().data ?? [];
  // A page that stays open over midnight shows the new day only after it is opened again.
  const [since] = useState(startOfToday);
  const summary = usePairSummary(since);
  // An admin sees the copies of everybody.
  const own = useUser().role !== 'ADMIN';
  const answer = summary.data === undefined ? undefined : copiesSummary(summary.data, accounts);
  const sentence = answer?.sentence ?? (summary.isError ? 'Copies could not be loaded' : 'Loading copies…');
  return (
    <Page
      name="Copies"
      {...(answer === undefined ? {} : { tone: answer.tone })}
      summary={own && answer !== undefined ? `Your copies: ${sentence}` : sentence}
    >
      {summary.data !== undefined && <NotCopied summary={summary.data} />}
      <CopiesTable accounts={accounts} />
    </Page>
  );
}
