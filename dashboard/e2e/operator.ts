import { test as base, expect, type APIRequestContext, type Page } from '@playwright/test';

export const EMAIL = process.env.TERMFLEET_E2E_EMAIL ?? 'admin@localhost';
export const PASSWORD = process.env.TERMFLEET_E2E_PASSWORD ?? '';

/** A container starts in seconds; a terminal that another test has stopped may take longer. */
export const FLEET_PATIENCE_MS = 120_000;

interface Fixtures {
  /** A signed-in page that fails the test on a script error or a violation of the content security policy. */
  operator: Page;
  /** The server's API, for what a test prepares. */
  api: APIRequestContext;
}

export const test = base.extend<Fixtures>({
  operator: async ({ page }, provide) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && message.text().includes('Content Security Policy')) errors.push(message.text());
    });
    const answer = await page.request.post('/api/v1/session', { data: { email: EMAIL, password: PASSWORD } });
    expect(answer.status()).toBe(200);
    await provide(page);
    expect(errors).toEqual([]);
  },
  api: async ({ playwright, baseURL }, provide) => {
    const context = await playwright.request.newContext({
      ...(baseURL === undefined ? {} : { baseURL }),
      httpCredentials: { username: EMAIL, password: PASSWORD, send: 'always' },
    });
    await provide(context);
    await context.dispose();
  },
});

export { expect };

/** Waits until the page's summary matches. */
export async function summary(page: Page, sentence: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(sentence, { timeout: FLEET_PATIENCE_MS });
}

export async function openFleet(page: Page): Promise<void> {
  await page.goto('/fleet');
  await summary(page, '3 of 3 terminals alive');
}

interface AccountLike {
  id: number;
  name: string;
  role: 'MASTER' | 'FOLLOWER';
}

export async function accounts(page: Page): Promise<AccountLike[]> {
  const answer = await page.request.get('/api/v1/accounts');
  return ((await answer.json()) as { items: AccountLike[] }).items;
}

/** The first account of the demo fleet with this role. */
export async function accountOf(page: Page, role: AccountLike['role']): Promise<AccountLike> {
  const found = (await accounts(page)).find((account) => account.role === role);
  if (found === undefined) throw new Error(`the demo fleet has no ${role}`);
  return found;
}
