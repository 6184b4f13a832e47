import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { openApp } from '../app';

const preview = async () => within(await screen.findByRole('region', { name: 'Preview' }));

describe('a new subscription', () => {
  it('shows live what becomes of the master’s last trade', async () => {
    openApp({ at: '/subscriptions/new?follower=2' });
    const shown = await preview();
    expect(await shown.findByText(/Demo follower, double:/)).toHaveTextContent(
      'Demo follower, double: Buy 0.30 XAUUSD.m',
    );
    const steps = within(shown.getByRole('list', { name: 'Steps' })).getAllByRole('listitem');
    expect(steps.map((step) => step.textContent)).toEqual([
      "SymbolXAUUSD → XAUUSD.m, because the brokers' names differ in prefix or suffix only",
      'Size1.00 lot × 1 = 11.00',
      'Broker’s maximumMax lot of the broker cut it to 0.300.30',
    ]);

    await userEvent.click(screen.getByRole('checkbox', { name: /Reverse/ }));
    expect(await shown.findByText(/Sell/, { selector: 'p *' })).toBeVisible();
  });

  it('explains each sizing mode and begins it with a careful value', async () => {
    openApp({ at: '/subscriptions/new?follower=2' });
    await userEvent.click(await screen.findByRole('combobox', { name: 'Size of the copy' }));
    const options = await screen.findAllByRole('option');
    expect(options).toHaveLength(8);
    for (const option of options) expect(option).toHaveTextContent(/\. ?$|\.$/);
    await userEvent.click(screen.getByRole('option', { name: /^Fixed lots/ }));
    expect(screen.getByRole('textbox', { name: 'Lots' })).toHaveValue('0.01');
    expect(screen.getAllByText('The same lots for every copy, whatever the master trades.')[0]).toBeVisible();
    expect(await (await preview()).findByText(/Fixed size: 0.01 lot/)).toBeVisible();
  });

  it('says in plain words why a signal would be skipped', async () => {
    openApp({ at: '/subscriptions/new?follower=2' });
    const minimum = await screen.findByRole('textbox', { name: 'Minimum master lot' });
    await userEvent.clear(minimum);
    await userEvent.type(minimum, '5');
    const shown = await preview();
    expect(await shown.findByText('Demo follower, double copies nothing')).toBeVisible();
    expect(shown.getByText(/below the minimum master lot of 5/)).toBeVisible();
  });

  it('says how much money is at risk, and that without a stop loss it is unlimited', async () => {
    openApp({ at: '/subscriptions/new?follower=2' });
    const shown = await preview();
    expect(await shown.findByText('600.00 USD at risk')).toBeVisible();
    await userEvent.clear(shown.getByRole('textbox', { name: 'Stop loss' }));
    expect(await shown.findByText('No stop loss: the loss is unlimited.')).toBeVisible();
  });

  it('says what is missing before it can show anything', async () => {
    const { server } = openApp({ at: '/subscriptions/new' });
    const shown = await preview();
    expect(shown.getByText(/Choose a follower\. The preview then appears here/)).toBeVisible();
    expect(server.seen).not.toContain('POST /subscriptions/preview');
  });

  it('names the field that the server cannot use', async () => {
    openApp({ at: '/subscriptions/new?follower=2' });
    const factor = await screen.findByRole('textbox', { name: 'Factor' });
    await userEvent.clear(factor);
    await userEvent.type(factor, '2000');
    const alert = await (await preview()).findByRole('alert');
    expect(alert).toHaveTextContent('Value of the size must be at most 1000');
  });

  it('is shown for each trade of the last day on request, with the reasons against', async () => {
    openApp({ at: '/subscriptions/new?follower=2' });
    await userEvent.click(await screen.findByRole('button', { name: 'Calculate 14 trades of the last day' }));
    expect(await screen.findByText(/11 of 14 trades would have been copied, 3 skipped/)).toBeVisible();
    expect(screen.getByRole('list', { name: 'Reasons' })).toHaveTextContent(/3 × The account's broker offers nothing/);
    const rows = within(screen.getByRole('table', { name: 'Trades of the last day' })).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(/Buy 1.00 XAUUSD.*Buy 0.30 XAUUSD.m/);
    expect(rows[3]).toHaveTextContent(/Skipped.*US30 could mean/);

    await userEvent.click(screen.getByRole('checkbox', { name: /Reverse/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Calculate again' }));
    await waitFor(() => {
      const again = within(screen.getByRole('table', { name: 'Trades of the last day' })).getAllByRole('row');
      expect(again[1]).toHaveTextContent(/Sell 0.30 XAUUSD.m/);
    });
  });

  it('moves the keyboard from the button that calculates the last day to the result', async () => {
    openApp({ at: '/subscriptions/new?follower=2' });
    (await screen.findByRole('button', { name: /of the last day$/ })).focus();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('region', { name: 'The last day' })).toHaveFocus();
  });

  it('tells that a master which the follower never copied did not trade in the last day', async () => {
    const { server } = openApp({ at: '/subscriptions/new?follower=2', role: 'FOLLOWER' });
    server.accounts = server.accounts.filter(({ role }) => role === 'FOLLOWER');
    server.subscriptions = [];
    server.otherMasters = [{ id: 77, name: 'Anna trades gold', terminal: 'simulator', simulated: true }];
    expect(await screen.findByText(/Anna trades gold did not trade in the last day/)).toBeVisible();
    expect(await screen.findByRole('combobox', { name: 'Master' })).toHaveValue('Anna trades gold (simulated)');
    expect(screen.getByText(/Its\s+results say nothing about real trading/)).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'Follower' })).toHaveValue('Demo follower, double');
    await userEvent.click(screen.getByRole('button', { name: 'Subscribe' }));
    expect(await screen.findByRole('heading', { level: 1, name: '1 subscription active' })).toBeVisible();
    expect(screen.getByRole('cell', { name: 'Anna trades gold → Demo follower, double (simulated)' })).toBeVisible();
  });

  it('drops the answer to former settings', async () => {
    const { server } = openApp({ at: '/subscriptions/new?follower=2' });
    const shown = await preview();
    await shown.findByText(/Demo follower, double:/);
    const factor = screen.getByRole('textbox', { name: 'Factor' });
    await userEvent.clear(factor);
    await userEvent.type(factor, '0.125');
    expect(await shown.findByText('1.00 lot × 0.125 = 0.125')).toBeVisible();
    expect(shown.getByText(/Demo follower, double:/)).toHaveTextContent('Buy 0.12 XAUUSD.m');
    // Typing five characters asked once, or twice on a slow machine.
    expect(server.seen.filter((call) => call === 'POST /subscriptions/preview').length).toBeLessThan(5);
  });
});

describe('a subscription', () => {
  it('is changed with its effect shown before', async () => {
    const { server } = openApp({ at: '/subscriptions/1?tab=settings' });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Demo master → Demo follower, double: active' }),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Save changes' })).toBeDisabled();
    const factor = screen.getByRole('textbox', { name: 'Factor' });
    expect(factor).toHaveValue('2');
    await userEvent.clear(factor);
    await userEvent.type(factor, '0.2');
    expect(await (await preview()).findByText('1.00 lot × 0.2 = 0.2')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(server.subscriptions[0]?.sizing).toEqual({ mode: 'MULTIPLIER', value: '0.2' }));
    expect(await screen.findByText(/Saved\. The next trade/)).toBeVisible();
  });

  it('is only looked at by who may not change it', async () => {
    openApp({ at: '/subscriptions/1?tab=settings', role: 'INVESTOR' });
    expect(await screen.findByText(/Only the owner of the follower account/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Save changes' })).toBeNull();
  });

  it('that is gone says so', async () => {
    openApp({ at: '/subscriptions/99' });
    expect(await screen.findByRole('heading', { level: 1, name: 'Subscription not found' })).toBeVisible();
  });

  it('is removed with a choice of what happens to open copies', async () => {
    const { server } = openApp({ at: '/subscriptions' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Actions for Demo master to Demo follower, double' }),
    );
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove…' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('radio', { name: 'Close as the master closes' })).toBeChecked();
    await userEvent.click(dialog.getByRole('radio', { name: 'Close now' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Remove subscription' }));
    expect(await screen.findByRole('heading', { level: 1, name: '1 subscription active' })).toBeVisible();
    expect(server.seen).toContain('DELETE /subscriptions/1');
  });
});
