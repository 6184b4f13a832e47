import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { openApp } from '../app';

/** A field that may have a list of its own by the same name. */
function labelled(name: string): HTMLElement {
  const [first] = screen.getAllByLabelText(name);
  if (first === undefined) throw new Error(`no field is labelled ${name}`);
  return first;
}

describe('risk limits of an account', () => {
  it('say in plain words what they do, and are stored', async () => {
    const { server } = openApp({ at: '/accounts/2?tab=risk' });
    const words = within(await screen.findByRole('complementary', { name: 'What the limits do' }));
    expect(words.getByText(/^No limits\./)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Save limits' })).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: 'Max lot' }), '0.3');
    await userEvent.type(screen.getByRole('textbox', { name: 'Max open positions' }), '5');
    expect(words.getByText('Orders above 0.30 lots are cut to it.')).toBeVisible();
    expect(words.getByText('With 5 positions open nothing more is opened.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Save limits' }));
    await waitFor(() => expect(server.limits.get(2)).toEqual({ maxLot: '0.3', maxOpenPositions: 5 }));
    expect(await screen.findByText(/Saved\. The limits count from the next open on/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Save limits' })).toBeDisabled();
  });

  it('have trading hours', async () => {
    const { server } = openApp({ at: '/accounts/2?tab=risk' });
    await userEvent.click(await screen.findByRole('button', { name: 'Open only in trading hours' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Sun' }));
    expect(screen.getByText('Opened only Mon, Tue, Wed, Thu, Fri, Sun from 08:00 to 20:00.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Save limits' }));
    await waitFor(() => expect(server.limits.get(2)?.sessions).toHaveLength(1));
    await userEvent.click(screen.getByRole('button', { name: 'Remove trading hours 1' }));
    expect(screen.getByText(/^No limits\./)).toBeVisible();
  });

  it('are removed one at a time, also where two are equal', async () => {
    openApp({ at: '/accounts/2?tab=risk' });
    await userEvent.click(await screen.findByRole('button', { name: 'Open only in trading hours' }));
    await userEvent.click(screen.getByRole('button', { name: 'Add trading hours' }));
    await userEvent.click(screen.getByRole('button', { name: 'Remove trading hours 2' }));
    expect(screen.getByRole('group', { name: 'Trading hours 1' })).toBeVisible();
    expect(screen.queryByRole('group', { name: 'Trading hours 2' })).toBeNull();
  });

  it('are counted, priced and timed by what the follower reports', async () => {
    const { server } = openApp({ at: '/accounts/2?tab=risk' });
    await userEvent.type(await screen.findByRole('textbox', { name: 'Max trades per day' }), '10');
    await userEvent.type(screen.getByRole('textbox', { name: 'Max margin use' }), '50');
    await userEvent.type(screen.getByRole('textbox', { name: 'Max spread' }), '20');
    await userEvent.type(screen.getByRole('textbox', { name: 'Max deviation' }), '15.5');
    await userEvent.type(labelled('Only these product types'), 'FOREX{Enter}');
    await userEvent.type(labelled('Time zone of the account'), 'Europe/London');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Count positions that were opened by hand' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Nothing around news' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Flat before the weekend' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save limits' }));
    await waitFor(() =>
      expect(server.limits.get(2)).toEqual({
        maxTradesPerDay: 10,
        includeManual: true,
        maxMarginUsePercent: '50',
        maxSpreadPoints: '20',
        maxDeviationPoints: '15.5',
        allowedProductTypes: ['FOREX'],
        timeZone: 'Europe/London',
        newsWindows: { calendar: 'news', minutesBefore: 15, minutesAfter: 15, impact: 'HIGH' },
        flatBeforeWeekend: { from: 'FRI 16:30', to: 'SUN 17:00', zone: 'America/New_York' },
      }),
    );
  });

  it('have no time zone for a single subscription, which takes its account’s', async () => {
    openApp({ at: '/subscriptions/new?follower=2' });
    await userEvent.click(await screen.findByText(/^Risk limits of this subscription/));
    expect(screen.getByRole('textbox', { name: 'Max trades per day' })).toBeVisible();
    expect(screen.queryByLabelText('Time zone of the account')).toBeNull();
  });

  it('are not offered for a master', async () => {
    openApp({ at: '/accounts/1' });
    expect(await screen.findByRole('tab', { name: 'Copies' })).toBeVisible();
    expect(screen.queryByRole('tab', { name: 'Risk limits' })).toBeNull();
  });
});

describe('a stop-out', () => {
  const STOPPED = {
    id: 5,
    accountId: 2,
    subscriptionId: null,
    limit: 'maxDailyLoss',
    period: 'DAY',
    openedAt: '2026-11-21T14:00:00Z',
    endsAt: null,
    closesAll: true,
    measured: '512.3',
    allowed: '500',
    reason: "the loss from the day's starting equity of 10000.00 is 512.30, the limit 500.00 (5 %)",
    endedAt: null,
    active: true,
  } as const;

  it('is shown at its account with its reason and end, and ended by hand', async () => {
    const { server } = openApp({ at: '/accounts/2' });
    server.stopOuts = [STOPPED];
    const shown = within(await screen.findByRole('region', { name: 'Stop-outs' }));
    expect(shown.getByText('Stopped out: nothing is opened until you end it.')).toBeVisible();
    expect(shown.getByText(/^The loss from the day's starting equity of 10000.00 is 512\.30/)).toBeVisible();
    expect(shown.getByText('Every open copy is closed.')).toBeVisible();
    await userEvent.click(shown.getByRole('button', { name: 'End now…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'End the stop-out of Demo follower, double' }));
    await userEvent.click(dialog.getByRole('button', { name: 'End stop-out' }));
    await waitFor(() => expect(screen.queryByText(/^Stopped out/)).toBeNull());
    expect(server.seen).toContain('DELETE /accounts/2/stop-outs/5');
  });

  it.each([
    [1, 'Copies of Demo master are stopped out: no further one is opened until you end it.'],
    [404, 'Copies of subscription 404 are stopped out: no further one is opened until you end it.'],
  ])('of the subscription %s says at its account of what', async (subscriptionId, text) => {
    const { server } = openApp({ at: '/accounts/2' });
    server.stopOuts = [{ ...STOPPED, subscriptionId }];
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('that has ended is found beside the limits', async () => {
    const { server } = openApp({ at: '/accounts/2?tab=risk' });
    server.stopOuts = [{ ...STOPPED, active: false, endedAt: '2026-11-21T15:00:00Z' }];
    expect(await screen.findByText('Former stop-outs (1)')).toBeVisible();
    expect(screen.queryByText(/^Stopped out/)).toBeNull();
  });
});

describe('losses', () => {
  it('are limited by the rules of a funded account, set at once', async () => {
    const { server } = openApp({ at: '/accounts/2?tab=risk' });
    await userEvent.click(await screen.findByRole('combobox', { name: 'Rules of a funded account' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Daily loss from equity, trailing maximum loss' }));
    expect(screen.getByText(/^At a loss of 5\s% from the day’s starting equity everything is closed/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Add drawdown stop' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save limits' }));
    await waitFor(() =>
      expect(server.limits.get(2)).toEqual({
        drawdownStops: [{ period: 'DAY', from: 'STARTING_EQUITY', percent: '5', close: true }],
        template: {
          name: 'DAILY_LOSS_FROM_EQUITY_TRAILING_MAX_LOSS',
          dailyLossPercent: '5',
          maxLossPercent: '10',
          close: true,
        },
      }),
    );
  });

  it('are limited for a single subscription too, of its copies alone', async () => {
    const { server } = openApp({ at: '/subscriptions/new?follower=2' });
    await userEvent.click(await screen.findByText(/^Risk limits of this subscription/));
    expect(screen.getByText(/^Of its copies alone/)).toBeVisible();
    await userEvent.type(screen.getByRole('textbox', { name: 'Max daily loss' }), '300');
    await userEvent.click(screen.getByRole('button', { name: 'Subscribe' }));
    await waitFor(() => expect(server.subscriptions.at(-1)?.risk).toEqual({ maxDailyLoss: '300' }));
  });
});

describe('risk limits of a subscription', () => {
  it('are stored with it', async () => {
    const { server } = openApp({ at: '/subscriptions/new?follower=2' });
    await userEvent.click(await screen.findByText(/^Risk limits of this subscription/));
    await userEvent.type(screen.getByRole('textbox', { name: 'Max lot' }), '0.2');
    expect(screen.getByText('1 set')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Subscribe' }));
    await waitFor(() => expect(server.subscriptions.at(-1)?.risk).toEqual({ maxLot: '0.2' }));
  });
});
