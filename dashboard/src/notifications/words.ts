import type { ChannelKind, NotificationChannel, Topic } from '../api/notifications';
import { count } from '../format/numbers';

export const KINDS: Record<ChannelKind, string> = { TELEGRAM: 'Telegram', DISCORD: 'Discord' };

/** What a channel is told, in words. */
export const TOPICS: Record<Topic, string> = {
  OPEN: 'Copies that open',
  CLOSE: 'Copies that close',
  ERROR: 'Copies that fail',
  SIGN_IN: 'Sign-ins of all users',
  PERSON: 'Changes of all users',
};

/** Others may be told of their own copies only. */
export const OF_ADMINS: Topic[] = ['SIGN_IN', 'PERSON'];

const ORDER = Object.keys(TOPICS) as Topic[];

export function topicWords({ topics }: NotificationChannel): string {
  return ORDER.filter((topic) => topics.includes(topic))
    .map((topic) => TOPICS[topic])
    .join(', ');
}

export function summaryOf(channels: NotificationChannel[] | undefined): string {
  if (channels === undefined) return 'Loading notification channels…';
  const failing = channels.filter(({ lastError }) => lastError !== null).length;
  if (channels.length === 0) return 'No notification channels yet';
  const all = count(channels.length, 'notification channel');
  return failing === 0 ? all : `${failing} of ${all} cannot be reached`;
}
