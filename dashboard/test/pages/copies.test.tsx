import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { pair } from '../../dev/mock/pairs';
import { openApp } from '../app';

const table = () => screen.findByRole('table', { name: 'Copies' });

describe('the copies page', () => {
  it('shows a summary, and what was not copied with the reason and what to do', async () => {
    openApp({ at: '/copies' });
    expect(await screen.findByRole('heading', { level: 1, name: /^\d+ open, .* pending, .*today/ })).toBeVisible();
    const missing = within(screen.getByRole('region', { name: 'Not copied today' }));
    expect(missing.getByText(/below the minimum master lot of 0.05/)).toBeVisible();
    expect(missing.getByText(/Lower the minimum master lot to copy such trades/)).toBeVisible();
    await userEvent.click(missing.getByRole('link', { name: /^\d+ skipped$/ }));
    expect(screen.getByRole('combobox', { name: 'State' })).toHaveValue('Skipped');
  });

  it('is where a follower arrives, and speaks of the follower’s own copies', async () => {
    openApp({ at: '/', role: 'FOLLOWER' });
    expect(await screen.findByRole('heading', { level: 1, name: /^Your copies: \d+ open/ })).toBeVisible();
  });

  it('shows the most frequent reasons, and the others on request', async () => {
    const { server } = openApp({ at: '/copies' });
    server.reasons = ['A', 'B', 'C', 'D', 'E'].map((reason) => ({ reasonCode: null, reason, count: 1 }));
    expect(await screen.findByText('C')).toBeVisible();
    expect(screen.queryByText('D')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show 2 more reasons' }));
    expect(screen.getByText('E')).toBeVisible();
  });

  it('shows a copy against the master’s trend as such', async () => {
    const { server } = openApp({ at: '/copies?status=OPEN' });
    server.pairs = [pair(1)];
    const row = within(await table()).getAllByRole('row')[1];
    expect(row).toHaveTextContent(/Buy.*→.*Sell.*Counter/);
    expect(row).toHaveTextContent('0.10 → 0.20');
    expect(row).toHaveTextContent('#990401');
  });

  it('shows what an open copy would bring now, if its master reports prices', async () => {
    const { server } = openApp({ at: '/copies' });
    server.pairs = [pair(1, { profit: '1.5' }), pair(2)];
    server.floating = [{ pairId: 1, amount: '-12.4', currency: 'USD', price: '1.084', at: '2026-01-02T03:04:05Z' }];
    const cell = await screen.findByText('floating');
    expect(cell.closest('td')).toHaveTextContent(/1\.50.*12\.40.*USD.*floating/);
    expect(within(await table()).getAllByText('floating')).toHaveLength(1);
  });

  it('opens the details by Enter and keeps them in the address', async () => {
    const { router, server } = openApp({ at: '/copies' });
    server.pairs = [pair(1, { status: 'CLOSED', profit: '4.2' })];
    within(await table())
      .getAllByRole('row')[1]
      ?.focus();
    await userEvent.keyboard('{Enter}');
    const drawer = await screen.findByRole('dialog');
    expect(within(drawer).getByRole('list', { name: 'Latency steps' })).toHaveTextContent(/Committed.*1\.9/);
    expect(router.state.location.search).toBe('?pair=1');
  });

  it('goes on showing a copy that leaves the filter', async () => {
    const { server, streams } = openApp({ at: '/copies?status=OPEN&pair=1' });
    server.pairs = [pair(1), pair(2)];
    const drawer = within(await screen.findByRole('dialog'));
    expect(drawer.getByRole('button', { name: /Copy Open/ })).toBeVisible();
    await waitFor(() => expect(server.seen).toContain('GET /trade-pairs/1'));
    streams[0]?.send('pair', pair(1, { status: 'CLOSED', profit: '4.2' }));
    expect(await drawer.findByRole('button', { name: /Copy Closed/ })).toBeVisible();
  });

  it('shows a copy by its address, also if it is not among the newest', async () => {
    const { server } = openApp({ at: '/copies?status=OPEN&pair=5' });
    server.pairs = [pair(1), pair(5, { status: 'CLOSED' })];
    expect(await screen.findByRole('dialog', { name: /^Copy 5,/ })).toBeVisible();
  });

  it('takes new copies from the stream', async () => {
    const { server, streams } = openApp({ at: '/copies' });
    server.pairs = [pair(1)];
    await table();
    streams[0]?.send('pair', { ...pair(2), id: 77, slaveTicket: 555777 });
    expect(await within(await table()).findByText('#555777')).toBeVisible();
  });

  it('explains the page while there are no copies', async () => {
    openApp({ at: '/copies', fleet: 'one' });
    expect(await screen.findByRole('heading', { name: 'No copies yet' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open subscriptions' })).toBeVisible();
  });
});
