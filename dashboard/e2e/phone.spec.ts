import type { Locator, Page } from '@playwright/test';
import { accountOf, expect, summary, test } from './operator';

test('the tabs of a terminal are one line on a phone', async ({ operator: page }) => {
  await openTerminal(page, { width: 390, tab: 'journal' });
  await expect.poll(() => visibleTabs(page)).toContain('Journal');
  await expect.poll(() => lines(page)).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('on a narrow phone the arrow keys bring each tab into view', async ({ operator: page }) => {
  await openTerminal(page, { width: 280, tab: 'logs' });
  // The tab of the address is shown from the start.
  await expect.poll(() => visibleTabs(page)).toContain('Container log');
  expect(await visibleTabs(page)).not.toContain('Journal');
  await page.getByRole('tab', { name: 'Container log' }).focus();
  const names = await page.getByRole('tab').allTextContents();
  expect(names.at(-1)).toBe('Container log');
  for (const name of names.slice(0, -1).reverse()) {
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('tab', { name, selected: true })).toBeFocused();
    await expect.poll(() => visibleTabs(page)).toContain(name);
  }
  expect(await lines(page)).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(280);
});

test('the notice of a one-time password is as wide as the content of the page', async ({ operator: page }) => {
  await page.route('**/api/v1/session', async (route) => {
    const { user } = (await (await route.fetch()).json()) as { user: object };
    await route.fulfill({ json: { user: { ...user, passwordExpiresAt: '2036-11-24T19:58:47.094Z' } } });
  });
  for (const width of [390, 1440, 2000]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/fleet');
    await summary(page, '3 of 3 terminals alive');
    const notice = page.getByText(/^Your one-time password expires/);
    const content = page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });
    const differences = async (): Promise<number[]> => {
      const [ofNotice, ofContent] = await Promise.all([sides(notice), sides(content)]);
      return ofNotice.map((side, i) => side - (ofContent[i] ?? 0));
    };
    await expect.poll(differences).toEqual([0, 0]);
  }
});

/** Left and right in whole pixels. */
function sides(locator: Locator): Promise<number[]> {
  return locator.evaluate((element) => {
    const { left, right } = element.getBoundingClientRect();
    return [Math.round(left), Math.round(right)];
  });
}

async function openTerminal(page: Page, { width, tab }: { width: number; tab: string }): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  const follower = await accountOf(page, 'FOLLOWER');
  await page.goto(`/accounts/${follower.id}?tab=${tab}`);
  await expect(page.getByRole('tablist')).toBeVisible();
}

/** The names of the tabs that are inside of their line with their whole width. */
function visibleTabs(page: Page): Promise<string[]> {
  return page.getByRole('tablist').evaluate((list) => {
    const line = list.getBoundingClientRect();
    return [...list.querySelectorAll('[role="tab"]')]
      .filter((tab) => {
        const { left, right } = tab.getBoundingClientRect();
        // Widths are fractions of pixels, scroll positions are not.
        return left > line.left - 1 && right < line.right + 1;
      })
      .map((tab) => tab.textContent);
  });
}

function lines(page: Page): Promise<number> {
  return page
    .getByRole('tablist')
    .evaluate((list) => new Set([...list.children].map((tab) => tab.getBoundingClientRect().top)).size);
}
