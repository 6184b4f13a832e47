import { Button, Checkbox, Modal, Radio, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { ChannelKind, NewChannel, NotificationChannel, Topic } from '../api/notifications';
import { useUser } from '../session/Session';
import form from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { useApiForm } from '../ui/useApiForm';
import { KindFields } from './KindFields';
import classes from './Notifications.module.css';
import { KINDS, OF_ADMINS, TOPICS } from './words';

interface ChannelValues {
  kind: ChannelKind;
  name: string;
  topics: Topic[];
  botToken: string;
  chatId: string;
  webhookUrl: string;
}

const INITIAL: ChannelValues = {
  kind: 'TELEGRAM',
  name: '',
  topics: ['OPEN', 'CLOSE', 'ERROR'],
  botToken: '',
  chatId: '',
  webhookUrl: '',
};

const needs = (kind: ChannelKind, what: string) => (value: string, values: ChannelValues) =>
  values.kind === kind && value.trim() === '' ? what : null;

/** Adds a chat at Telegram or Discord. */
export function AddChannel({ close }: { close: () => void }) {
  const cache = useQueryClient();
  const user = useUser();
  const api = useApiForm(
    {
      initialValues: INITIAL,
      validate: {
        name: (name) => (name.trim() === '' ? 'Enter a name' : null),
        topics: (topics) => (topics.length === 0 ? 'Choose one at least' : null),
        botToken: needs('TELEGRAM', 'Enter the bot’s token'),
        chatId: needs('TELEGRAM', 'Enter the chat’s id'),
        webhookUrl: needs('DISCORD', 'Enter the webhook’s URL'),
      },
    },
    async (values) => {
      await change<NotificationChannel>('POST', '/notification-channels', requestOf(values));
      await cache.invalidateQueries({ queryKey: keys.notificationChannels });
      close();
    },
  );
  const offered = (Object.keys(TOPICS) as Topic[]).filter(
    (topic) => user.role === 'ADMIN' || !OF_ADMINS.includes(topic),
  );
  return (
    <Modal opened onClose={close} title="Add a notification channel">
      <form className={form.plain} onSubmit={api.submit} noValidate>
        <Radio.Group
          label="Kind"
          {...api.form.getInputProps('kind')}
          onChange={(kind) => {
            api.form.clearErrors();
            api.form.setFieldValue('kind', kind as ChannelKind);
          }}
        >
          <div className={classes.kinds}>
            {Object.entries(KINDS).map(([value, label], index) => (
              <Radio key={value} value={value} label={label} data-autofocus={index === 0 || undefined} />
            ))}
          </div>
        </Radio.Group>
        <KindFields form={api.form} />
        <TextInput
          label="Name"
          description="As you want to find it in the list"
          maxLength={60}
          {...api.form.getInputProps('name')}
        />
        <Checkbox.Group label="Tell it of" {...api.form.getInputProps('topics')}>
          <div className={classes.topics}>
            {offered.map((topic) => (
              <Checkbox key={topic} value={topic} label={TOPICS[topic]} />
            ))}
          </div>
        </Checkbox.Group>
        <FormError text={api.error} />
        <div className={form.decide}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={api.busy}>
            Add channel
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function requestOf({ kind, name, topics, botToken, chatId, webhookUrl }: ChannelValues): NewChannel {
  const common = { kind, name: name.trim(), topics };
  return kind === 'TELEGRAM'
    ? { ...common, botToken: botToken.trim(), chatId: chatId.trim() }
    : { ...common, webhookUrl: webhookUrl.trim() };
}
