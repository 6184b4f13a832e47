import type { Locator, Page } from '@playwright/test';
import { CHART_TITLE, COMMAND_BOX, DesktopScreen } from './canvas';
import { accountOf, summary, expect, openFleet, test } from './operator';

// The simulated terminal shows the chart that is named in its command box and logs it in its journal. There are two
// charts, so that the picture changes whichever is shown.
const FIRST = 'gbpusd';
const SECOND = 'xauusd';

test('the desktop is viewed and controlled', async ({ operator: page }) => {
  await openFleet(page);
  const follower = await accountOf(page, 'FOLLOWER');
  await page.getByRole('link', { name: follower.name }).first().click();
  await summary(page, `${follower.name} is alive`);
  const desktop = new DesktopScreen(page);
  const journal = page.getByRole('log', { name: 'Journal' });

  await test.step('view-only: clicks and keys have no effect', async () => {
    await desktop.isShown();
    await expect(page.getByRole('radio', { name: 'View only' })).toBeChecked();
    // Any line: the first ones leave the journal after some minutes of trading.
    await expect(journal.locator('time').first()).toBeVisible();
    const [title, logged] = [await desktop.settledPicture(CHART_TITLE), await timesLogged(journal, FIRST)];
    await desktop.click(COMMAND_BOX);
    await page.keyboard.type(FIRST);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('img', { name: /^Connection: (good|fair|slow)$/ })).toBeVisible();
    expect(await desktop.picture(CHART_TITLE)).toBe(title);
    expect(await timesLogged(journal, FIRST)).toBe(logged);
  });

  await test.step('control: clicks and keys reach the terminal', async () => {
    await page.getByText('Control', { exact: true }).click();
    await expect(page.getByRole('button', { name: 'Send Ctrl-Alt-Del' })).toBeEnabled();
    await desktop.isShown();
    await showChart(page, desktop, journal, FIRST);
    const title = await desktop.settledPicture(CHART_TITLE);
    await showChart(page, desktop, journal, SECOND);
    await expect.poll(() => desktop.picture(CHART_TITLE)).not.toBe(title);
  });
});

/** Types into the command box, and waits until the picture has changed and the journal confirms the command. */
async function showChart(page: Page, desktop: DesktopScreen, journal: Locator, symbol: string): Promise<void> {
  const logged = await timesLogged(journal, symbol);
  await desktop.click(COMMAND_BOX);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Delete');
  await expect.poll(() => desktop.brightPixels(COMMAND_BOX)).toBeLessThan(60);
  await page.keyboard.type(symbol, { delay: 40 });
  await expect.poll(() => desktop.brightPixels(COMMAND_BOX)).toBeGreaterThan(60);
  await page.keyboard.press('Enter');
  await expect.poll(() => timesLogged(journal, symbol)).toBe(logged + 1);
}

async function timesLogged(journal: Locator, symbol: string): Promise<number> {
  return (await journal.innerText()).split(`chart of '${symbol}' shown`).length - 1;
}

test('the picture keeps its aspect in the page and in full screen', async ({ operator: page }) => {
  const follower = await accountOf(page, 'FOLLOWER');
  await page.goto(`/accounts/${follower.id}`);
  const desktop = new DesktopScreen(page);
  await desktop.isShown();
  const aspect = async (): Promise<number> => {
    const box = await desktop.canvas.boundingBox();
    return box === null ? 0 : Math.round((box.width / box.height) * 100) / 100;
  };
  expect(await aspect()).toBe(1.6);
  await page.getByRole('button', { name: 'Full screen' }).click();
  await expect(page.getByRole('button', { name: 'Exit full screen' })).toBeVisible();
  await expect.poll(aspect).toBe(1.6);
});

test('users see who else has the desktop open', async ({ operator: page, browser }) => {
  const follower = await accountOf(page, 'FOLLOWER');
  const made = await page.request.post('/api/v1/users', {
    data: { email: `watcher-${Date.now()}@example.com`, role: 'ADMIN' },
    headers: await csrf(page),
  });
  const other = (await made.json()) as { email: string; password: string };
  await page.goto(`/accounts/${follower.id}`);
  await new DesktopScreen(page).isShown();
  await expect(page.getByText('Only you')).toBeVisible();

  const context = await browser.newContext();
  const colleague = await context.newPage();
  await colleague.request.post('/api/v1/session', { data: { email: other.email, password: other.password } });
  await colleague.goto(`/accounts/${follower.id}`);
  await new DesktopScreen(colleague).isShown();

  await expect(page.getByText(`You and ${other.email}`)).toBeVisible();
  await context.close();
  await expect(page.getByText('Only you')).toBeVisible();
});

/** The header that the server requires of requests that change something. */
async function csrf(page: Page): Promise<Record<string, string>> {
  const token = (await page.context().cookies()).find(({ name }) => name === 'XSRF-TOKEN');
  return { 'X-XSRF-TOKEN': token?.value ?? '' };
}
