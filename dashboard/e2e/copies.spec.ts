import { accountOf, expect, FLEET_PATIENCE_MS, test } from './operator';

test('copies open and close on the page without a reload', async ({ operator: page }) => {
  await page.goto('/copies');
  const rows = page.getByRole('table', { name: 'Copies' }).locator('tbody tr[data-row]');
  await expect(rows.first()).toBeVisible({ timeout: FLEET_PATIENCE_MS });
  const newest = await rows.first().getAttribute('data-row');
  await expect(rows.first()).not.toHaveAttribute('data-row', newest ?? '', { timeout: FLEET_PATIENCE_MS });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/open, .*today/);
  // By its state alone: the reason of a copy that a busy follower did not answer contains the word, too.
  await rows
    .filter({ has: page.getByText('Open', { exact: true }) })
    .first()
    .press('Enter', { timeout: FLEET_PATIENCE_MS });
  // In the drawer, since newer copies push the row out of the part of the table that is rendered.
  const closed = page.getByRole('dialog').getByText('Closed', { exact: true });
  await expect(closed.first()).toBeVisible({ timeout: FLEET_PATIENCE_MS });
});

test('the details of a copy show the latency of each step', async ({ operator: page }) => {
  await page.goto('/copies?status=CLOSED');
  const rows = page.getByRole('table', { name: 'Copies' }).locator('tbody tr[data-row]');
  await rows.first().focus({ timeout: FLEET_PATIENCE_MS });
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  const way = drawer.getByRole('list', { name: 'Latency steps' });
  for (const step of ['Received', 'Decided', 'Committed', 'Sent', 'Answered', 'Total']) {
    await expect(way.getByText(step)).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  expect(page.url()).not.toContain('pair=');
});

test('a terminal shows its own copies only', async ({ operator: page }) => {
  const follower = await accountOf(page, 'FOLLOWER');
  await page.goto(`/accounts/${follower.id}?tab=copies`);
  const rows = page.getByRole('table', { name: 'Copies' }).locator('tbody tr[data-row]');
  await expect(rows.first()).toBeVisible({ timeout: FLEET_PATIENCE_MS });
  for (const row of await rows.all()) await expect(row).toContainText(follower.name);
});
