import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { openApp } from '../app';

describe('the page of the TradingView proxy', () => {
  it('says how a browser is set up, and that it works once the mark was read', async () => {
    openApp({ at: '/tradingview' });
    expect(await screen.findByRole('heading', { level: 1, name: 'Trades of 1 account are captured' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Download the certificate' })).toHaveAttribute(
      'href',
      '/api/v1/proxy/ca.pem',
    );
    expect(screen.getByLabelText('Address of the proxy')).toHaveTextContent(/:8888$/);
    const open = screen.getByRole('link', { name: 'Open api.broker.example.com' });
    expect(open.getAttribute('href')).toMatch(/^https:\/\/api\.broker\.example\.com\/\?termfleet-check=[0-9a-f]{32}$/);
    await userEvent.click(open);
    expect(await screen.findByText(/It works/)).toBeVisible();
  });

  it('says how an operator turns the proxy on', async () => {
    openApp({ at: '/tradingview' }).server.proxy = { enabled: false, port: null, fingerprint: null, accounts: [] };
    expect(await screen.findByText(/TERMFLEET_PROXY_PORT/)).toBeVisible();
  });

  it('asks for an account when there is none', async () => {
    const { server } = openApp({ at: '/tradingview' });
    server.proxy = { ...server.proxy, accounts: [] };
    expect(await screen.findByRole('link', { name: 'Add account' })).toHaveAttribute('href', '/accounts/new');
  });
});

describe('the pages of community wallets', () => {
  it('shows each member’s share and profit', async () => {
    openApp({ at: '/wallets/1' });
    const table = await screen.findByRole('table', { name: 'Members' });
    const anna = within(table).getByText('anna').closest('tr');
    expect(anna).toHaveTextContent('30.00 %');
    expect(anna).toHaveTextContent('+150.00');
    expect(screen.getByRole('table', { name: 'Ledger' })).toHaveTextContent('Earned');
  });

  it('records an investment once, by a key', async () => {
    const { server, headers } = openApp({ at: '/wallets/1' });
    const table = await screen.findByRole('table', { name: 'Members' });
    const anna = within(table).getByText('anna').closest('tr') ?? table;
    await userEvent.click(within(anna).getByRole('button', { name: 'Invest' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Invest' }));
    expect(await screen.findByText('Enter an amount')).toBeVisible();
    await userEvent.type(screen.getByLabelText('Amount'), '250.5');
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Invest' }));
    await waitFor(() => expect(server.seen).toContain('POST /wallets/1/members/anna/investments'));
    expect(headers.some((each) => /^[0-9a-f]{32}$/.test(each.get('Idempotency-Key') ?? ''))).toBe(true);
  });

  it('explains what a wallet is when there is none', async () => {
    openApp({ at: '/wallets', fleet: 'zero' });
    expect(await screen.findByText('One account, several investors')).toBeVisible();
  });

  it('lets an investor look only', async () => {
    openApp({ at: '/wallets/1', role: 'INVESTOR' });
    await screen.findByRole('table', { name: 'Members' });
    expect(screen.queryByRole('button', { name: 'Invest' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add member' })).toBeNull();
  });
});
