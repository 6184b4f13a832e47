import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { ChannelTest, NotificationChannel } from '../api/notifications';
import { errorText } from '../ui/errorText';
import { useAction } from '../ui/useAction';

/** Sends a message now, and says whether it was delivered. */
export function TestButton({ channel }: { channel: NotificationChannel }) {
  const cache = useQueryClient();
  const failed = (reason: string): void => {
    notifications.show({
      color: 'red',
      title: `The test message to ${channel.name} was not delivered`,
      message: reason,
      autoClose: false,
    });
  };
  const { busy, run } = useAction((error) => {
    failed(errorText(error));
    return undefined;
  });
  const test = (): Promise<void> =>
    run(async () => {
      const { delivered, reason } = await change<ChannelTest>('POST', `/notification-channels/${channel.id}/test`);
      if (delivered) notifications.show({ color: 'green', message: `Test message delivered to ${channel.name}` });
      else failed(reason ?? '');
      await cache.invalidateQueries({ queryKey: keys.notificationChannels });
    });
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      loading={busy}
      aria-label={`Send a test message to ${channel.name}`}
      onClick={() => void test()}
    >
      Send test
    </Button>
  );
}
