import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { change } from '../api/http';
import { keys } from '../api/keys';
import { useUsers } from '../api/queries';
import type { NewAccount } from '../api/types';
import { useUser } from '../session/Session';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { useApiForm } from '../ui/useApiForm';
import { accountRequest, initialAccount, roleOf, validateAccount } from './accountValues';
import { BrokerFields } from './BrokerFields';
import { accountPreview } from './preview';

const PLATFORMS = [
  { value: 'MT5', label: 'MetaTrader 5, hosted here' },
  { value: 'EXTERNAL', label: 'MetaTrader elsewhere, with an Expert Advisor' },
  { value: 'HTTP', label: 'Signals over HTTP' },
  { value: 'TRADINGVIEW', label: 'TradingView, is copied' },
  { value: 'MATCH_TRADER', label: 'Match-Trader, copies others' },
];

/** The form of a new account, with a preview of its effects beside it. */
export function AccountForm({ created }: { created: (account: NewAccount) => void }) {
  const cache = useQueryClient();
  const user = useUser();
  const admin = user.role === 'ADMIN';
  const users = useUsers(admin);
  const initialValues = initialAccount(user.id, user.role === 'MASTER' ? 'MASTER' : 'FOLLOWER');
  const { form, busy, error, submit } = useApiForm({ initialValues, validate: validateAccount }, async (values) => {
    const account = await change<NewAccount>('POST', '/accounts', accountRequest(values));
    void cache.invalidateQueries({ queryKey: keys.accounts });
    created(account);
  });
  const { platform } = form.values;
  const choosesRole = user.role !== 'FOLLOWER' && platform !== 'TRADINGVIEW' && platform !== 'MATCH_TRADER';

  return (
    <div className={classes.columns}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput label="Name" description="Shown in the fleet and to followers" {...form.getInputProps('name')} />
        <Select
          label="Kind of account"
          allowDeselect={false}
          data={PLATFORMS.filter(({ value }) => user.role !== 'FOLLOWER' || value !== 'TRADINGVIEW')}
          {...form.getInputProps('platform')}
        />
        {choosesRole && (
          <div>
            <div className={classes.label}>Role</div>
            <SegmentedControl
              fullWidth
              aria-label="Role"
              data={[
                { value: 'FOLLOWER', label: 'Follower, copies others' },
                { value: 'MASTER', label: 'Master, is copied' },
              ]}
              value={roleOf(form.values)}
              onChange={(role) => {
                form.setFieldValue('role', role === 'MASTER' ? 'MASTER' : 'FOLLOWER');
              }}
            />
          </div>
        )}
        <BrokerFields form={form} />
        {admin && (
          <Select
            label="Owner"
            searchable
            allowDeselect={false}
            data={(users.data ?? [user]).map(({ id, email }) => ({ value: `${id}`, label: email }))}
            {...form.getInputProps('ownerId')}
          />
        )}
        <FormError text={error} />
        <div className={classes.buttons}>
          <Button type="submit" loading={busy}>
            Add account
          </Button>
        </div>
      </form>
      <aside className={classes.preview}>
        <h2>What will happen</h2>
        <ul>
          {accountPreview(form.values).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </aside>
    </div>
  );
}
