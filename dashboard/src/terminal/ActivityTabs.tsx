import { useAccounts, useEvents, useJournal, useLogs } from '../api/queries';
import type { Account } from '../api/types';
import { CopiesTable } from '../copies/CopiesTable';
import { eventSubject, eventText } from '../format/events';
import { clock, exact } from '../format/time';
import { PerformanceTab } from '../performance/PerformanceTab';
import { LineTabs } from '../ui/LineTabs';
import { AccountRiskTab } from '../risk/AccountRiskTab';
import { useUser } from '../session/Session';
import { Waiting } from '../ui/Panels';
import { useUrlState } from '../ui/useUrlState';
import classes from './ActivityTabs.module.css';
import { LogView } from './LogView';

/** Tabs with the account's journal, copies, performance, events and container log. */
export function ActivityTabs({ account, hosted }: { account: Account; hosted: boolean }) {
  const [tab, setTab] = useUrlState('tab', hosted ? 'journal' : 'copies');
  const mayAct = useUser().role !== 'INVESTOR';
  const tabs = [
    ...(hosted ? [{ value: 'journal', label: 'Journal', panel: <Journal id={account.id} /> }] : []),
    { value: 'copies', label: 'Copies', panel: <Copies account={account} /> },
    { value: 'performance', label: 'Performance', panel: <PerformanceTab account={account.id} /> },
    ...(account.role === 'FOLLOWER' && mayAct
      ? [{ value: 'risk', label: 'Risk limits', panel: <AccountRiskTab account={account} /> }]
      : []),
    { value: 'events', label: 'Events', panel: <Events id={account.id} /> },
    ...(hosted ? [{ value: 'logs', label: 'Container log', panel: <Logs id={account.id} /> }] : []),
  ];
  return <LineTabs tabs={tabs} value={tab} choose={setTab} />;
}

function Journal({ id }: { id: number }) {
  const journal = useJournal(id, true);
  if (journal.data === undefined) return <Waiting what="The journal" query={journal} />;
  return (
    <LogView label="Journal" empty="The journal is empty." length={journal.data.length}>
      {journal.data.map((line, index) => (
        <div key={index} className={classes.line}>
          <time dateTime={line.at} title={exact(line.at)}>
            {clock(line.at)}
          </time>
          <span className={classes.source}>{line.source}</span>
          <span className={classes.text}>{line.text}</span>
        </div>
      ))}
    </LogView>
  );
}

function Events({ id }: { id: number }) {
  const events = useEvents(id, true);
  if (events.data === undefined) return <Waiting what="Events" query={events} />;
  const oldestFirst = events.data.toSorted((a, b) => a.id - b.id);
  return (
    <LogView label="Events" empty="No events yet." length={oldestFirst.length}>
      {oldestFirst.map((event) => (
        <div key={event.id} className={classes.line}>
          <time dateTime={event.at} title={exact(event.at)}>
            {clock(event.at)}
          </time>
          <span className={classes.source}>{eventSubject(event)}</span>
          <span className={classes.text}>{eventText(event)}</span>
        </div>
      ))}
    </LogView>
  );
}

function Logs({ id }: { id: number }) {
  const logs = useLogs(id, true);
  if (logs.data === undefined) return <Waiting what="The container's log" query={logs} />;
  return (
    <LogView label="Container log" empty="The container log is empty." length={logs.data.length}>
      {logs.data === '' ? null : <pre className={classes.log}>{logs.data}</pre>}
    </LogView>
  );
}

function Copies({ account }: { account: Account }) {
  const accounts = useAccounts().data ?? [];
  return <CopiesTable accounts={accounts} account={account.id} />;
}
