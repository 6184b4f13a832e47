import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { account } from '../../dev/mock/fleets';
import { boardSummary } from '../../src/followers/tradeWords';
import { openApp } from '../app';

describe('the board of trades for followers', () => {
  it('begins with its sentence and shows totals, trades and followers to a master', async () => {
    openApp({ at: '/followers', role: 'MASTER' });
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: /8 trades: 4 successful, 1 pending, 2 failed, 1 cancelled/,
      }),
    ).toBeVisible();
    expect(screen.getByLabelText('Totals')).toHaveTextContent('All8Successful4Pending1Failed2Cancelled1');
    const trades = screen.getByRole('table', { name: 'Trades' });
    expect(within(trades).getAllByText('RELIANCE')).toHaveLength(2);
    expect(within(trades).getByText('Skipped: the quantity is 0.')).toBeVisible();
    expect(within(screen.getByRole('table', { name: 'Followers' })).getAllByRole('link')).toHaveLength(3);
  });

  it('shows one follower’s trades when it is chosen in the address', async () => {
    openApp({ at: '/followers?follower=follower_0000000000000001', role: 'MASTER' });
    expect(await screen.findByRole('heading', { level: 1, name: /3 trades/ })).toBeVisible();
  });

  it('shows a follower own trades without the list of followers', async () => {
    openApp({ at: '/followers', role: 'FOLLOWER' });
    expect(await screen.findByRole('table', { name: 'Trades' })).toBeVisible();
    expect(screen.queryByRole('table', { name: 'Followers' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Register follower' })).toBeNull();
  });

  it('is fetched again when a copy changes', async () => {
    const { server, streams } = openApp({ at: '/followers' });
    await screen.findByRole('table', { name: 'Trades' });
    const [pair] = server.pairs;
    server.followers.trades = server.followers.trades.map((trade) => ({ ...trade, status: 'SUCCESS' as const }));
    streams[0]?.send('hello', {});
    streams[0]?.send('pair', pair);
    expect(await screen.findByRole('heading', { level: 1, name: /8 trades: 8 successful/ })).toBeVisible();
  });

  it('says what belongs there when it is empty', async () => {
    openApp({ at: '/followers', fleet: 'one', role: 'MASTER' });
    expect(await screen.findByRole('heading', { name: 'No followers yet' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Register follower' })).toHaveAttribute('href', '/followers/new');
  });

  it('explains an error', async () => {
    const { network } = openApp({ at: '/followers', signedIn: true });
    network.down = true;
    expect(await screen.findByText('The server cannot be reached.', { exact: false })).toBeVisible();
  });

  it('words its sentence by what there is', () => {
    expect(boardSummary({ all: 0, successful: 0, pending: 0, failed: 0, cancelled: 0 }).sentence).toBe('No trades yet');
    expect(boardSummary({ all: 1, successful: 1, pending: 0, failed: 0, cancelled: 0 })).toEqual({
      tone: 'alive',
      sentence: '1 trade: 1 successful',
    });
  });
});

describe('registering a follower', () => {
  it('names each field that is missing', async () => {
    const { server } = openApp({ at: '/followers/new' });
    await userEvent.click(await screen.findByRole('button', { name: 'Register follower' }));
    expect(await screen.findAllByText('Required')).toHaveLength(4);
    expect(server.seen).not.toContain('POST /followers');
  });

  it('shows login and password once', async () => {
    openApp({ at: '/followers/new' });
    await userEvent.type(await screen.findByLabelText('Name'), 'Ravi Shah');
    await userEvent.type(screen.getByLabelText('API key'), '0123456789abcdef');
    await userEvent.type(screen.getByLabelText('API secret'), 'secret');
    await userEvent.type(screen.getByLabelText('Client ID'), 'AB123456');
    await userEvent.click(screen.getByRole('button', { name: 'Register follower' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Ravi Shah was registered' })).toBeVisible();
    expect(screen.getByLabelText('User name')).toHaveTextContent('ravi_shah_');
    expect(screen.getByLabelText('Password')).toHaveTextContent(/^[0-9a-f]{32}$/);
    expect(screen.queryByText('secret')).toBeNull();
  });
});

describe('a test trade', () => {
  function openMaster() {
    const opened = openApp({ at: '/accounts/1' });
    opened.server.accounts = opened.server.accounts.map((each) =>
      each.id === 1 ? account(1, { ...each, platform: 'HTTP', containerState: null, desiredState: null }) : each,
    );
    return opened;
  }

  it('is sent after a confirmation that real orders are placed, and closed again', async () => {
    const { server } = openMaster();
    await userEvent.click(await screen.findByRole('button', { name: 'Send a test trade' }));
    await userEvent.type(await screen.findByLabelText('Symbol'), 'EURUSD');
    await userEvent.type(screen.getByLabelText('Lots of the master'), '0.1');
    await userEvent.click(screen.getByLabelText('Demo follower, double'));
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
    expect(await screen.findByText('Real orders are placed.')).toBeVisible();
    expect(server.seen).not.toContain('POST /accounts/1/test-trades');
    await userEvent.click(screen.getByRole('button', { name: 'Place orders at 1 follower' }));

    const table = await screen.findByRole('table', { name: 'Open test trades' });
    expect(within(table).getByText('Test')).toBeVisible();
    expect(within(table).getByText('Demo follower, double')).toBeVisible();
    await userEvent.click(within(table).getByRole('button', { name: 'Close' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Close test trade' }));
    await waitFor(() => expect(screen.queryByRole('table', { name: 'Open test trades' })).toBeNull());
  });

  it('names what is missing and shows the server’s errors at their fields', async () => {
    openMaster();
    await userEvent.click(await screen.findByRole('button', { name: 'Send a test trade' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Continue' }));
    expect(await screen.findByText('Choose at least one follower')).toBeVisible();
    await userEvent.type(screen.getByLabelText('Symbol'), 'NONE');
    await userEvent.type(screen.getByLabelText('Lots of the master'), '1');
    await userEvent.click(screen.getByLabelText('Demo follower, double'));
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Place orders at 1 follower' }));
    expect(await screen.findByText('is not usable')).toBeVisible();
  });

  it('is repeated by a simulation, which runs until it is ended', async () => {
    const { server } = openMaster();
    await userEvent.click(await screen.findByRole('button', { name: 'Start simulated trades' }));
    await userEvent.type(await screen.findByLabelText('Symbols'), 'EURUSD, XAUUSD');
    await userEvent.type(screen.getByLabelText('Lots of the master'), '0.1');
    await userEvent.clear(screen.getByLabelText('Opens every'));
    await userEvent.click(screen.getByLabelText('Demo follower, double'));
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
    expect(await screen.findByText(/whole number from 1 to 86400/)).toBeVisible();
    await userEvent.type(screen.getByLabelText('Opens every'), '15');
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
    expect(await screen.findByText('Real orders are placed.')).toBeVisible();
    expect(server.seen).not.toContain('PUT /accounts/1/simulation');
    await userEvent.click(screen.getByRole('button', { name: 'Place orders at 1 follower' }));

    expect(await screen.findByText(/0.1 lots of EURUSD, XAUUSD every 15 s for 1 follower/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'End simulated trades' }));
    await userEvent.click(await screen.findByRole('button', { name: 'End and close' }));
    expect(await screen.findByText(/^Ended/)).toBeVisible();
  });

  it('is not offered for a terminal, which lists by itself what it holds', async () => {
    openApp({ at: '/accounts/1' });
    expect(await screen.findByRole('heading', { level: 1 })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Send a test trade' })).toBeNull();
  });

  it('is marked among the copies', async () => {
    const { server } = openApp({ at: '/copies' });
    server.pairs = server.pairs.map((pair) => ({ ...pair, master: { ...pair.master, test: true } }));
    expect((await screen.findAllByTitle(/A test trade/))[0]).toBeVisible();
  });
});
