import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { GitFork } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { change } from '../api/http';
import { keys } from '../api/keys';
import { useAccounts, useMasters, useSubscriptions } from '../api/queries';
import type { Account, Master, Subscription } from '../api/types';
import { QualityPanel } from '../quality/QualityPanel';
import { PauseBar } from '../pauses/PauseBar';
import { SubscriptionActions } from '../pauses/SubscriptionActions';
import { stateOf } from '../pauses/words';
import { StopOuts } from '../risk/StopOuts';
import { useUser } from '../session/Session';
import { LineTabs } from '../ui/LineTabs';
import { Page } from '../ui/Page';
import { EmptyPanel, ErrorPanel, SkeletonRows } from '../ui/Panels';
import { useUrlState } from '../ui/useUrlState';
import { namesOf } from './names';
import { requestOf, settingsOf } from './settings';
import { SubscriptionEditor } from './SubscriptionEditor';

const PARENT = { to: '/subscriptions', label: 'Subscriptions' };

/** One subscription: its state, how well it is carried out, and its settings. */
export default function SubscriptionPage() {
  const id = Number(useParams().id);
  const subscriptions = useSubscriptions();
  const accounts = useAccounts();
  const masters = useMasters();
  const failed = [subscriptions, accounts, masters].find((query) => query.isError && query.data === undefined);
  if (subscriptions.data === undefined || accounts.data === undefined || masters.data === undefined) {
    return (
      <Page
        name="Subscription"
        parent={PARENT}
        summary={failed ? 'The subscription could not be loaded' : 'Loading the subscription…'}
      >
        {failed?.error ? (
          <ErrorPanel what="The subscription" error={failed.error} retry={() => void failed.refetch()} />
        ) : (
          <SkeletonRows />
        )}
      </Page>
    );
  }
  const subscription = subscriptions.data.find((each) => each.id === id);
  if (subscription === undefined) return <NotFound id={id} />;
  return <Found key={id} subscription={subscription} accounts={accounts.data} masters={masters.data} />;
}

function Found({
  subscription,
  accounts,
  masters,
}: {
  subscription: Subscription;
  accounts: Account[];
  masters: Master[];
}) {
  const cache = useQueryClient();
  const [tab, setTab] = useUrlState('tab', 'quality');
  const names = namesOf(accounts, masters);
  const { tone, word, meaning } = stateOf(subscription);
  const follower = accounts.find(({ id }) => id === subscription.followerAccountId);
  const own = follower !== undefined;
  const mayAct = useUser().role !== 'INVESTOR' && own;
  const title = `${names.of(subscription.masterAccountId)} → ${names.of(subscription.followerAccountId)}`;
  const settings = mayAct ? (
    <SubscriptionEditor
      initial={settingsOf(subscription)}
      existing={subscription}
      masters={masters}
      followers={accounts}
      verb="Save changes"
      send={async (values) => {
        await change('PATCH', `/subscriptions/${subscription.id}`, requestOf(values));
        await cache.invalidateQueries({ queryKey: keys.subscriptions });
        notifications.show({ color: 'green', message: 'Saved. The next trade of the master is copied this way.' });
      }}
    />
  ) : (
    <EmptyPanel icon={GitFork} title="Settings">
      Only the owner of the follower account changes how it copies.
    </EmptyPanel>
  );
  return (
    <Page
      name={title}
      parent={PARENT}
      tone={tone}
      summary={`${title}: ${word.toLowerCase()}`}
      note={meaning}
      actions={mayAct && <SubscriptionActions subscription={subscription} title={title} />}
    >
      <PauseBar
        names={names}
        only={({ accountId }) =>
          accountId === null ||
          accountId === subscription.masterAccountId ||
          accountId === subscription.followerAccountId
        }
      />
      {follower !== undefined && <StopOuts account={follower} subscription={subscription.id} />}
      <LineTabs
        value={tab}
        choose={setTab}
        tabs={[
          { value: 'quality', label: 'Quality', panel: <QualityPanel subscription={subscription.id} /> },
          { value: 'settings', label: 'Settings', panel: settings },
        ]}
      />
    </Page>
  );
}

function NotFound({ id }: { id: number }) {
  return (
    <Page name="Subscription" parent={PARENT} summary="Subscription not found">
      <EmptyPanel
        icon={GitFork}
        title={`Subscription ${id} was not found`}
        action={
          <Button component={Link} to="/subscriptions">
            Open subscriptions
          </Button>
        }
      >
        It was removed, or you are not allowed to see it.
      </EmptyPanel>
    </Page>
  );
}
