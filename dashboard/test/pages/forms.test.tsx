import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { user } from '../../dev/mock/users';
import { openApp } from '../app';

async function choose(kind: string) {
  await userEvent.click(await screen.findByRole('combobox', { name: 'Kind of account' }));
  await userEvent.click(await screen.findByRole('option', { name: kind }));
}

describe('adding an account', () => {
  it('says what will happen before it does', async () => {
    openApp({ at: '/accounts/new' });
    await userEvent.type(await screen.findByLabelText('Name'), 'Anna');
    await choose('MetaTrader elsewhere, with an Expert Advisor');
    expect(screen.getByText(/An external Expert Advisor connects as Anna/)).toBeVisible();
    expect(screen.queryByLabelText('Login')).toBeNull();
  });

  it('names each field that is missing', async () => {
    const { server } = openApp({ at: '/accounts/new' });
    await userEvent.click(await screen.findByRole('button', { name: 'Add account' }));
    expect(await screen.findAllByText('Required')).toHaveLength(3);
    expect(screen.getByText('Enter the broker’s account number: digits only')).toBeVisible();
    expect(server.seen).not.toContain('POST /accounts');
  });

  it('shows the token once', async () => {
    openApp({ at: '/accounts/new' });
    await choose('MetaTrader elsewhere, with an Expert Advisor');
    await userEvent.type(screen.getByLabelText('Name'), 'Anna');
    await userEvent.click(screen.getByRole('button', { name: 'Add account' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Anna was added' })).toBeVisible();
    expect(screen.getByLabelText('Token')).toHaveTextContent('tfm_4b1d0c7a9e5f48a2');
    expect(screen.getByText(/InpApiKey/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Choose a master' })).toHaveAttribute(
      'href',
      '/subscriptions/new?follower=1000',
    );
  });
});

describe('adding an account without a terminal', () => {
  it('asks for what signs in to a Match-Trader broker, and sends nothing else', async () => {
    const { server } = openApp({ at: '/accounts/new' });
    await choose('Match-Trader, copies others');
    await userEvent.click(screen.getByRole('button', { name: 'Add account' }));
    expect(await screen.findByText(/Enter the address of the broker’s platform/)).toBeVisible();
    await userEvent.type(screen.getByLabelText('Name'), 'Bo');
    await userEvent.type(screen.getByLabelText('Platform address'), 'https://mtr.example.com/');
    await userEvent.type(screen.getByLabelText('E-mail address or login'), 'bo@example.com');
    await userEvent.type(screen.getByLabelText('Password'), 'secret');
    await userEvent.click(screen.getByRole('button', { name: 'Add account' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Bo was added' })).toBeVisible();
    expect(server.seen).toContain('POST /accounts');
    expect(screen.queryByLabelText('Token')).toBeNull();
  });

  it('shows the address of a TradingView webhook once', async () => {
    openApp({ at: '/accounts/new' });
    await choose('TradingView, is copied');
    expect(screen.queryByLabelText('Role')).toBeNull();
    await userEvent.type(screen.getByLabelText('Name'), 'Alerts');
    await userEvent.click(screen.getByRole('button', { name: 'Add account' }));
    expect(await screen.findByLabelText('Webhook address')).toHaveTextContent('/hooks/tradingview/');
    expect(screen.getByLabelText('Subscribe token')).toHaveTextContent(/^MST-/);
  });
});

describe('tokens', () => {
  it('are shown once and then by name only', async () => {
    openApp({ at: '/tokens' });
    await userEvent.click(await screen.findByRole('button', { name: 'Create token' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Name'), 'nightly report');
    await userEvent.click(dialog.getByRole('combobox', { name: 'Permissions' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Read only' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Create token' }));
    expect(await dialog.findByLabelText('Token')).toHaveTextContent(/^tf_/);
    await userEvent.click(dialog.getByRole('button', { name: 'Done' }));
    expect(await screen.findByRole('cell', { name: 'nightly report' })).toBeVisible();
    expect(screen.getByRole('cell', { name: 'Read only' })).toBeVisible();
    expect(screen.queryByText(/^tf_/)).toBeNull();
  });
});

describe('users', () => {
  it('are added with a password that is shown once', async () => {
    openApp({ at: '/users' });
    await userEvent.click(await screen.findByRole('button', { name: 'Add user' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('E-mail'), 'anna@example.com');
    await userEvent.click(dialog.getByRole('button', { name: 'Add user' }));
    expect(await dialog.findByLabelText('Password')).toHaveTextContent('correct-horse-battery');
  });
});

describe('disabling a user', () => {
  it('asks for confirmation, and can be undone', async () => {
    const { server } = openApp({ at: '/users' });
    server.users.push(user(2, 'anna@example.com', 'FOLLOWER'));
    await userEvent.click(await screen.findByRole('button', { name: 'Actions for anna@example.com' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Disable…' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Disable user' }));
    expect(await screen.findByText('Disabled')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Actions for anna@example.com' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Enable' }));
    await waitFor(() => expect(screen.queryByText('Disabled')).toBeNull());
  });
});

describe('passwords', () => {
  it('are changed with the current one, after which the user signs in again', async () => {
    const { router } = openApp({ at: '/password' });
    await userEvent.type(await screen.findByLabelText('Current password'), 'guess');
    await userEvent.type(screen.getByLabelText('New password'), 'short');
    await userEvent.click(screen.getByRole('button', { name: 'Change password' }));
    expect(await screen.findAllByText('12 to 200 characters')).toHaveLength(2);

    await userEvent.type(screen.getByLabelText('New password'), ` and then ${'long'.repeat(20)}`);
    await userEvent.click(screen.getByRole('button', { name: 'Change password' }));
    expect(await screen.findByText('is not your password')).toBeVisible();

    await userEvent.clear(screen.getByLabelText('Current password'));
    await userEvent.type(screen.getByLabelText('Current password'), 'mock');
    await userEvent.click(screen.getByRole('button', { name: 'Change password' }));
    expect(await screen.findByRole('heading', { name: 'Sign in to TermFleet' })).toBeVisible();
    expect(router.state.location.pathname).toBe('/sign-in');
  });

  it('may be longer than 72 characters, up to 200', async () => {
    const { server } = openApp({ at: '/password' });
    await userEvent.type(await screen.findByLabelText('Current password'), 'mock');
    const password = screen.getByLabelText('New password');
    await userEvent.click(password);
    await userEvent.paste('p'.repeat(201));
    await userEvent.click(screen.getByRole('button', { name: 'Change password' }));
    expect(await screen.findAllByText('12 to 200 characters')).toHaveLength(2);
    expect(server.seen).not.toContain('POST /users/1/password');

    await userEvent.clear(password);
    await userEvent.click(password);
    await userEvent.paste('p'.repeat(200));
    await userEvent.click(screen.getByRole('button', { name: 'Change password' }));
    expect(await screen.findByRole('heading', { name: 'Sign in to TermFleet' })).toBeVisible();
    expect(server.seen).toContain('POST /users/1/password');
  });

  it('are reset by an admin and shown once', async () => {
    const { server } = openApp({ at: '/users' });
    server.users.push(user(2, 'anna@example.com', 'FOLLOWER'));
    await userEvent.click(await screen.findByRole('button', { name: 'Actions for anna@example.com' }));
    expect(screen.queryByRole('button', { name: 'Actions for admin@localhost' })).toBeNull();
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Reset password…' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Reset password' }));
    expect(await screen.findByLabelText('Password')).toHaveTextContent('tr0ub-4dor-and3');
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByText('tr0ub-4dor-and3')).toBeNull());
  });
});

describe('a follower who adds an account', () => {
  it('is not asked whether it is a master', async () => {
    openApp({ at: '/accounts/new', role: 'FOLLOWER' });
    expect(await screen.findByLabelText('Name')).toBeVisible();
    expect(screen.queryByRole('radio', { name: 'Master, is copied' })).toBeNull();
  });
});
