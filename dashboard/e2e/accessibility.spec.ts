import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { DesktopScreen } from './canvas';
import { accountOf, expect, openFleet, test } from './operator';
import type { Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PAGES = ['/fleet', '/copies', '/subscriptions', '/subscriptions/new', '/accounts/new', '/users', '/tokens'];

for (const scheme of ['light', 'dark'] as const) {
  test(`pages conform to WCAG 2.2 AA, ${scheme}`, async ({ operator: page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await openFleet(page);
    for (const path of PAGES) {
      await page.goto(path);
      await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
      await noViolations(page, path);
    }
    const follower = await accountOf(page, 'FOLLOWER');
    await page.goto(`/accounts/${follower.id}`);
    await new DesktopScreen(page).isShown();
    await noViolations(page, 'a terminal');
    for (const tab of ['performance', 'risk']) {
      await page.goto(`/accounts/${follower.id}?tab=${tab}`);
      await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
      await noViolations(page, tab);
    }
    await page.goto('/subscriptions');
    await page.getByRole('table', { name: 'Subscriptions' }).getByRole('link').first().click();
    await expect(page.getByRole('tab', { name: 'Quality' })).toBeVisible();
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    await noViolations(page, 'a subscription');
    await page.getByRole('tab', { name: 'Settings' }).click();
    await expect(page.getByRole('region', { name: 'Preview' }).getByRole('list', { name: 'Steps' })).toBeVisible();
    await noViolations(page, 'its settings');
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await noViolations(page, 'its pause');
    const { items } = (await (await page.request.get('/api/v1/master-trades?size=1')).json()) as {
      items: { id: number }[];
    };
    await page.goto(`/trades/${items[0]?.id ?? 0}`);
    await expect(page.getByRole('region', { name: 'Way to each follower' })).toBeVisible();
    await noViolations(page, 'a signal');
  });
}

test('the skip link moves the focus past the navigation', async ({ operator: page }) => {
  await openFleet(page);
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toHaveCSS('clip-path', 'inset(50%)');
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toHaveCSS('clip-path', 'none');
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
});

/** Reports every violated rule with its first element, as a soft assertion so that all pages are checked. */
async function noViolations(page: Page, where: string): Promise<void> {
  await page.evaluate(axe);
  const results = await page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
    return checker.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
  });
  const broken = results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`,
  );
  expect.soft(broken, where).toEqual([]);
}
