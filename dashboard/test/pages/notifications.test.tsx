import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { openApp } from '../app';

async function rows(): Promise<HTMLElement[]> {
  const table = await screen.findByRole('table', { name: 'Notification channels' });
  return within(table).getAllByRole('row').slice(1);
}

describe('the notification channels', () => {
  it('say first which cannot be reached, and why', async () => {
    openApp({ at: '/notifications' });
    const [works, fails] = await rows();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
      '1 of 2 notification channels cannot be reached',
    );
    expect(works).toHaveTextContent('DeskTelegram -1001234567890');
    expect(works).toHaveTextContent('Copies that open, Copies that close, Copies that fail');
    expect(works).toHaveTextContent(/Delivered .* ago/);
    expect(fails).toHaveTextContent(/Failed .* ago: Discord refused the message: "Unknown Webhook"/);
  });

  it('are explained when there are none, and one is added for Telegram', async () => {
    const { server } = openApp({ at: '/notifications', fleet: 'zero' });
    await userEvent.click(await screen.findByRole('button', { name: 'Add channel' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add a notification channel' });
    await userEvent.type(within(dialog).getByLabelText('Bot token'), '123456789:AAEtoken_of_a_bot');
    await userEvent.type(within(dialog).getByLabelText('Chat id'), '@signals');
    await userEvent.type(within(dialog).getByLabelText('Name'), 'Group');
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Copies that open' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add channel' }));
    const [added] = await rows();
    expect(added).toHaveTextContent('Nothing sent yet');
    expect(server.notifications.added).toEqual({
      kind: 'TELEGRAM',
      name: 'Group',
      topics: ['CLOSE', 'ERROR'],
      botToken: '123456789:AAEtoken_of_a_bot',
      chatId: '@signals',
    });
  });

  it('ask only for what the chosen kind needs', async () => {
    const { server } = openApp({ at: '/notifications' });
    await userEvent.click(await screen.findByRole('button', { name: 'Add channel' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Discord' }));
    expect(within(dialog).queryByLabelText('Bot token')).toBeNull();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add channel' }));
    expect(await within(dialog).findByText('Enter the webhook’s URL')).toBeVisible();
    await userEvent.type(within(dialog).getByLabelText('Webhook URL'), 'https://discord.com/api/webhooks/1/t');
    await userEvent.type(within(dialog).getByLabelText('Name'), 'Office');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add channel' }));
    await expect.poll(() => server.notifications.added?.webhookUrl).toBe('https://discord.com/api/webhooks/1/t');
    expect(server.notifications.added).not.toHaveProperty('botToken');
  });

  it('show the server’s objection at its field', async () => {
    openApp({ at: '/notifications' });
    await userEvent.click(await screen.findByRole('button', { name: 'Add channel' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('Bot token'), 'wrong');
    await userEvent.type(within(dialog).getByLabelText('Chat id'), '1');
    await userEvent.type(within(dialog).getByLabelText('Name'), 'Group');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add channel' }));
    expect(await within(dialog).findByText('must be the token that BotFather gave')).toBeVisible();
    expect(within(dialog).getByLabelText('Bot token')).toHaveAccessibleDescription(/must be the token/);
  });

  it('offer what concerns all users to admins only', async () => {
    openApp({ at: '/notifications', role: 'FOLLOWER' });
    await userEvent.click(await screen.findByRole('button', { name: 'Add channel' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getAllByRole('checkbox')).toHaveLength(3);
  });

  it('are tested, and say why a message was not delivered', async () => {
    const { server } = openApp({ at: '/notifications' });
    server.notifications.refusal = 'Telegram refused the message.';
    await userEvent.click(await screen.findByRole('button', { name: 'Send a test message to Desk' }));
    expect(await screen.findByText('The test message to Desk was not delivered')).toBeVisible();
    await expect.poll(() => screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^2 of 2/);
    server.notifications.refusal = null;
    await userEvent.click(screen.getByRole('button', { name: 'Send a test message to Desk' }));
    expect(await screen.findByText('Test message delivered to Desk')).toBeVisible();
  });

  it('are removed once that is confirmed', async () => {
    const { server } = openApp({ at: '/notifications' });
    await userEvent.click(await screen.findByRole('button', { name: 'Remove Desk' }));
    expect(server.notifications.channels).toHaveLength(2);
    await userEvent.click(await screen.findByRole('button', { name: 'Remove channel' }));
    await expect.poll(() => server.seen).toContain('DELETE /notification-channels/1');
    await expect.poll(async () => (await rows()).length).toBe(1);
  });

  it('say when they cannot be loaded', async () => {
    const { network, server } = openApp({ at: '/tokens' });
    await screen.findByRole('heading', { name: 'No API tokens yet' });
    network.down = true;
    await userEvent.click(screen.getByRole('button', { name: /account menu/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Notifications' }));
    expect(await screen.findByText('Notification channels could not be loaded')).toBeVisible();
    network.down = false;
    await userEvent.click(screen.getAllByRole('button', { name: 'Try again' })[0] ?? document.body);
    expect(await rows()).toHaveLength(server.notifications.channels.length);
  });
});

describe('e-mails', () => {
  it('are sent to the address that is saved', async () => {
    const { server } = openApp({ at: '/notifications' });
    await userEvent.click(await screen.findByRole('switch', { name: /Send an e-mail/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Enter an e-mail address')).toBeVisible();
    await userEvent.type(screen.getByLabelText('E-mail address'), 'anna@example.com');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('E-mail settings saved')).toBeVisible();
    expect(server.notifications.settings).toMatchObject({ enabled: true, email: 'anna@example.com' });
  });

  it('are not offered without a mail server', async () => {
    const { server } = openApp({ at: '/fleet' });
    server.notifications.settings = { enabled: false, email: null, channels: ['dashboard'] };
    await userEvent.click(await screen.findByRole('button', { name: /account menu/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Notifications' }));
    expect(await screen.findByText(/has set up no mail server/)).toBeVisible();
  });
});
