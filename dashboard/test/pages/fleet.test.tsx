import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { account } from '../../dev/mock/fleets';
import { openApp } from '../app';

const table = () => screen.findByRole('table', { name: 'Terminals' });
const names = async () =>
  within(await table())
    .getAllByRole('link')
    .map((link) => link.textContent);

describe('the fleet page', () => {
  it('offers to add the first account when there is none', async () => {
    openApp({ at: '/fleet', fleet: 'zero' });
    expect(await screen.findByRole('heading', { level: 1, name: 'No terminals yet' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Add account' })).toHaveAttribute('href', '/accounts/new');
  });

  it('answers first and lists those that need a person, with the reason', async () => {
    openApp({ at: '/fleet', fleet: 'failing' });
    expect(await screen.findByRole('heading', { level: 1, name: /^4 of 8 terminals alive, 2 need you/ })).toBeVisible();
    const needing = within(screen.getByRole('list', { name: 'Terminals that need you' }));
    expect(needing.getByText(/refused login 50000004: Invalid account/)).toBeVisible();
  });

  it('goes down by j, up by k and opens by Enter', async () => {
    const { router } = openApp({ at: '/fleet' });
    const rows = within(await table())
      .getAllByRole('row')
      .slice(1);
    rows[0]?.focus();
    await userEvent.keyboard('jj');
    expect(rows[2]).toHaveFocus();
    await userEvent.keyboard('k');
    expect(rows[1]).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(router.state.location.pathname).toBe('/accounts/3');
  });

  it('keeps its filter in the address', async () => {
    const { router } = openApp({ at: '/fleet?q=reverse' });
    expect(await names()).toEqual(['Demo follower, reverse']);
    await userEvent.clear(screen.getByLabelText('Filter terminals'));
    expect(await names()).toHaveLength(3);
    expect(router.state.location.search).toBe('');
  });

  it('starts all quarantined terminals at once', async () => {
    const { server } = openApp({ at: '/fleet', fleet: 'failing' });
    await userEvent.click(await screen.findByRole('button', { name: 'Start 1 quarantined terminal' }));
    await waitFor(() => expect(server.seen).toContain('POST /accounts/release-quarantine'));
  });

  it('shows an admin containers without an account, and removes one after confirmation', async () => {
    const { server } = openApp({ at: '/fleet' });
    server.orphans = [{ container: 'termfleet-1-9', since: '2026-11-20T12:00:00Z', running: false }];
    const table = await screen.findByRole('table', { name: 'Containers without an account' });
    await userEvent.click(within(table).getByRole('button', { name: 'Remove…' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Remove container' }));
    await waitFor(() => expect(server.seen).toContain('DELETE /orphans/termfleet-1-9'));
  });

  it('asks an admin what a restored database is before its terminals are managed', async () => {
    const { server } = openApp({ at: '/fleet' });
    server.installation = { instance: 'mock', claimed: false, reason: 'This database was restored or moved.' };
    await userEvent.click(await screen.findByRole('button', { name: 'This is a copy' }));
    await waitFor(() => expect(server.seen).toContain('POST /installation/claim'));
    await waitFor(() => expect(screen.queryByText('Terminals are not managed')).toBeNull());
  });

  it('shows changes from the stream', async () => {
    const { streams } = openApp({ at: '/fleet' });
    await table();
    streams[0]?.send('terminal', account(2, { name: 'Demo follower, double', brokerState: 'REJECTED' }));
    expect(await screen.findByRole('heading', { level: 1, name: '2 of 3 terminals alive, 1 needs you' })).toBeVisible();
  });

  it('keeps rows in their places while the pointer is over them', async () => {
    const { streams } = openApp({ at: '/fleet?sort=-equity' });
    await table();
    const before = await names();
    await userEvent.hover(await table());
    streams[0]?.send('terminal', account(3, { name: 'Demo follower, reverse', equity: '999999' }));
    expect(await within(await table()).findByText(/999/)).toBeVisible();
    expect(await names()).toEqual(before);
    await userEvent.unhover(await table());
    expect((await names())[0]).toBe('Demo follower, reverse');
  });

  it('sorts and filters at once though the pointer is over the rows', async () => {
    openApp({ at: '/fleet?q=follower' });
    await userEvent.hover(await table());
    await userEvent.click(screen.getByRole('button', { name: 'Account' }));
    expect(await names()).toEqual(['Demo follower, reverse', 'Demo follower, double']);
    fireEvent.change(screen.getByLabelText('Filter terminals'), { target: { value: 'master' } });
    expect(await names()).toEqual(['Demo master']);
    expect(screen.queryByText(/shown when the pointer leaves/)).toBeNull();
  });

  it('is entered by j from wherever nothing has the focus, but not while something is typed', async () => {
    openApp({ at: '/fleet' });
    const rows = within(await table())
      .getAllByRole('row')
      .slice(1);
    await userEvent.keyboard('j');
    expect(rows[0]).toHaveFocus();
    await userEvent.type(screen.getByLabelText('Filter terminals'), 'j');
    expect(screen.getByLabelText('Filter terminals')).toHaveFocus();
  });

  it('says what an unreachable server means, and tries again', async () => {
    const { network } = openApp({ at: '/fleet' });
    network.down = true;
    expect(await screen.findByText(/keep trading without the server/)).toBeVisible();
    network.down = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { level: 1, name: '3 of 3 terminals alive' })).toBeVisible();
  });

  it('hides a column and remembers it', async () => {
    openApp({ at: '/fleet' });
    await table();
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Restarts' }));
    expect(within(await table()).queryByRole('columnheader', { name: 'Restarts' })).toBeNull();
    expect(window.localStorage.getItem('termfleet.columns.Terminals')).toContain('"restarts":false');
  });
});
