import { Button } from '@mantine/core';
import { CirclePause, GitFork, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePauses } from '../api/pauses';
import { useAccounts, useMasters, useSubscriptions } from '../api/queries';
import type { Account, Master, Subscription } from '../api/types';
import { count } from '../format/numbers';
import { PauseBar } from '../pauses/PauseBar';
import { PauseDialog } from '../pauses/PauseDialog';
import { useUser } from '../session/Session';
import { Page } from '../ui/Page';
import { EmptyPanel, ErrorPanel, SkeletonRows } from '../ui/Panels';
import { namesOf } from './names';
import { SubscriptionList } from './SubscriptionList';

const EVERYTHING = { scope: 'ALL', accountId: null } as const;

/** All subscriptions with their sizing and state. */
export default function SubscriptionsPage() {
  const subscriptions = useSubscriptions();
  const accounts = useAccounts();
  const masters = useMasters();
  const failed = [subscriptions, accounts, masters].find((query) => query.isError && query.data === undefined);
  if (subscriptions.data === undefined || accounts.data === undefined || masters.data === undefined) {
    return (
      <Page name="Subscriptions" summary={failed ? 'Subscriptions could not be loaded' : 'Loading subscriptions…'}>
        {failed?.error ? (
          <ErrorPanel what="Subscriptions" error={failed.error} retry={() => void failed.refetch()} />
        ) : (
          <SkeletonRows />
        )}
      </Page>
    );
  }
  return <Subscriptions subscriptions={subscriptions.data} accounts={accounts.data} masters={masters.data} />;
}

function Subscriptions({
  subscriptions,
  accounts,
  masters,
}: {
  subscriptions: Subscription[];
  accounts: Account[];
  masters: Master[];
}) {
  const { role } = useUser();
  const mayAct = role !== 'INVESTOR';
  const [pausing, setPausing] = useState(false);
  const all = usePauses().data?.some(({ scope, mode }) => scope === 'ALL' && mode !== null) ?? false;
  const paused = subscriptions.filter((subscription) => subscription.effectivePause !== null).length;
  const followers = accounts.filter((account) => account.role === 'FOLLOWER');
  const possible = followers.length > 0 && masters.length > 0;
  const summary =
    subscriptions.length === 0
      ? 'No subscriptions yet'
      : `${count(subscriptions.length - paused, 'subscription')} active${paused > 0 ? `, ${paused} paused` : ''}`;
  const button = possible ? (
    <Button component={Link} to="/subscriptions/new" leftSection={<Plus size={16} aria-hidden />}>
      Subscribe
    </Button>
  ) : (
    <Button component={Link} to="/accounts/new" leftSection={<Plus size={16} aria-hidden />}>
      Add account
    </Button>
  );

  return (
    <Page
      name="Subscriptions"
      summary={summary}
      actions={
        mayAct &&
        subscriptions.length > 0 && (
          <>
            {role === 'ADMIN' && !all && (
              <Button
                variant="default"
                onClick={() => setPausing(true)}
                leftSection={<CirclePause size={16} aria-hidden />}
              >
                Pause everything
              </Button>
            )}
            {button}
          </>
        )
      }
      {...(subscriptions.length > 0 ? { tone: paused > 0 ? 'degraded' : 'alive' } : {})}
    >
      <PauseBar names={namesOf(accounts, masters)} />
      {subscriptions.length === 0 ? (
        <EmptyPanel icon={GitFork} title="Subscriptions" action={mayAct && button}>
          {possible
            ? 'A subscription makes a follower account copy a master account, with the size, side and limits that you set.'
            : followers.length === 0
              ? 'A subscription needs a follower account. Add one first.'
              : 'There is no master account yet. Add one, or wait until another user adds one.'}
        </EmptyPanel>
      ) : (
        <SubscriptionList subscriptions={subscriptions} accounts={accounts} masters={masters} mayAct={mayAct} />
      )}
      <PauseDialog
        of={pausing ? EVERYTHING : undefined}
        what="all copying"
        reach="Every subscription of every user is paused."
        close={() => setPausing(false)}
      />
    </Page>
  );
}
