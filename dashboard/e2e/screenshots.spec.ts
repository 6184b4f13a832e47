import { join, resolve } from 'node:path';
import { DesktopScreen } from './canvas';
import { accountOf, summary, expect, FLEET_PATIENCE_MS, openFleet, test } from './operator';

// `npm run screenshots` updates the pictures of the documentation; a test run writes to its own folder.
const folder =
  process.env.TERMFLEET_SCREENSHOTS === undefined
    ? resolve(import.meta.dirname, '../test-results/screenshots')
    : resolve(import.meta.dirname, '../../docs/screenshots');

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

for (const size of SIZES) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`screenshots at ${size.width} px, ${scheme}`, async ({ operator: page }) => {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      const shoot = (name: string) =>
        page.screenshot({ path: join(folder, `${name}-${size.width}-${scheme}.png`), animations: 'disabled' });
      const whole = (name: string) =>
        page.screenshot({
          path: join(folder, `${name}-${size.width}-${scheme}.png`),
          animations: 'disabled',
          fullPage: true,
        });

      await openFleet(page);
      await shoot('fleet');

      const follower = await accountOf(page, 'FOLLOWER');
      await page.goto(`/accounts/${follower.id}`);
      await summary(page, `${follower.name} is alive`);
      await new DesktopScreen(page).isShown();
      await expect(page.getByRole('img', { name: /^Connection: (good|fair|slow)$/ })).toBeVisible();
      await shoot('terminal');

      await page.goto('/copies');
      await expect(page.getByText('Open', { exact: true }).first()).toBeVisible({ timeout: FLEET_PATIENCE_MS });
      await expect(page.getByText('Closed', { exact: true }).first()).toBeVisible({ timeout: FLEET_PATIENCE_MS });
      await summary(page, /today/);
      await shoot('copies');

      await page.goto(`/subscriptions/new?follower=${follower.id}`);
      const preview = page.getByRole('region', { name: 'Preview' });
      await expect(preview.getByRole('list', { name: 'Steps' })).toBeVisible({ timeout: FLEET_PATIENCE_MS });
      await whole('preview');

      await page.goto('/subscriptions');
      await page.getByRole('table', { name: 'Subscriptions' }).getByRole('link').first().click();
      await expect(page.getByRole('slider', { name: /^Distribution/ })).toBeVisible();
      await whole('execution-quality');

      await page.goto(`/accounts/${follower.id}?tab=risk`);
      await page.getByRole('textbox', { name: 'Max lot', exact: true }).fill('0.3');
      await expect(page.getByText('Orders above 0.30 lots are cut to it.')).toBeVisible();
      await whole('limits');

      // A real one would close what the demo fleet holds.
      await page.route('**/stop-outs?*', (route) => route.fulfill({ json: stopOuts(follower.id) }));
      await page.reload();
      await expect(page.getByRole('region', { name: 'Stop-outs' })).toBeVisible();
      await whole('stop-out');
      await page.unroute('**/stop-outs?*');

      await page.goto(`/accounts/${follower.id}?tab=performance`);
      await expect(page.getByRole('slider', { name: 'Equity and drawdown' })).toBeVisible();
      await whole('curves');

      await page.context().clearCookies();
      await page.goto('/');
      await expect(page.getByLabel('E-mail')).toBeVisible();
      await shoot('sign-in');
    });
  }
}

function stopOuts(accountId: number) {
  const stopOut = {
    id: 1,
    accountId,
    limit: 'drawdownStops',
    period: 'DAY',
    openedAt: new Date(Date.now() - 600_000).toISOString(),
    endsAt: new Date(Date.now() + 5 * 3_600_000).toISOString(),
    closesAll: true,
    measured: '512.30',
    allowed: '500',
    reason: "the loss from the day's starting equity of 10000 is 512.30, the stop 5 % = 500",
    endedAt: null,
    active: true,
  };
  return { items: [stopOut], page: 0, size: 50, total: 1 };
}
