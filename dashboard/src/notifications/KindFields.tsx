import { PasswordInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ChannelKind } from '../api/notifications';

/** The values of the form that these fields are of. */
interface Values {
  kind: ChannelKind;
  botToken: string;
  chatId: string;
  webhookUrl: string;
}

/** What a message is sent with, and where to. */
export function KindFields<V extends Values>({ form }: { form: UseFormReturnType<V> }) {
  if (form.values.kind === 'DISCORD') {
    return (
      <PasswordInput
        label="Webhook URL"
        description="In Discord: settings of the channel, Integrations, Webhooks. Everyone who has it can write there."
        placeholder="https://discord.com/api/webhooks/…"
        autoComplete="off"
        {...form.getInputProps('webhookUrl')}
      />
    );
  }
  return (
    <>
      <PasswordInput
        label="Bot token"
        description="Ask @BotFather at Telegram for a new bot; it answers with the token."
        placeholder="123456789:AAE…"
        autoComplete="off"
        {...form.getInputProps('botToken')}
      />
      <TextInput
        label="Chat id"
        description="Of the group or person, or @name of a public channel. The bot must be a member, or you must have started a chat with it."
        placeholder="-1001234567890"
        autoComplete="off"
        {...form.getInputProps('chatId')}
      />
    </>
  );
}
