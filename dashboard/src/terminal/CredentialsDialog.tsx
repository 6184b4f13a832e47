import { Button, Group, Modal, PasswordInput, TextInput } from '@mantine/core';
import { change } from '../api/http';
import type { Account, AccountChange } from '../api/types';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { useApiForm } from '../ui/useApiForm';

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
  const { form, busy, error, submit } = useApiForm(
    {
      initialValues: { login: account.login ?? '', server: account.server ?? '', password: '' },
      validate: {
        login: (login) => (/^\d+$/.test(login.trim()) ? null : 'Enter the broker’s account number: digits only'),
        server: (server) => (server.trim() === '' ? 'Required' : null),
        password: (password) => (password === '' ? 'Required' : null),
      },
    },
    async ({ login, server, password }) => {
      const request: AccountChange = { login: login.trim(), server: server.trim(), password };
      await change('PATCH', `/accounts/${account.id}`, request);
      close();
    },
  );

  return (
    <form className={classes.plain} onSubmit={submit} noValidate>
      <TextInput label="Server" {...form.getInputProps('server')} />
      <TextInput label="Login" inputMode="numeric" autoComplete="off" {...form.getInputProps('login')} />
      <PasswordInput label="Password" autoComplete="new-password" data-autofocus {...form.getInputProps('password')} />
      <p className="tf-muted">
        The terminal restarts and signs in with these credentials. Positions at the broker stay open.
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
