import { Button, PasswordInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { change } from '../api/http';
import { keys } from '../api/keys';
import { useUsers } from '../api/queries';
import type { AccountRequest, AccountRole, NewAccount } from '../api/types';
import { useUser } from '../session/Session';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { useApiForm } from '../ui/useApiForm';
import { accountPreview } from './preview';

export interface AccountValues {
  name: string;
  ownerId: string;
  role: AccountRole;
  platform: 'MT5' | 'EXTERNAL';
  terminal: 'mt5' | 'simulator';
  login: string;
  password: string;
  server: string;
}

const REQUIRED = 'Required';

/** The form of a new account, with a preview of its effects beside it. */
export function AccountForm({ created }: { created: (account: NewAccount) => void }) {
  const cache = useQueryClient();
  const user = useUser();
  const admin = user.role === 'ADMIN';
  const users = useUsers(admin);
  const initialValues: AccountValues = {
    name: '',
    ownerId: `${user.id}`,
    role: user.role === 'MASTER' ? 'MASTER' : 'FOLLOWER',
    platform: 'MT5',
    terminal: 'simulator',
    login: '',
    password: '',
    server: '',
  };
  const { form, busy, error, submit } = useApiForm({ initialValues, validate }, async (values) => {
    const account = await change<NewAccount>('POST', '/accounts', requestOf(values));
    void cache.invalidateQueries({ queryKey: keys.accounts });
    created(account);
  });
  const hosted = form.values.platform === 'MT5';

  return (
    <div className={classes.columns}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput label="Name" description="Shown in the fleet and to followers" {...form.getInputProps('name')} />
        {user.role !== 'FOLLOWER' && (
          <Choice
            label="Role"
            data={[
              { value: 'FOLLOWER', label: 'Follower, copies others' },
              { value: 'MASTER', label: 'Master, is copied' },
            ]}
            {...form.getInputProps('role')}
          />
        )}
        <Choice
          label="Where it runs"
          data={[
            { value: 'MT5', label: 'Hosted here' },
            { value: 'EXTERNAL', label: 'External Expert Advisor' },
          ]}
          {...form.getInputProps('platform')}
        />
        {hosted && (
          <>
            <Select
              label="Terminal"
              allowDeselect={false}
              data={[
                { value: 'simulator', label: 'Simulated terminal, no real broker' },
                { value: 'mt5', label: 'MetaTrader 5, needs an image of yours' },
              ]}
              {...form.getInputProps('terminal')}
            />
            <TextInput label="Server" placeholder="Broker-Demo" {...form.getInputProps('server')} />
            <div className={classes.pair}>
              <TextInput label="Login" inputMode="numeric" autoComplete="off" {...form.getInputProps('login')} />
              <PasswordInput label="Password" autoComplete="new-password" {...form.getInputProps('password')} />
            </div>
          </>
        )}
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

function validate(values: AccountValues): Partial<Record<keyof AccountValues, string | null>> {
  return {
    name: values.name.trim() === '' ? REQUIRED : null,
    ...(values.platform === 'MT5' && {
      login: /^\d+$/.test(values.login.trim()) ? null : 'Enter the broker’s account number: digits only',
      password: values.password === '' ? REQUIRED : null,
      server: values.server.trim() === '' ? REQUIRED : null,
    }),
  };
}

function Choice({
  label,
  data,
  value,
  onChange,
}: {
  label: string;
  data: { value: string; label: string }[];
  value?: string;
  onChange?: (value: string) => void;
}) {
  return (
    <div>
      <div className={classes.label}>{label}</div>
      <SegmentedControl
        fullWidth
        aria-label={label}
        data={data}
        {...(value === undefined ? {} : { value })}
        {...(onChange === undefined ? {} : { onChange })}
      />
    </div>
  );
}

function requestOf(values: AccountValues): AccountRequest {
  const hosted = values.platform === 'MT5';
  return {
    name: values.name.trim(),
    ownerId: Number(values.ownerId),
    role: values.role,
    platform: values.platform,
    login: hosted ? values.login.trim() : null,
    password: hosted ? values.password : null,
    server: hosted ? values.server.trim() : null,
    terminal: hosted ? values.terminal : null,
    host: null,
  };
}
