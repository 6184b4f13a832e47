import { Button, Group, Modal, PasswordInput, TextInput } from '@mantine/core';
import { change } from '../api/http';
import type { Account, AccountChange } from '../api/types';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { useApiForm } from '../ui/useApiForm';

/** Whether the account signs in at a broker, so that it has credentials. */
export function hasCredentials({ platform }: Account): boolean {
  return platform === 'MT5' || platform === 'MATCH_TRADER';
}

/** New credentials at the broker. A terminal whose password was refused does not sign in again before they change. */
export function CredentialsDialog({
  account,
  opened,
  close,
}: {
  account: Account;
  opened: boolean;
  close: () => void;
}) {
  return (
    <Modal opened={opened} onClose={close} title={`Credentials of ${account.name}`}>
      <CredentialsForm account={account} close={close} />
    </Modal>
  );
}

function CredentialsForm({ account, close }: { account: Account; close: () => void }) {
  const hosted = account.platform === 'MT5';
  const byToken = !hosted && account.broker?.dialect !== 'REST';
  const { form, busy, error, submit } = useApiForm(
    {
      initialValues: { login: account.login ?? '', server: account.server ?? '', password: '' },
      validate: {
        login: (login) => {
          if (hosted) return /^\d+$/.test(login.trim()) ? null : 'Enter the broker’s account number: digits only';
          return byToken || login.trim() !== '' ? null : 'Required';
        },
        server: (server) => (!hosted || server.trim() !== '' ? null : 'Required'),
        password: (password) => (password === '' ? 'Required' : null),
      },
    },
    async ({ login, server, password }) => {
      const request: AccountChange = {
        password,
        ...(byToken ? {} : { login: login.trim() }),
        ...(hosted ? { server: server.trim() } : {}),
      };
      await change('PATCH', `/accounts/${account.id}`, request);
      close();
    },
  );

  return (
    <form className={classes.plain} onSubmit={submit} noValidate>
      {hosted && <TextInput label="Server" {...form.getInputProps('server')} />}
      {!byToken && (
        <TextInput
          label="Login"
          inputMode={hosted ? 'numeric' : 'email'}
          autoComplete="off"
          {...form.getInputProps('login')}
        />
      )}
      <PasswordInput
        label={byToken ? 'Token' : 'Password'}
        autoComplete="new-password"
        data-autofocus
        {...form.getInputProps('password')}
      />
      <p className="tf-muted">
        {hosted
          ? 'The terminal restarts and signs in with these credentials.'
          : 'The server signs in at the broker with these credentials.'}{' '}
        Positions at the broker stay open.
      </p>
      <FormError text={error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button type="submit" loading={busy}>
          Save and sign in
        </Button>
      </Group>
    </form>
  );
}
