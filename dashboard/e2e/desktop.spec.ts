import type { Locator, Page } from '@playwright/test';
import { CHART_TITLE, COMMAND_BOX, DesktopScreen } from './canvas';
import { accountOf, answers, expect, openFleet, test } from './operator';

// The terminal of the demo shows the chart of what is typed into its command box, and says so in its journal. Two
// charts, so that the picture changes whichever was shown before.
const FIRST = 'gbpusd';
const SECOND = 'xauusd';

test('the desktop is looked at, then controlled: what is typed shows in its picture', async ({ operator: page }) => {
  await openFleet(page);
  const follower = await accountOf(page, 'FOLLOWER');
  await page.getByRole('link', { name: follower.name }).first().click();
  await answers(page, `${follower.name} is alive`);
  const desktop = new DesktopScreen(page);
  const journal = page.getByRole('log', { name: 'Journal' });

  await test.step('view-only: clicks and keys go nowhere', async () => {
    await desktop.isShown();
    await expect(page.getByRole('radio', { name: 'View only' })).toBeChecked();
    await expect(journal).toContainText('loaded successfully');
    const [title, said] = [await desktop.picture(CHART_TITLE), await timesSaid(journal, FIRST)];
    await desktop.click(COMMAND_BOX);
    await page.keyboard.type(FIRST);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('img', { name: /^Connection: (good|fair|slow)$/ })).toBeVisible();
    expect(await desktop.picture(CHART_TITLE)).toBe(title);
    expect(await timesSaid(journal, FIRST)).toBe(said);
  });

  await test.step('control: they reach the terminal', async () => {
    await page.getByText('Control', { exact: true }).click();
    await expect(page.getByRole('button', { name: 'Send Ctrl-Alt-Del' })).toBeEnabled();
    await desktop.isShown();
    await showChart(page, desktop, journal, FIRST);
    const title = await desktop.picture(CHART_TITLE);
    await showChart(page, desktop, journal, SECOND);
    await expect.poll(() => desktop.picture(CHART_TITLE)).not.toBe(title);
  });
});

/** Types into the command box, sees it appear in the picture, and waits until the terminal says that it did so. */
async function showChart(page: Page, desktop: DesktopScreen, journal: Locator, symbol: string): Promise<void> {
  const said = await timesSaid(journal, symbol);
  await desktop.click(COMMAND_BOX);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Delete');
  await expect.poll(() => desktop.brightPixels(COMMAND_BOX)).toBeLessThan(60);
  await page.keyboard.type(symbol, { delay: 40 });
  await expect.poll(() => desktop.brightPixels(COMMAND_BOX)).toBeGreaterThan(60);
  await page.keyboard.press('Enter');
  await expect.poll(() => timesSaid(journal, symbol)).toBe(said + 1);
}

async function timesSaid(journal: Locator, symbol: string): Promise<number> {
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
  await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
  await expect.poll(aspect).toBe(1.6);
});

test('each sees who else is watching', async ({ operator: page, browser }) => {
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

/** What the server wants to see of a page that changes something. */
async function csrf(page: Page): Promise<Record<string, string>> {
  const token = (await page.context().cookies()).find(({ name }) => name === 'XSRF-TOKEN');
  return { 'X-XSRF-TOKEN': token?.value ?? '' };
}
