import { Button, Switch, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { NotificationSettings } from '../api/notifications';
import { FormError } from '../ui/FormError';
import { useApiForm } from '../ui/useApiForm';
import classes from './Notifications.module.css';

/** Whether copies are told by e-mail, and where to. */
export function EmailForm({ settings }: { settings: NotificationSettings }) {
  const cache = useQueryClient();
  const { form, busy, error, submit } = useApiForm(
    {
      initialValues: { enabled: settings.enabled, email: settings.email ?? '' },
      validate: {
        email: (email, { enabled }) => (enabled && email.trim() === '' ? 'Enter an e-mail address' : null),
      },
    },
    async ({ enabled, email }) => {
      const wanted = { enabled, email: email.trim() === '' ? null : email.trim() };
      cache.setQueryData(
        keys.notificationSettings,
        await change<NotificationSettings>('PUT', '/notifications/settings', wanted),
      );
      notifications.show({ color: 'green', message: 'E-mail settings saved' });
    },
  );
  if (!settings.channels.includes('email')) {
    return <p className="tf-muted">The operator of this server has set up no mail server: no e-mails are sent.</p>;
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Switch
        label="Send an e-mail when a copy opens, closes or fails"
        {...form.getInputProps('enabled', { type: 'checkbox' })}
      />
      <TextInput
        className={classes.address ?? ''}
        label="E-mail address"
        type="email"
        autoComplete="email"
        {...form.getInputProps('email')}
      />
      <FormError text={error} />
      <Button type="submit" variant="default" loading={busy}>
        Save
      </Button>
    </form>
  );
}
