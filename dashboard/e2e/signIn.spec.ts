import { expect, test } from '@playwright/test';
import { summary, EMAIL, PASSWORD } from './operator';

test('a visitor is sent to the sign-in page and signs in by keyboard alone', async ({ page }) => {
  await page.goto('/copies?status=OPEN');
  await expect(page.getByRole('heading', { name: 'Sign in to TermFleet' })).toBeVisible();
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await page.keyboard.type(EMAIL);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/copies\?status=OPEN$/);
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
});

test('a wrong password is refused in plain words', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('E-mail or password is wrong.')).toBeVisible();
});

test('signing out ends the session', async ({ page }) => {
  await page.request.post('/api/v1/session', { data: { email: EMAIL, password: PASSWORD } });
  await page.goto('/users');
  await summary(page, /^\d+ users?$/);
  await page.getByRole('button', { name: /account menu of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByLabel('Password', { exact: true })).toBeVisible();
  expect((await page.request.get('/api/v1/accounts')).status()).toBe(401);
});
