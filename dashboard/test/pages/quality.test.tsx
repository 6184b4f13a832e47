import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { pair } from '../../dev/mock/pairs';
import { openApp } from '../app';

describe('execution quality of a subscription', () => {
  it('answers first, then shows steps, slippage and reasons', async () => {
    openApp({ at: '/subscriptions/1' });
    expect(
      await screen.findByRole('heading', { name: /^112 of 124 signals copied, half of them within/ }),
    ).toBeVisible();
    expect(screen.getByRole('region', { name: 'Why copies are missing' })).toHaveTextContent(
      /5.*0\.004 lots are below/,
    );
    const steps = within(screen.getByRole('region', { name: 'Time of each step' }));
    expect(steps.getByRole('row', { name: /^Answered slowest step/ })).toHaveTextContent(/11\sms.*48\sms/);
    expect(steps.queryByRole('row', { name: /^Filled/ })).toBeNull();
    expect(screen.getByRole('region', { name: 'Slippage' })).toHaveTextContent(/Cost 12\.40\sUSD in total/);
  });

  it('draws a distribution that is read with the arrow keys', async () => {
    openApp({ at: '/subscriptions/1' });
    const chart = await screen.findByRole('slider', { name: 'Distribution: Total time' });
    chart.focus();
    await userEvent.keyboard('{Home}{ArrowRight}');
    expect(chart).toHaveAttribute('aria-valuenow', '1');
    expect(chart).toHaveAttribute('aria-valuetext', '4.0\u202fms to 6.3\u202fms: 3 of 112 (2.7 %)');
  });

  it('says that nothing was measured of a kind that did not occur', async () => {
    openApp({ at: '/subscriptions/1?of=FILL' });
    expect(await screen.findByText('Nothing of this kind was measured in this time.')).toBeVisible();
  });

  it('explains what belongs there while there were no signals', async () => {
    const { server } = openApp({ at: '/subscriptions/1' });
    server.pairs = [];
    expect(await screen.findByRole('heading', { name: 'No signals in this time' })).toBeVisible();
  });
});

describe('one signal', () => {
  it('is shown with its way to each follower, the slowest first', async () => {
    const { server } = openApp({ at: '/copies?pair=2' });
    server.pairs = [
      pair(1),
      pair(2, { latency: { decideMs: 0.2, commitMs: 1.9, sendMs: 0.4, answerMs: 88, totalMs: 90.5 } }),
    ];
    await userEvent.click(await screen.findByRole('link', { name: 'Compare with the other followers' }));
    expect(
      await screen.findByRole('heading', { level: 1, name: /to 2 followers, the slowest after 91\sms$/ }),
    ).toBeVisible();
    const ways = within(screen.getByRole('region', { name: 'Way to each follower' })).getAllByRole('listitem');
    expect(ways.find((way) => way.textContent.includes('double'))).toHaveTextContent(/Answering took 88\sms/);
  });

  it('that is gone says so', async () => {
    openApp({ at: '/trades/999' });
    expect(await screen.findByRole('heading', { name: 'The signal could not be loaded', level: 2 })).toBeVisible();
  });
});

describe('the performance of an account', () => {
  it('shows equity with the deepest drawdown, readable point by point', async () => {
    openApp({ at: '/accounts/2?tab=performance' });
    expect(await screen.findByText(/deepest drawdown/)).toBeVisible();
    const chart = screen.getByRole('slider', { name: 'Equity and drawdown' });
    chart.focus();
    await userEvent.keyboard('{End}');
    expect(chart.getAttribute('aria-valuetext')).toMatch(/equity .*, balance .*, drawdown .* %\)$/);
  });

  it('shows profit by day as bars, and as a table on request', async () => {
    openApp({ at: '/accounts/2?tab=performance' });
    const days = within(await screen.findByRole('region', { name: 'Profit and loss by day' }));
    expect(days.getByText(/in 7 days/)).toBeVisible();
    await userEvent.click(days.getByText('Show the days as a table'));
    expect(days.getAllByRole('row')).toHaveLength(8);
    expect(days.getAllByRole('row')[1]).toHaveTextContent(/so far/);
  });

  it('of a young account has the finer points of its own time', async () => {
    const { server } = openApp({ at: '/accounts/2?tab=performance' });
    server.began = Date.now() - 2 * 3_600_000;
    const chart = await screen.findByRole('slider', { name: 'Equity and drawdown' });
    // One a minute; of a whole day they would be five minutes apart.
    expect(Number(chart.getAttribute('aria-valuemax'))).toBeGreaterThan(100);
    expect(screen.queryByText(/has just begun/)).toBeNull();
  });

  it('of an account that has just begun says how it goes on', async () => {
    const { server } = openApp({ at: '/accounts/2?tab=performance' });
    server.began = Date.now() - 60_000;
    expect(await screen.findByText(/^The curve has just begun: it gets a point each minute/)).toBeVisible();
    const days = within(await screen.findByRole('region', { name: 'Profit and loss by day' }));
    expect(days.getByText(/so far today/)).toBeVisible();
    const bars = days.getByRole('slider');
    expect(bars).toHaveAttribute('aria-valuemax', '6');
    bars.focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(bars.getAttribute('aria-valuetext')).toMatch(/the account reported nothing$/);
  });
});
