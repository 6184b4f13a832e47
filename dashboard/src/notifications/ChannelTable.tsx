import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { NotificationChannel } from '../api/notifications';
import { Age } from '../ui/Age';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { SimpleTable } from '../ui/SimpleTable';
import { ToneIcon } from '../ui/ToneIcon';
import classes from './Notifications.module.css';
import { TestButton } from './TestButton';
import { KINDS, topicWords } from './words';

/** The channels, with what became of the last message to each. */
export function ChannelTable({ channels }: { channels: NotificationChannel[] }) {
  const cache = useQueryClient();
  const [removing, setRemoving] = useState<NotificationChannel>();
  return (
    <>
      <SimpleTable name="Notification channels" head={['Name', 'Kind', 'Tells', 'Last message', '']}>
        {channels.map((channel) => (
          <tr key={channel.id}>
            <td>{channel.name}</td>
            <td data-label="Kind">
              {KINDS[channel.kind]}
              {channel.chatId !== null && <span className={`tf-muted ${classes.chat}`}> {channel.chatId}</span>}
            </td>
            <td className={classes.told} data-label="Tells">
              {topicWords(channel)}
            </td>
            <td className={classes.last}>
              <LastMessage channel={channel} />
            </td>
            <td>
              <div className={classes.tools}>
                <TestButton channel={channel} />
                <Button
                  variant="subtle"
                  color="red"
                  size="compact-sm"
                  aria-label={`Remove ${channel.name}`}
                  onClick={() => setRemoving(channel)}
                >
                  Remove
                </Button>
              </div>
            </td>
          </tr>
        ))}
      </SimpleTable>
      <ConfirmDialog
        opened={removing !== undefined}
        close={() => setRemoving(undefined)}
        title={`Remove the channel ${removing?.name ?? ''}`}
        verb="Remove channel"
        danger
        act={async () => {
          if (removing !== undefined) await change('DELETE', `/notification-channels/${removing.id}`);
          await cache.invalidateQueries({ queryKey: keys.notificationChannels });
        }}
      >
        <p>
          Nothing more is sent there, and what waits to be sent is given up. The bot or webhook stays at{' '}
          {removing === undefined ? 'its service' : KINDS[removing.kind]}; remove it there, too, if you do not need it.
        </p>
      </ConfirmDialog>
    </>
  );
}

function LastMessage({ channel }: { channel: NotificationChannel }) {
  const { lastError, lastFailedAt, lastDeliveredAt } = channel;
  if (lastError !== null) {
    return (
      <div className={classes.delivery}>
        <ToneIcon tone="failed" />
        <span>
          Failed <Age at={lastFailedAt} suffix=" ago" />: {lastError}
        </span>
      </div>
    );
  }
  return (
    <div className={classes.delivery}>
      <ToneIcon tone={lastDeliveredAt === null ? 'waiting' : 'alive'} />
      {lastDeliveredAt === null ? (
        <span>Nothing sent yet</span>
      ) : (
        <span>
          Delivered <Age at={lastDeliveredAt} suffix=" ago" />
        </span>
      )}
    </div>
  );
}
