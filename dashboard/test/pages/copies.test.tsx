import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { pair } from '../../dev/mock/pairs';
import { openApp } from '../app';

const table = () => screen.findByRole('table', { name: 'Copies' });

describe('the copies page', () => {
  it('answers in one sentence, with the reasons a click away', async () => {
    openApp({ at: '/copies' });
    expect(await screen.findByRole('heading', { level: 1, name: /open, .* on the way, .*today/ })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Why some were not copied today' }));
    expect(await screen.findByText(/below the least size/, { selector: 'li span' })).toBeInTheDocument();
  });

  it('shows a copy against the master’s trend as such', async () => {
    const { server } = openApp({ at: '/copies?status=OPEN' });
    server.pairs = [pair(1)];
    const row = within(await table()).getAllByRole('row')[1];
    expect(row).toHaveTextContent(/Buy.*→.*Sell.*Counter/);
    expect(row).toHaveTextContent('0.10 → 0.20');
    expect(row).toHaveTextContent('#990401');
  });

  it('opens the details by Enter and keeps them in the address', async () => {
    const { router, server } = openApp({ at: '/copies' });
    server.pairs = [pair(1, { status: 'CLOSED', profit: '4.2' })];
    within(await table())
      .getAllByRole('row')[1]
      ?.focus();
    await userEvent.keyboard('{Enter}');
    const drawer = await screen.findByRole('dialog');
    expect(within(drawer).getByRole('list', { name: 'The signal’s way' })).toHaveTextContent(/Committed.*1\.9/);
    expect(router.state.location.search).toBe('?pair=1');
  });

  it('takes new copies from the stream', async () => {
    const { server, streams } = openApp({ at: '/copies' });
    server.pairs = [pair(1)];
    await table();
    streams[0]?.send('pair', { ...pair(2), id: 77, slaveTicket: 555777 });
    expect(await within(await table()).findByText('#555777')).toBeVisible();
  });

  it('says what belongs here when there is nothing', async () => {
    openApp({ at: '/copies', fleet: 'one' });
    expect(await screen.findByRole('heading', { name: 'Copies will be here' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'To the subscriptions' })).toBeVisible();
  });
});
