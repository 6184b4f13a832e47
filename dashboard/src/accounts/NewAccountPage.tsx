import { useState } from 'react';
import type { NewAccount } from '../api/types';
import { Page } from '../ui/Page';
import { AccountForm } from './AccountForm';
import { AccountCreated } from './AccountCreated';

/** Adds a trading account, then shows its token once. */
export default function NewAccountPage() {
  const [created, setCreated] = useState<NewAccount>();
  const parent = { to: '/fleet', label: 'Fleet' };
  return created === undefined ? (
    <Page name="Add account" parent={parent} summary="Add a trading account">
      <AccountForm created={setCreated} />
    </Page>
  ) : (
    <Page name="Add account" parent={parent} tone="alive" summary={`${created.name} was added`}>
      <AccountCreated account={created} another={() => setCreated(undefined)} />
    </Page>
  );
}
