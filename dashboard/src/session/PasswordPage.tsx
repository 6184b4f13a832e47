import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { PasswordChange } from '../api/types';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { Page } from '../ui/Page';
import { submitTo } from '../ui/submitTo';
import { useUser } from './Session';

const LEAST = 12;
const FIELDS = ['currentPassword', 'newPassword'];

/** One's own password. Changing it ends every session, this one too. */
export default function PasswordPage() {
  const user = useUser();
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const form = useForm<PasswordChange>({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (password) => (password === '' ? 'The password you sign in with now' : null),
      newPassword: (password) => (password.length < LEAST ? `At least ${LEAST} characters` : null),
    },
  });

  const submit = async (values: PasswordChange): Promise<void> => {
    setBusy(true);
    setProblem(
      await submitTo(form, FIELDS, async () => {
        await change('POST', `/users/${user.id}/password`, values);
        notifications.show({ message: 'Your password is changed. Sign in with the new one.' });
        cache.setQueryData(keys.session, null);
      }),
    );
    setBusy(false);
  };

  return (
    <Page name="Password" summary="Change your password">
      <form className={classes.form} onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <input type="hidden" name="email" autoComplete="username" value={user.email} readOnly />
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label="New password"
          description={`At least ${LEAST} characters`}
          autoComplete="new-password"
          {...form.getInputProps('newPassword')}
        />
        <p className="tf-muted">
          Every browser that is signed in as you has to sign in again, this one too. API tokens stay.
        </p>
        <FormError text={problem} />
        <div className={classes.buttons}>
          <Button type="submit" loading={busy}>
            Change password
          </Button>
        </div>
      </form>
    </Page>
  );
}
