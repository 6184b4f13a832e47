import { expect, type APIRequestContext } from '@playwright/test';
import { ExternalExpert } from './ExternalExpert';

/** More than it may lose in a day after three heartbeats. */
const LOSS_PER_HEARTBEAT = 180;

interface StoppedOut {
  id: number;
  name: string;
  /** What the server has recorded of its stop-outs. */
  stopOuts: () => Promise<{ active: boolean; endsAt: string | null; endedAt: string | null }[]>;
}

/**
 * A follower of its own whose equity fell by more than it may lose in a day, so that the server has stopped it; it is removed
 * at the end.
 */
export async function withStoppedOutFollower(
  api: APIRequestContext,
  look: (follower: StoppedOut) => Promise<void>,
): Promise<void> {
  const name = 'Losing follower';
  const answer = await api.post('/api/v1/accounts', { data: { name, role: 'FOLLOWER', platform: 'EXTERNAL' } });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id, token } = (await answer.json()) as { id: number; token: string };
  const stopOuts: StoppedOut['stopOuts'] = async () => {
    const page = await api.get(`/api/v1/accounts/${id}/stop-outs`);
    return ((await page.json()) as { items: Awaited<ReturnType<StoppedOut['stopOuts']>> }).items;
  };
  try {
    const limited = await api.put(`/api/v1/accounts/${id}/risk`, {
      data: {
        drawdownStops: [{ period: 'DAY', from: 'STARTING_EQUITY', percent: '5', close: true }],
        timeZone: zoneAtNoon(),
      },
    });
    expect(limited.status(), await limited.text()).toBe(200);
    const expert = await ExternalExpert.connect(token);
    try {
      expert.lose(LOSS_PER_HEARTBEAT);
      await expect.poll(async () => (await stopOuts()).length).toBe(1);
      expert.lose(0);
      await look({ id, name, stopOuts });
    } finally {
      expert.disconnect();
    }
  } finally {
    await api.delete(`/api/v1/accounts/${id}`);
  }
}

/** A time zone in which it is noon: the day, and with it the stop-out, must not end during a test. */
function zoneAtNoon(): string {
  const ahead = 12 - new Date().getUTCHours();
  // The signs of these names are reversed: Etc/GMT-3 is three hours ahead.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
