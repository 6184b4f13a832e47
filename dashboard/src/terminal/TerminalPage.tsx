import { Button } from '@mantine/core';
import { MonitorOff } from 'lucide-react';
import { Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { useAccount } from '../api/queries';
import { maySendTests } from '../api/testTrades';
import type { Account } from '../api/types';
import { AccountStates } from '../fleet/AccountStates';
import { healthOf } from '../fleet/fleetSummary';
import { PauseBar } from '../pauses/PauseBar';
import { PublicPagePanel } from '../ranking/PublicPagePanel';
import { StopOuts } from '../risk/StopOuts';
import { lazyScript } from '../scripts/lazyScript';
import { useUser } from '../session/Session';
import { namesOf } from '../subscriptions/names';
import { TestTrades } from '../testtrades/TestTrades';
import { Page } from '../ui/Page';
import { EmptyPanel, ErrorPanel, SkeletonRows } from '../ui/Panels';
import { Actions } from './Actions';
import { terminalSummary } from './terminalSummary';
import { AccountDetails } from './AccountDetails';
import { ActivityTabs } from './ActivityTabs';
import classes from './TerminalPage.module.css';

// Loaded on demand: noVNC is large and most pages do not need it.
const DesktopView = lazyScript('DesktopView', () => import('./DesktopView'));

/** One account: state, desktop, details, activity and actions. */
export function TerminalPage() {
  const id = Number(useParams().id);
  const account = useAccount(id);
  const parent = { to: '/fleet', label: 'Fleet' };
  if (account.data !== undefined) return <Terminal account={account.data} />;
  if (account.isError) {
    return (
      <Page name="Terminal" parent={parent} summary="The terminal could not be loaded">
        <ErrorPanel what="The terminal" error={account.error} retry={() => void account.refetch()} />
      </Page>
    );
  }
  if (account.isPending) {
    return (
      <Page name="Terminal" parent={parent} summary="Loading the terminal…">
        <SkeletonRows />
      </Page>
    );
  }
  return (
    <Page name="Terminal" parent={parent} summary="Terminal not found">
      <EmptyPanel
        icon={MonitorOff}
        title={`Account ${id} was not found`}
        action={
          <Button component={Link} to="/fleet">
            Open the fleet
          </Button>
        }
      >
        It was removed, or you are not allowed to see it.
      </EmptyPanel>
    </Page>
  );
}

function Terminal({ account }: { account: Account }) {
  const user = useUser();
  const mayAct = user.role !== 'INVESTOR';
  const mayTest = (user.role === 'ADMIN' || user.role === 'MASTER') && maySendTests(account);
  const { tone, sentence, more } = terminalSummary(account, healthOf(account));
  const hosted = account.containerState !== null;
  return (
    <Page
      name={account.name}
      parent={{ to: '/fleet', label: 'Fleet' }}
      tone={tone}
      summary={sentence}
      note={
        <>
          {more !== undefined && <p className={classes.more}>{more}</p>}
          <AccountStates account={account} named />
        </>
      }
      actions={mayAct && <Actions account={account} />}
    >
      <PauseBar names={namesOf([account], [])} only={({ accountId }) => accountId === account.id} />
      {account.role === 'FOLLOWER' && <StopOuts account={account} />}
      <div className={hosted ? classes.columns : undefined}>
        {hosted && (
          <div className={classes.desktop}>
            <Suspense fallback={<SkeletonRows rows={8} />}>
              <Desktop account={account} mayControl={mayAct} />
            </Suspense>
          </div>
        )}
        <AccountDetails account={account} />
      </div>
      {account.role === 'MASTER' && mayAct && <PublicPagePanel master={account} />}
      {mayTest && <TestTrades master={account} />}
      <ActivityTabs account={account} hosted={hosted} />
    </Page>
  );
}

/** Only a running container has a desktop; each run of a container gets a new connection. */
function Desktop({ account, mayControl }: { account: Account; mayControl: boolean }) {
  if (account.containerState === 'RUNNING') {
    return <DesktopView key={account.containerSince} account={account} mayControl={mayControl} />;
  }
  return (
    <EmptyPanel icon={MonitorOff} title="No desktop">
      The desktop is shown here while the container runs.
    </EmptyPanel>
  );
}
