import { expect, summary, test } from './operator';
import { withStoppedOutFollower } from './stoppedOut';

test('an account that lost more than it may is stopped out until a person ends it', async ({ operator: page, api }) => {
  await withStoppedOutFollower(api, async ({ id, name, stopOuts }) => {
    const [recorded] = await stopOuts();
    expect(Date.parse(recorded?.endsAt ?? '')).toBeGreaterThan(Date.now());

    await page.goto(`/accounts/${id}?tab=risk`);
    await summary(page, `${name} is alive`);
    const shown = page.getByRole('region', { name: 'Stop-outs' });
    await expect(shown).toContainText(/Stopped out: nothing is opened until .*\d\d:\d\d/);
    await expect(shown).toContainText(/The loss from the day's starting equity of .* is .*, the limit .* \(5 %\)/);
    await expect(shown).toContainText('Every open copy is closed.');

    // By keyboard alone: the focus begins where nothing is changed, and returns to what opened the dialog.
    const end = shown.getByRole('button', { name: 'End now…' });
    const dialog = page.getByRole('dialog', { name: `End the stop-out of ${name}` });
    await end.focus();
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(end).toBeFocused();
    expect(await stopOuts()).toMatchObject([{ active: true, endedAt: null }]);

    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(dialog.getByRole('button', { name: 'End stop-out' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(shown).toBeHidden();
    expect(await stopOuts()).toMatchObject([{ active: false }]);

    // The loss is counted anew, so it is not stopped out again.
    await page.reload();
    await page.getByText('Former stop-outs (1)').click();
    await expect(page.getByText(/, ended by hand$/)).toBeVisible();
    await expect(shown).toBeHidden();
  });
});
