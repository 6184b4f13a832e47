import { Button } from '@mantine/core';
import { MonitorOff } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { useAccount } from '../api/queries';
import type { Account } from '../api/types';
import { AccountStates } from '../fleet/AccountStates';
import { healthOf } from '../fleet/fleetSummary';
import { useUser } from '../session/Session';
import { Page } from '../ui/Page';
import { EmptyPanel, ErrorPanel, SkeletonRows } from '../ui/Panels';
import { Actions } from './Actions';
import { terminalSummary } from './terminalSummary';
import { AccountDetails } from './AccountDetails';
import { ActivityTabs } from './ActivityTabs';
import classes from './TerminalPage.module.css';

// noVNC is large, and most pages never need it.
const DesktopView = lazy(() => import('./DesktopView'));

/** One terminal: how it is, its desktop, what it says, and what can be done with it. */
export function TerminalPage() {
  const id = Number(useParams().id);
  const account = useAccount(id);
  const parent = { to: '/fleet', label: 'Fleet' };
  if (account.data !== undefined) return <Terminal account={account.data} />;
  if (account.isError) {
    return (
      <Page name="Terminal" parent={parent} summary="This terminal is out of sight">
        <ErrorPanel what="The terminal" error={account.error} retry={() => void account.refetch()} />
      </Page>
    );
  }
  if (account.isPending) {
    return (
      <Page name="Terminal" parent={parent} summary="Looking at the terminal…">
        <SkeletonRows />
      </Page>
    );
  }
  return (
    <Page name="Terminal" parent={parent} summary="There is no such terminal">
      <EmptyPanel
        icon={MonitorOff}
        title={`Account ${id} is not here`}
        action={
          <Button component={Link} to="/fleet">
            To the fleet
          </Button>
        }
      >
        It was removed, or it belongs to somebody whose accounts you may not see.
      </EmptyPanel>
    </Page>
  );
}

function Terminal({ account }: { account: Account }) {
  const user = useUser();
  const mayAct = user.role !== 'INVESTOR';
  const { tone, sentence } = terminalSummary(account, healthOf(account));
  const hosted = account.containerState !== null;
  return (
    <Page
      name={account.name}
      parent={{ to: '/fleet', label: 'Fleet' }}
      tone={tone}
      summary={sentence}
      note={<AccountStates account={account} named />}
      actions={mayAct && <Actions account={account} />}
    >
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
      <ActivityTabs account={account} hosted={hosted} />
    </Page>
  );
}

/** A container that comes or goes has no desktop to show; a new container gets a new connection. */
function Desktop({ account, mayControl }: { account: Account; mayControl: boolean }) {
  if (account.containerState === 'RUNNING') {
    return <DesktopView key={account.containerSince} account={account} mayControl={mayControl} />;
  }
  return (
    <EmptyPanel icon={MonitorOff} title="No desktop now">
      The desktop opens here as soon as the container runs.
    </EmptyPanel>
  );
}
