import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { openApp } from '../app';
import { MockRfb } from '../MockRfb';

// jsdom has no canvas; the desktop is tested in a real browser.
vi.mock('@novnc/novnc', () => ({ default: MockRfb }));

describe('the terminal page', () => {
  it('shows the state of the terminal and its figures', async () => {
    openApp({ at: '/accounts/2' });
    expect(await screen.findByRole('heading', { level: 1, name: 'Demo follower, double is alive' })).toBeVisible();
    const facts = within(screen.getByRole('complementary', { name: 'Account' }));
    expect(facts.getByText('Floating profit').parentElement).toHaveTextContent('\u221224.15USD');
  });

  it('shows the first tab if the address names one that the account does not have', async () => {
    openApp({ at: '/accounts/1?tab=risk' });
    expect(await screen.findByRole('tab', { name: 'Journal', selected: true })).toBeVisible();
    expect(screen.getByRole('tabpanel', { name: 'Journal' })).toBeVisible();
  });

  it('asks for confirmation before a stop, with its effect on open positions', async () => {
    const { server } = openApp({ at: '/accounts/2' });
    await userEvent.click(await screen.findByRole('button', { name: 'Stop' }));
    const dialog = await screen.findByRole('dialog', { name: 'Stop Demo follower, double' });
    expect(dialog).toHaveTextContent('no copy is opened or closed; 3 positions stay open at the broker');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Stop terminal' }));
    await waitFor(() => expect(server.seen).toContain('POST /accounts/2/stop'));
  });

  it('does nothing when the dialog is cancelled', async () => {
    const { server } = openApp({ at: '/accounts/2' });
    await userEvent.click(await screen.findByRole('button', { name: 'Restart' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    expect(server.seen.filter((each) => each.startsWith('POST') && each.endsWith('restart'))).toEqual([]);
  });

  it('shows the journal', async () => {
    openApp({ at: '/accounts/2' });
    const journal = await screen.findByRole('log', { name: 'Journal' });
    await waitFor(() => expect(journal).toHaveTextContent('authorized on TermFleet-Demo'));
  });

  it('shows events with the words for states that the rest of the page has', async () => {
    openApp({ at: '/accounts/2?tab=events' });
    const events = await screen.findByRole('log', { name: 'Events' });
    await waitFor(() => expect(events).toHaveTextContent('ContainerBacking off: exit code 137'));
    expect(events).toHaveTextContent('BrokerDisconnected: connection lost');
    expect(events).toHaveTextContent('Useradmin@localhost asked for a restart');
    expect(events).toHaveTextContent('ExpertNot allowed: algo trading is off');
    expect(events).not.toHaveTextContent(/[A-Z]{2}/);
  });

  it('takes new credentials when the broker refused the old ones', async () => {
    const { server } = openApp({ at: '/accounts/4', fleet: 'failing' });
    await userEvent.click(await screen.findByRole('button', { name: 'New credentials' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Save and sign in' }));
    expect(await dialog.findByText('Required')).toBeVisible();
    await userEvent.type(dialog.getByLabelText('Password'), 'better');
    await userEvent.click(dialog.getByRole('button', { name: 'Save and sign in' }));
    await waitFor(() => expect(server.seen).toContain('PATCH /accounts/4'));
  });

  it('asks an account at Match-Trader for what signs in there', async () => {
    const { server } = openApp({ at: '/accounts/5', fleet: 'platforms' });
    await userEvent.click(await screen.findByRole('button', { name: 'New credentials' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByLabelText('Login')).toHaveValue('anna@example.com');
    expect(dialog.queryByLabelText('Server')).toBeNull();
    await userEvent.type(dialog.getByLabelText('Password'), 'better');
    await userEvent.click(dialog.getByRole('button', { name: 'Save and sign in' }));
    await waitFor(() => expect(server.seen).toContain('PATCH /accounts/5'));
  });

  it('signs an account in again that its broker has refused', async () => {
    const { server } = openApp({ at: '/accounts/5', fleet: 'platforms' });
    await userEvent.click(await screen.findByRole('button', { name: 'Sign in again' }));
    await waitFor(() => expect(server.seen).toContain('POST /accounts/5/start'));
  });

  it('shows no figures of a source that has none', async () => {
    openApp({ at: '/accounts/6', fleet: 'platforms' });
    await screen.findByRole('heading', { level: 1, name: 'Signals over HTTP is ready for signals' });
    expect(screen.queryByText('Balance')).toBeNull();
  });

  it('has no desktop and no container buttons for an external Expert Advisor', async () => {
    openApp({ at: '/accounts/9', fleet: 'failing' });
    await screen.findByRole('heading', { level: 1, name: 'EA in the office is alive' });
    expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
    expect(screen.queryByRole('tab', { name: 'Journal' })).toBeNull();
  });

  it('reports an unknown terminal', async () => {
    openApp({ at: '/accounts/404' });
    expect(await screen.findByRole('heading', { level: 1, name: 'Terminal not found' })).toBeVisible();
  });

  it('offers an investor no actions', async () => {
    openApp({ at: '/accounts/2', role: 'INVESTOR' });
    await screen.findByRole('heading', { level: 1, name: 'Demo follower, double is alive' });
    expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
  });
});
