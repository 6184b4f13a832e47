import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { openApp } from '../app';

async function openDialog(): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name: 'More actions' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Renew token…' }));
}

describe('the token of an account', () => {
  it('is renewed once its end is understood, and shown once', async () => {
    const { server } = openApp({ at: '/accounts/9', fleet: 'failing' });
    await openDialog();
    expect(await screen.findByText(/The present token ends at once/)).toBeVisible();
    expect(server.seen).not.toContain('POST /accounts/9/token');
    await userEvent.click(screen.getByRole('button', { name: 'Renew token' }));
    expect(await screen.findByLabelText('Token')).toHaveTextContent('tfm_4b1d0c7a9e5f48a2');
    expect(screen.getByRole('button', { name: 'Download Expert Advisor' })).toBeVisible();
  });

  it('is revoked without a new one', async () => {
    const { server } = openApp({ at: '/accounts/9', fleet: 'failing' });
    await openDialog();
    await userEvent.click(await screen.findByRole('button', { name: 'Revoke' }));
    await expect.poll(() => server.seen).toContain('DELETE /accounts/9/token');
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  });
});
