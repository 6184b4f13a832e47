import type { NewChannel, NotificationChannel, NotificationSettings } from '../../src/api/notifications';
import { page, problem, type Answer, type Request } from './answers';

/** A channel that has delivered something, unless the change says otherwise. */
export function channel(id: number, change: Partial<NotificationChannel> = {}): NotificationChannel {
  return {
    id,
    kind: 'TELEGRAM',
    name: 'Desk',
    topics: ['OPEN', 'CLOSE', 'ERROR'],
    chatId: '-1001234567890',
    createdAt: '2026-11-01T08:00:00Z',
    lastDeliveredAt: '2026-11-20T16:05:00Z',
    lastError: null,
    lastFailedAt: null,
    ...change,
  };
}

/** One that works and one whose webhook is gone. */
export function twoChannels(): NotificationChannel[] {
  return [
    channel(1),
    channel(2, {
      kind: 'DISCORD',
      name: 'Alerts of the office',
      topics: ['SIGN_IN', 'PERSON', 'ERROR'],
      chatId: null,
      lastError:
        'Discord refused the message: "Unknown Webhook" (status 404). The webhook was removed at Discord: remove the channel and add it with another webhook.',
      lastFailedAt: '2026-11-22T09:30:00Z',
    }),
  ];
}

/** Notification channels and settings of the signed-in user. */
export class MockNotifications {
  channels: NotificationChannel[];
  settings: NotificationSettings = { enabled: false, email: null, channels: ['dashboard', 'email'] };
  /** Why test messages do not arrive; null: they do. */
  refusal: string | null = null;
  /** The last channel that was added, with its secrets. */
  added: NewChannel | undefined;

  constructor(channels: NotificationChannel[]) {
    this.channels = channels;
  }

  handle(request: Request, id: string | undefined, verb: string | undefined): Answer {
    if (id === undefined) return request.method === 'GET' ? page(this.channels, request.query) : this.add(request);
    const found = this.channels.find((each) => `${each.id}` === id);
    if (found === undefined) return problem(404, `There is no notification channel ${id}.`);
    if (verb === 'test') return this.test(found);
    this.channels = this.channels.filter((each) => each !== found);
    return { status: 204 };
  }

  /** The calls below `/notifications`. */
  settingsOf({ method, body }: Request): Answer {
    if (method === 'PUT') this.settings = { ...this.settings, ...(body as NotificationSettings) };
    return { status: 200, body: this.settings };
  }

  private add({ body }: Request): Answer {
    const wanted = body as NewChannel;
    if (wanted.botToken === 'wrong') {
      return problem(400, 'Bad input.', [{ field: 'botToken', message: 'must be the token that BotFather gave' }]);
    }
    const { kind, name, topics, chatId = null } = wanted;
    this.added = wanted;
    const id = Math.max(0, ...this.channels.map((each) => each.id)) + 1;
    const made = channel(id, { kind, name, topics, chatId, lastDeliveredAt: null });
    this.channels = [...this.channels, made];
    return { status: 201, body: made };
  }

  private test(found: NotificationChannel): Answer {
    const now = new Date().toISOString();
    const { refusal } = this;
    const after = refusal === null ? { lastDeliveredAt: now, lastFailedAt: null } : { lastFailedAt: now };
    this.channels = this.channels.map((each) => (each === found ? { ...each, lastError: refusal, ...after } : each));
    return { status: 200, body: { delivered: refusal === null, reason: refusal } };
  }
}
