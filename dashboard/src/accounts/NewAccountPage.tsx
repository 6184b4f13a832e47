import { useState } from 'react';
import type { NewAccount } from '../api/types';
import { Page } from '../ui/Page';
import { AccountForm } from './AccountForm';
import { Created } from './Created';

/** Adds a trading account, then shows its token once. */
export default function NewAccountPage() {
  const [created, setCreated] = useState<NewAccount>();
  const parent = { to: '/fleet', label: 'Fleet' };
  return created === undefined ? (
    <Page name="Add account" parent={parent} answer="Add a trading account">
      <AccountForm created={setCreated} />
    </Page>
  ) : (
    <Page name="Add account" parent={parent} tone="alive" answer={`${created.name} is added`}>
      <Created account={created} another={() => setCreated(undefined)} />
    </Page>
  );
}
