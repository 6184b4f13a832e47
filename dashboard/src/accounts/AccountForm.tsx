import { Button, PasswordInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../api/http';
import { keys } from '../api/keys';
import { useUsers } from '../api/queries';
import type { AccountRequest, AccountRole, NewAccount } from '../api/types';
import { useUser } from '../session/Session';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { submitTo } from '../ui/submitTo';
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

const FIELDS = ['name', 'ownerId', 'role', 'platform', 'terminal', 'login', 'password', 'server'] as const;
const REQUIRED = 'Is needed';

/** The form of a new account, with what it will do beside it. */
export function AccountForm({ created }: { created: (account: NewAccount) => void }) {
  const cache = useQueryClient();
  const user = useUser();
  const admin = user.role === 'ADMIN';
  const users = useUsers(admin);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const form = useForm<AccountValues>({
    initialValues: {
      name: '',
      ownerId: `${user.id}`,
      role: user.role === 'MASTER' ? 'MASTER' : 'FOLLOWER',
      platform: 'MT5',
      terminal: 'simulator',
      login: '',
      password: '',
      server: '',
    },
    validate: (values) => ({
      name: values.name.trim() === '' ? REQUIRED : null,
      ...(values.platform === 'MT5' && {
        login: /^\d+$/.test(values.login.trim()) ? null : 'The broker’s account number, digits only',
        password: values.password === '' ? REQUIRED : null,
        server: values.server.trim() === '' ? REQUIRED : null,
      }),
    }),
  });
  const hosted = form.values.platform === 'MT5';

  const submit = async (values: AccountValues): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    setProblem(
      await submitTo(form, FIELDS, async () => {
        const account = await change<NewAccount>('POST', '/accounts', requestOf(values));
        void cache.invalidateQueries({ queryKey: keys.accounts });
        created(account);
      }),
    );
    setBusy(false);
  };

  return (
    <div className={classes.columns}>
      <form className={classes.form} onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <TextInput label="Name" description="How you will know it here" {...form.getInputProps('name')} />
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
            { value: 'EXTERNAL', label: 'An EA elsewhere' },
          ]}
          {...form.getInputProps('platform')}
        />
        {hosted && (
          <>
            <Select
              label="Terminal"
              allowDeselect={false}
              data={[
                { value: 'simulator', label: 'Simulated terminal, for trying out' },
                { value: 'mt5', label: 'MetaTrader 5, from an image that you have built' },
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
        <FormError text={problem} />
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
