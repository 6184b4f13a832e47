import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { openApp } from '../app';

describe('risk limits of an account', () => {
  it('say in plain words what they do, and are stored', async () => {
    const { server } = openApp({ at: '/accounts/2?tab=risk' });
    const words = within(await screen.findByRole('complementary', { name: 'What the limits do' }));
    expect(words.getByText(/^No limits\./)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Save limits' })).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: 'Most lots' }), '0.3');
    await userEvent.type(screen.getByRole('textbox', { name: 'Most open positions' }), '5');
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

  it('are not offered for a master', async () => {
    openApp({ at: '/accounts/1' });
    expect(await screen.findByRole('tab', { name: 'Copies' })).toBeVisible();
    expect(screen.queryByRole('tab', { name: 'Risk limits' })).toBeNull();
  });
});

describe('risk limits of a subscription', () => {
  it('are stored with it', async () => {
    const { server } = openApp({ at: '/subscriptions/new?follower=2' });
    await userEvent.click(await screen.findByText(/^Risk limits of this subscription/));
    await userEvent.type(screen.getByRole('textbox', { name: 'Most lots' }), '0.2');
    expect(screen.getByText('1 set')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Subscribe' }));
    await waitFor(() => expect(server.subscriptions.at(-1)?.risk).toEqual({ maxLot: '0.2' }));
  });
});
