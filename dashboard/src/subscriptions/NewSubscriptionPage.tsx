import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { GitFork, Plus } from 'lucide-react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { change } from '../api/http';
import { keys } from '../api/keys';
import { useAccounts, useMasters } from '../api/queries';
import type { Account, Master, Subscription } from '../api/types';
import { Page } from '../ui/Page';
import { EmptyPanel, ErrorPanel, SkeletonRows } from '../ui/Panels';
import { newSettings, requestOf } from './settings';
import { SubscriptionEditor } from './SubscriptionEditor';

const PARENT = { to: '/subscriptions', label: 'Subscriptions' };

/** Makes a follower copy a master. Both may be given in the address. */
export default function NewSubscriptionPage() {
  const accounts = useAccounts();
  const masters = useMasters();
  const failed = [accounts, masters].find((query) => query.isError && query.data === undefined);
  if (accounts.data === undefined || masters.data === undefined) {
    return (
      <Page name="Subscribe" parent={PARENT} summary="Copy a master">
        {failed?.error ? (
          <ErrorPanel what="Accounts" error={failed.error} retry={() => void failed.refetch()} />
        ) : (
          <SkeletonRows />
        )}
      </Page>
    );
  }
  const followers = accounts.data.filter((account) => account.role === 'FOLLOWER');
  return (
    <Page name="Subscribe" parent={PARENT} summary="Copy a master">
      {followers.length > 0 && masters.data.length > 0 ? (
        <Editor masters={masters.data} followers={followers} />
      ) : (
        <NoAccounts missing={followers.length === 0 ? 'follower' : 'master'} />
      )}
    </Page>
  );
}

function Editor({ masters, followers }: { masters: Master[]; followers: Account[] }) {
  const [params] = useSearchParams();
  const cache = useQueryClient();
  const navigate = useNavigate();
  return (
    <SubscriptionEditor
      initial={newSettings({ master: params.get('master'), follower: params.get('follower') }, masters, followers)}
      masters={masters}
      followers={followers}
      verb="Subscribe"
      send={async (values) => {
        await change<Subscription>('POST', '/subscriptions', requestOf(values));
        await cache.invalidateQueries({ queryKey: keys.subscriptions });
        await navigate('/subscriptions');
      }}
      other={
        <Button component={Link} to="/subscriptions" variant="default">
          Cancel
        </Button>
      }
    />
  );
}

function NoAccounts({ missing }: { missing: 'follower' | 'master' }) {
  return (
    <EmptyPanel
      icon={GitFork}
      title={`No ${missing} account yet`}
      action={
        <Button component={Link} to="/accounts/new" leftSection={<Plus size={16} aria-hidden />}>
          Add account
        </Button>
      }
    >
      {missing === 'follower'
        ? 'A subscription needs a follower account. Add one first.'
        : 'There is no master account yet. Add one, or wait until another user adds one.'}
    </EmptyPanel>
  );
}
