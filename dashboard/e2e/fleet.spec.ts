import { summary, expect, FLEET_PATIENCE_MS, openFleet, test } from './operator';

test('the demo fleet is alive, shown by words as well as by colour', async ({ operator: page }) => {
  await openFleet(page);
  const rows = page.getByRole('table', { name: 'Terminals' }).getByRole('row');
  await expect(rows).toHaveCount(4);
  for (const row of (await rows.all()).slice(1)) {
    for (const word of ['Running', 'Authorized', 'Alive'])
      await expect(row.getByText(word, { exact: true })).toBeVisible();
  }
  await expect(page.getByRole('columnheader', { name: 'Heartbeat' })).toBeVisible();
});

test('equity changes on the page without a reload', async ({ operator: page }) => {
  await openFleet(page);
  const table = page.getByRole('table', { name: 'Terminals' });
  const before = await table.innerText();
  await expect(table).not.toHaveText(before, { useInnerText: true, timeout: FLEET_PATIENCE_MS });
});

test('j and k move between rows, Enter opens one', async ({ operator: page }) => {
  await openFleet(page);
  const rows = page.getByRole('table', { name: 'Terminals' }).locator('tbody tr');
  const second = await rows.nth(1).getByRole('link').innerText();
  await rows.first().focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await summary(page, `${second} is alive`);
});

test('the address contains the filter', async ({ operator: page }) => {
  await openFleet(page);
  await page.getByLabel('Filter terminals').fill('master');
  const rows = page.getByRole('table', { name: 'Terminals' }).locator('tbody tr');
  await expect(rows).toHaveCount(1);
  await page.goto(page.url());
  await expect(page.getByLabel('Filter terminals')).toHaveValue('master');
  await expect(rows).toHaveCount(1);
});

test('a terminal is stopped and started again', async ({ operator: page }) => {
  await openFleet(page);
  const rows = page.getByRole('table', { name: 'Terminals' }).locator('tbody tr').filter({ hasText: 'Follower' });
  await rows.last().getByRole('link').click();
  await page.getByRole('button', { name: 'Stop' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('at the broker');
  await dialog.getByRole('button', { name: 'Stop terminal' }).click();
  await summary(page, /is stopped$/);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await summary(page, /is alive$/);
});
