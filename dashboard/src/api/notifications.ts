import { useQuery } from '@tanstack/react-query';
import { get } from './http';
import { keys } from './keys';
import { getAll } from './queries';

export type ChannelKind = 'TELEGRAM' | 'DISCORD';
export type Topic = 'OPEN' | 'CLOSE' | 'ERROR' | 'SIGN_IN' | 'PERSON';

/** A chat in which its owner is told something. Its secret is never answered. */
export interface NotificationChannel {
  id: number;
  kind: ChannelKind;
  name: string;
  topics: Topic[];
  /** Null for Discord. */
  chatId: string | null;
  createdAt: string;
  lastDeliveredAt: string | null;
  /** Why the last attempt failed; null if it did not. */
  lastError: string | null;
  lastFailedAt: string | null;
}

/** Only the fields of the kind are sent. */
export interface NewChannel {
  kind: ChannelKind;
  name: string;
  topics: Topic[];
  botToken?: string;
  chatId?: string;
  webhookUrl?: string;
}

export interface ChannelTest {
  delivered: boolean;
  reason: string | null;
}

export interface NotificationSettings {
  /** Whether also opens and closes of copies are told, and by e-mail. */
  enabled: boolean;
  email: string | null;
  /** How the installation can tell them: dashboard, email. */
  channels: string[];
}

const REFRESH_MS = 30_000;

export function useNotificationChannels() {
  return useQuery({
    queryKey: keys.notificationChannels,
    queryFn: ({ signal }) => getAll<NotificationChannel>('/notification-channels', signal),
    refetchInterval: REFRESH_MS,
  });
}

export function useNotificationSettings() {
  return useQuery({
    queryKey: keys.notificationSettings,
    queryFn: ({ signal }) => get<NotificationSettings>('/notifications/settings', signal),
  });
}
