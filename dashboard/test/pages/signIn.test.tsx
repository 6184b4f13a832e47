import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { openApp } from '../app';

async function signIn(password: string): Promise<void> {
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText('E-mail'), 'admin@localhost');
  await user.type(screen.getByLabelText('Password'), password);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('a one-time password', () => {
  it('is to be changed before it expires, a time to the minute', async () => {
    openApp({ at: '/fleet', passwordExpiresAt: '2026-12-01T08:00:47.094Z' });
    const notice = await screen.findByText(/Your one-time password expires/);
    expect(notice).toBeVisible();
    expect(notice).toHaveTextContent(/2026, \d\d:00/);
    expect(notice).not.toHaveTextContent(/47/);
    expect(screen.getByRole('link', { name: 'Change it' })).toHaveAttribute('href', '/password');
  });
});

describe('signing in', () => {
  it('leads back to the page that was asked for, with its filter', async () => {
    const { router } = openApp({ at: '/fleet?show=stopped', signedIn: false });
    await signIn('mock');
    expect(await screen.findByRole('heading', { level: 1, name: '3 of 3 terminals alive' })).toBeVisible();
    expect(router.state.location.search).toBe('?show=stopped');
  });

  it('says that the password is wrong and keeps the e-mail', async () => {
    openApp({ at: '/', signedIn: false });
    await signIn('wrong');
    expect(await screen.findByText('E-mail or password is wrong.')).toBeVisible();
    expect(screen.getByLabelText('E-mail')).toHaveValue('admin@localhost');
  });

  it('says what an unreachable server means for the money', async () => {
    const { network } = openApp({ at: '/', signedIn: false });
    await screen.findByLabelText('E-mail');
    network.down = true;
    await signIn('mock');
    expect(await screen.findByText(/Terminals keep trading/)).toBeVisible();
  });

  it('comes back when the session has ended', async () => {
    const { server } = openApp({ at: '/subscriptions' });
    await screen.findByRole('heading', { level: 1, name: '2 subscriptions active' });
    server.user = null;
    await userEvent.click(screen.getByRole('link', { name: 'Copies' }));
    expect(await screen.findByLabelText('Password')).toBeVisible();
  });

  it('sends the token of the cookie with every change', async () => {
    document.cookie = 'XSRF-TOKEN=abc%3D1';
    const { headers } = openApp({ at: '/', signedIn: false });
    await signIn('mock');
    await screen.findByRole('heading', { level: 1, name: '3 of 3 terminals alive' });
    expect(headers.map((each) => each.get('X-XSRF-TOKEN')).filter((token) => token !== null)).toEqual(['abc=1']);
  });
});
