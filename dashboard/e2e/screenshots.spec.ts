import { join, resolve } from 'node:path';
import { DesktopScreen } from './canvas';
import { accountOf, summary, expect, FLEET_PATIENCE_MS, openFleet, test } from './operator';
import { withStoppedOutFollower } from './stoppedOut';

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
    test(`screenshots at ${size.width} px, ${scheme}`, async ({ operator: page, api }) => {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      const shoot = (name: string) =>
        page.screenshot({ path: join(folder, `${name}-${size.width}-${scheme}.png`), animations: 'disabled' });
      // In a window as tall as the page, so that what stays at its lower edge is not in the middle of the picture.
      const whole = async (name: string) => {
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ ...size, height });
        await shoot(name);
        await page.setViewportSize(size);
      };

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

      await withStoppedOutFollower(api, async ({ id, name }) => {
        await page.goto(`/accounts/${id}?tab=risk`);
        await summary(page, `${name} is alive`);
        await expect(page.getByRole('region', { name: 'Stop-outs' })).toBeVisible();
        await whole('stop-out');
      });

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
