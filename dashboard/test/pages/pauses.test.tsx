import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { openApp } from '../app';

describe('pauses', () => {
  it('of everything are set by an admin, shown with what they do, and ended', async () => {
    openApp({ at: '/subscriptions' });
    await userEvent.click(await screen.findByRole('button', { name: 'Pause everything' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Pause all copying' }));
    expect(dialog.getByRole('radio', { name: 'Closes only' })).toBeChecked();
    await userEvent.click(dialog.getByRole('radio', { name: 'Frozen' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Pause' }));
    const bar = within(await screen.findByRole('list', { name: 'Pauses' }));
    expect(bar.getByText('All copying is paused.')).toBeVisible();
    expect(await screen.findByRole('heading', { level: 1, name: '0 subscriptions active, 2 paused' })).toBeVisible();
    await userEvent.click(bar.getByRole('button', { name: 'Resume' }));
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Pauses' })).toBeNull());
    expect(await screen.findByRole('heading', { level: 1, name: '2 subscriptions active' })).toBeVisible();
  });

  it('of an account are set at the account', async () => {
    const { server } = openApp({ at: '/accounts/1' });
    await userEvent.click(await screen.findByRole('button', { name: 'More actions' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Pause copying…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Pause copying from Demo master' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Pause' }));
    expect(await screen.findByText('Copying from Demo master is paused.')).toBeVisible();
    expect(server.pauses).toEqual([{ scope: 'MASTER', accountId: 1, mode: 'CLOSE_ONLY' }]);
  });

  it('of a subscription are set in its menu', async () => {
    const { server } = openApp({ at: '/subscriptions' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Actions for Demo master to Demo follower, double' }),
    );
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Pause…' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Pause' }));
    expect(await screen.findByRole('heading', { level: 1, name: '1 subscription active, 1 paused' })).toBeVisible();
    expect(server.subscriptions[0]?.pauseMode).toBe('CLOSE_ONLY');
  });

  it('that are not made after all leave the keyboard at the button of the menu', async () => {
    openApp({ at: '/subscriptions' });
    const [menu] = await screen.findAllByRole('button', { name: /^Actions for / });
    menu?.focus();
    await userEvent.keyboard('{Enter}');
    (await screen.findByRole('menuitem', { name: 'Pause…' })).focus();
    await userEvent.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog');
    await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(menu).toHaveFocus());
  });

  it('are ended by nobody who may only look on', async () => {
    const { server } = openApp({ at: '/subscriptions', role: 'INVESTOR' });
    server.pauses = [{ scope: 'FOLLOWER', accountId: 2, mode: 'FROZEN' }];
    const bar = within(await screen.findByRole('list', { name: 'Pauses' }));
    expect(bar.getByText('Copying to Demo follower, double is paused.')).toBeVisible();
    expect(bar.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Pause everything' })).toBeNull();
  });
});

describe('positions that exist', () => {
  it('are copied as the subscription says', async () => {
    const { server } = openApp({ at: '/subscriptions/new?follower=2' });
    await userEvent.click(await screen.findByRole('combobox', { name: 'Positions that the master already has' }));
    await userEvent.click(await screen.findByRole('option', { name: /^Copy them if the price is no worse/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: /Open a copy again/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Subscribe' }));
    await waitFor(() =>
      expect(server.subscriptions.at(-1)).toMatchObject({
        existingPositions: 'COPY_IF_NOT_BETTER',
        reopenManual: true,
      }),
    );
  });
});
