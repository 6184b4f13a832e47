import type { Page, Route } from '@playwright/test';
import { accountOf, expect, openFleet, summary, test } from './operator';

const FILES = /\/assets\/.*\.(js|css)|\/src\/users\/UsersPage\.tsx/;

// Recording what became of an aborted request can keep a browser's context from closing.
test.use({ trace: 'off' });

test.afterEach(({ page }) => page.unrouteAll({ behavior: 'wait' }));

test('a page whose files fail to load at first comes up by itself', async ({ operator: page }) => {
  await openFleet(page);
  const failed = await failFirst(page, FILES, 'internetdisconnected');
  await page.getByRole('link', { name: 'Users' }).first().click();
  await expect(page.getByRole('table')).toBeVisible();
  expect(failed.size).toBeGreaterThan(0);
  expect(await page.evaluate(failedStyles)).toEqual([]);
});

test('a page whose data fail to load at first comes up by itself', async ({ operator: page }) => {
  await openFleet(page);
  const failed = await failFirst(page, /\/api\/v1\/(session|accounts|stream)/, 'connectionfailed');
  await page.goto('/fleet');
  await summary(page, '3 of 3 terminals alive');
  expect([...failed].filter((url) => url.endsWith('/stream'))).toHaveLength(1);
  await expect(page.getByText('Live updates are interrupted')).toHaveCount(0);
});

test('after a new version of the server the page is reloaded once, and not in a loop', async ({ operator: page }) => {
  await openFleet(page);
  let loads = 0;
  page.on('load', () => loads++);
  await page.route(/UsersPage/, (route) => route.fulfill({ status: 404 }));
  await page.route('/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/assets/index-new.js"></script>' }),
  );
  await page.getByRole('link', { name: 'Users' }).first().click();
  await summary(page, 'This page could not be shown');
  expect(loads).toBe(1);

  // The files are there again: opening the page once more is enough.
  await page.unrouteAll();
  const follower = await accountOf(page, 'FOLLOWER');
  await page.getByRole('link', { name: 'Fleet' }).first().click();
  await expect(page.getByRole('link', { name: follower.name })).toBeVisible();
  await page.getByRole('link', { name: 'Users' }).first().click();
  await expect(page.getByRole('table')).toBeVisible();
  expect(loads).toBe(1);
});

/** Aborts the first request of each address; returns the addresses. */
async function failFirst(page: Page, pattern: RegExp, error: string): Promise<Set<string>> {
  const failed = new Set<string>();
  await page.route(pattern, async (route: Route) => {
    const url = route.request().url();
    if (failed.has(url)) return route.continue();
    failed.add(url);
    return route.abort(error);
  });
  return failed;
}

/** The style sheets that are in the page and were not loaded. */
function failedStyles(): string[] {
  return [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
    .filter(({ sheet }) => sheet === null)
    .map(({ href }) => href);
}
