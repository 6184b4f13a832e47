import { Button, PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { PasswordChange } from '../api/types';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { Page } from '../ui/Page';
import { useApiForm } from '../ui/useApiForm';
import { useUser } from './Session';

const MIN_LENGTH = 12;
const MAX_LENGTH = 200;
const LENGTHS = `${MIN_LENGTH} to ${MAX_LENGTH} characters`;
const INITIAL: PasswordChange = { currentPassword: '', newPassword: '' };

/** Changes the password of the signed-in user, which ends all of the user's sessions. */
export default function PasswordPage() {
  const user = useUser();
  const cache = useQueryClient();
  const { form, busy, error, submit } = useApiForm(
    {
      initialValues: INITIAL,
      validate: {
        currentPassword: (password) => (password === '' ? 'Enter the password you sign in with now' : null),
        newPassword: (password) => (isAcceptable(password) ? null : LENGTHS),
      },
    },
    async (values) => {
      await change('POST', `/users/${user.id}/password`, values);
      notifications.show({ message: 'Your password has been changed. Sign in with the new one.' });
      cache.setQueryData(keys.session, null);
    },
  );

  return (
    <Page name="Password" summary="Change your password">
      <form className={classes.form} onSubmit={submit} noValidate>
        <input type="hidden" name="email" autoComplete="username" value={user.email} readOnly />
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label="New password"
          description={LENGTHS}
          autoComplete="new-password"
          {...form.getInputProps('newPassword')}
        />
        <p className="tf-muted">
          All browsers in which you are signed in, this one included, have to sign in again. API tokens stay valid.
        </p>
        <FormError text={error} />
        <div className={classes.buttons}>
          <Button type="submit" loading={busy}>
            Change password
          </Button>
        </div>
      </form>
    </Page>
  );
}

function isAcceptable(password: string): boolean {
  return password.length >= MIN_LENGTH && password.length <= MAX_LENGTH;
}
