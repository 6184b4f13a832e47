import { CHART_TITLE, COMMAND_BOX, DesktopScreen } from './canvas';
import { accountOf, answers, expect, openFleet, test } from './operator';

// The terminal of the demo shows the chart of what is typed into its command box, and says so in its journal.
const SYMBOL = 'xauusd';
const SAID = `chart of '${SYMBOL}' shown`;

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
    const before = await desktop.picture(CHART_TITLE);
    await desktop.click(COMMAND_BOX);
    await page.keyboard.type(SYMBOL);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('img', { name: /^Connection: (good|fair|slow)$/ })).toBeVisible();
    expect(await desktop.picture(CHART_TITLE)).toBe(before);
    expect(await journal.innerText()).not.toContain(SAID);
  });

  await test.step('control: they reach the terminal', async () => {
    await page.getByText('Control', { exact: true }).click();
    await expect(page.getByRole('button', { name: 'Send Ctrl-Alt-Del' })).toBeEnabled();
    await desktop.isShown();
    const title = await desktop.picture(CHART_TITLE);
    const emptyBox = await desktop.brightPixels(COMMAND_BOX);
    await desktop.click(COMMAND_BOX);
    await page.keyboard.type(SYMBOL, { delay: 40 });
    await expect.poll(() => desktop.brightPixels(COMMAND_BOX)).toBeGreaterThan(emptyBox + 60);
    await page.keyboard.press('Enter');
    await expect.poll(() => desktop.picture(CHART_TITLE)).not.toBe(title);
    await expect(journal).toContainText(SAID);
  });
});

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
async function csrf(page: import('@playwright/test').Page): Promise<Record<string, string>> {
  const token = (await page.context().cookies()).find(({ name }) => name === 'XSRF-TOKEN');
  return { 'X-XSRF-TOKEN': token?.value ?? '' };
}
