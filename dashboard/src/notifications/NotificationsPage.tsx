import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { BellRing, Plus } from 'lucide-react';
import { useNotificationChannels, useNotificationSettings } from '../api/notifications';
import { Page } from '../ui/Page';
import { EmptyPanel, Waiting } from '../ui/Panels';
import { AddChannel } from './AddChannel';
import { ChannelTable } from './ChannelTable';
import { EmailForm } from './EmailForm';
import classes from './Notifications.module.css';
import { summaryOf } from './words';

/** How the signed-in user is told something when they do not look at the dashboard. */
export default function NotificationsPage() {
  const channels = useNotificationChannels();
  const settings = useNotificationSettings();
  const [opened, { open, close }] = useDisclosure();
  const { data } = channels;
  const fails = data?.some(({ lastError }) => lastError !== null) ?? false;
  const add = (
    <Button onClick={open} leftSection={<Plus size={16} aria-hidden />}>
      Add channel
    </Button>
  );
  return (
    <Page
      name="Notifications"
      summary={summaryOf(data)}
      {...(fails ? { tone: 'failed' } : {})}
      actions={data !== undefined && data.length > 0 && add}
    >
      {data === undefined && <Waiting what="Notification channels" query={channels} />}
      {data?.length === 0 && (
        <EmptyPanel icon={BellRing} title="Telegram and Discord" action={add}>
          A channel is told what you choose: that your copies opened, closed or failed. A bot of yours tells it at
          Telegram, a webhook at Discord.
        </EmptyPanel>
      )}
      {data !== undefined && data.length > 0 && <ChannelTable channels={data} />}
      <section className={classes.panel} aria-label="E-mail">
        <h2>E-mail</h2>
        {settings.data === undefined ? (
          <Waiting what="The settings of e-mails" query={settings} />
        ) : (
          <EmailForm settings={settings.data} />
        )}
      </section>
      {opened && <AddChannel close={close} />}
    </Page>
  );
}
