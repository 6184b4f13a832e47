import { Button, Group, Modal, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { change } from '../api/http';
import type { Account, CredentialChange } from '../api/types';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { submitTo } from '../ui/submitTo';

/** How a terminal signs in at its broker, given anew: a refused password is not tried again until then. */
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
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const form = useForm({
    initialValues: { login: account.login ?? '', server: account.server ?? '', password: '' },
    validate: {
      login: (login) => (/^\d+$/.test(login.trim()) ? null : 'The broker’s account number, digits only'),
      server: (server) => (server.trim() === '' ? 'Is needed' : null),
      password: (password) => (password === '' ? 'Is needed' : null),
    },
  });

  const submit = async (values: typeof form.values): Promise<void> => {
    setBusy(true);
    const request: CredentialChange = {
      login: values.login.trim(),
      server: values.server.trim(),
      password: values.password,
    };
    const failed = await submitTo(form, ['login', 'server', 'password'], async () => {
      await change('PATCH', `/accounts/${account.id}`, request);
      close();
    });
    setProblem(failed);
    setBusy(false);
  };

  return (
    <form className={classes.plain} onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
      <TextInput label="Server" {...form.getInputProps('server')} />
      <TextInput label="Login" inputMode="numeric" autoComplete="off" {...form.getInputProps('login')} />
      <PasswordInput label="Password" autoComplete="new-password" data-autofocus {...form.getInputProps('password')} />
      <p className="tf-muted">
        The terminal is started again and signs in with these. Positions at the broker stay as they are.
      </p>
      <FormError text={problem} />
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
