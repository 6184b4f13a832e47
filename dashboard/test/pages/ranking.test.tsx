import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { openApp } from '../app';
import { MockRfb } from '../MockRfb';

// jsdom has no canvas; the desktop is tested in a real browser.
vi.mock('@novnc/novnc', () => ({ default: MockRfb }));

const LISTED = '00000000000000000000000000000101';

const titles = async () =>
  within(await screen.findByRole('table', { name: 'Masters' }))
    .getAllByRole('link')
    .filter((link) => link.getAttribute('href')?.startsWith('/m/'))
    .map((link) => link.textContent);

describe('the ranking of masters', () => {
  it('has the best first, by the figure that is chosen, and keeps the choice in the address', async () => {
    const { router } = openApp({ at: '/ranking', role: 'FOLLOWER' });
    expect(await titles()).toEqual(['Nordic macro', 'Asia scalper', 'Old terminal', 'Just listed']);
    await userEvent.click(screen.getByRole('combobox', { name: 'Ranked by' }));
    await userEvent.click(await screen.findByRole('option', { name: 'By win rate' }));
    await waitFor(async () => expect((await titles())[0]).toBe('Asia scalper'));
    await userEvent.click(screen.getByRole('radio', { name: '30 days' }));
    expect(router.state.location.search).toBe('?sort=winRate&period=30d');
  });

  it('leads a follower to the form with the master chosen', async () => {
    openApp({ at: '/ranking', role: 'FOLLOWER' });
    expect(await screen.findByRole('link', { name: 'Follow Nordic macro' })).toHaveAttribute(
      'href',
      '/subscriptions/new?master=101',
    );
  });

  it('offers an investor nothing to follow', async () => {
    openApp({ at: '/ranking', role: 'INVESTOR' });
    await titles();
    expect(screen.queryByRole('link', { name: /^Follow/ })).toBeNull();
  });

  it('does not invent what was not reported', async () => {
    openApp({ at: '/ranking' });
    await titles();
    expect(screen.getByRole('link', { name: 'Just listed' }).closest('tr')).toHaveTextContent('No closed trades––00');
    const untold = screen.getByRole('link', { name: 'Old terminal' }).closest('tr');
    expect(untold).toHaveTextContent('+310.00');
    expect(untold).toHaveTextContent('95.50');
  });

  it('says how a master is listed when there is none', async () => {
    openApp({ at: '/ranking', fleet: 'zero' });
    expect(await screen.findByText('No master is listed yet')).toBeVisible();
  });

  it('says that it could not be loaded, and tries again', async () => {
    const { network } = openApp({ at: '/ranking' });
    network.down = true;
    expect(await screen.findByText('The ranking could not be loaded')).toBeVisible();
    network.down = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await titles()).toHaveLength(4);
  });
});

describe('a master’s public page', () => {
  it('is read without signing in, and asks for no session', async () => {
    const { server } = openApp({ at: `/m/${LISTED}`, signedIn: false });
    expect(await screen.findByRole('heading', { level: 1, name: /^\+18\.2\u202f% since / })).toBeVisible();
    expect(screen.getByText('Majors and gold, a few positions a week, stops on every trade')).toBeVisible();
    expect(screen.getByRole('slider', { name: 'Profit of closed trades' })).toBeVisible();
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(server.seen).toEqual([`GET /public/masters/${LISTED}`]);
  });

  it('shows another period', async () => {
    const { router } = openApp({ at: `/m/${LISTED}`, signedIn: false });
    await userEvent.click(await screen.findByRole('radio', { name: '30 days' }));
    expect(await screen.findByRole('heading', { level: 1, name: /in the last 30 days$/ })).toBeVisible();
    expect(router.state.location.search).toBe('?period=30d');
  });

  it('tells which figures are not complete', async () => {
    openApp({ at: '/m/00000000000000000000000000000103', signedIn: false });
    expect(await screen.findByText(/^4 of 23 closed trades were reported without a profit/)).toBeVisible();
    expect(screen.getByText(/the drawdown is that of closed trades alone/)).toBeVisible();
    expect(screen.getByText(/does not report its currency/)).toBeVisible();
  });

  it('has no chart before the first closed trade', async () => {
    openApp({ at: '/m/00000000000000000000000000000104', signedIn: false });
    expect(await screen.findByRole('heading', { level: 2, name: 'No closed trades' })).toBeVisible();
    expect(screen.queryByRole('slider')).toBeNull();
  });

  it('explains a link that is dead', async () => {
    openApp({ at: '/m/0123', signedIn: false });
    expect(await screen.findByRole('heading', { level: 2, name: 'The link leads nowhere' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});

describe('the public page on a master’s account page', () => {
  it('is off until its owner lists the master, and then has a link to share', async () => {
    const { server } = openApp({ at: '/accounts/1' });
    const panel = await screen.findByRole('region', { name: 'Public page' });
    const listed = within(panel).getByRole('switch', { name: 'Listed' });
    await waitFor(() => expect(listed).toBeEnabled());
    expect(listed).not.toBeChecked();
    await userEvent.click(listed);
    await userEvent.type(await screen.findByRole('textbox', { name: 'Title' }), 'Login 50000001');
    await userEvent.click(screen.getByRole('button', { name: 'List master' }));
    expect(await screen.findByText('must not contain the account’s login')).toBeVisible();
    await userEvent.clear(screen.getByRole('textbox', { name: 'Title' }));
    await userEvent.click(screen.getByRole('button', { name: 'List master' }));
    expect(await within(panel).findByLabelText('Link to share')).toHaveTextContent(/\/m\/[0-9a-f]{32}$/);
    expect(listed).toBeChecked();
    expect(server.seen).toContain('PUT /accounts/1/public-page');
  });

  it('renews the link and unlists the master after a question', async () => {
    openApp({ at: '/accounts/1' });
    const panel = await screen.findByRole('region', { name: 'Public page' });
    await waitFor(() => expect(within(panel).getByRole('switch')).toBeEnabled());
    await userEvent.click(within(panel).getByRole('switch'));
    await userEvent.click(await screen.findByRole('button', { name: 'List master' }));
    const first = (await within(panel).findByLabelText('Link to share')).textContent;
    await userEvent.click(within(panel).getByRole('button', { name: 'Renew link…' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Renew link' }));
    await waitFor(() => expect(within(panel).getByLabelText('Link to share').textContent).not.toBe(first));
    await userEvent.click(within(panel).getByRole('switch'));
    expect(await screen.findByText(/its link stops working at once/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Unlist master' }));
    await waitFor(() => expect(within(panel).queryByLabelText('Link to share')).toBeNull());
    expect(within(panel).getByRole('switch')).not.toBeChecked();
  });

  it.each([
    ['/accounts/2', 'ADMIN'],
    ['/accounts/1', 'INVESTOR'],
  ] as const)('is not on %s for the role %s', async (at, role) => {
    openApp({ at, role });
    await screen.findByRole('heading', { level: 1, name: /is alive/ });
    expect(screen.queryByRole('region', { name: 'Public page' })).toBeNull();
  });
});

describe('the navigation on a phone', () => {
  it('has four pages and a menu with the others', async () => {
    vi.spyOn(window, 'matchMedia').mockImplementation((media) => {
      const matches = media === '(max-width: 48em)';
      return Object.assign(new EventTarget(), { matches, media, onchange: null }) as unknown as MediaQueryList;
    });
    openApp({ at: '/users' });
    const bar = await screen.findByRole('navigation', { name: 'Main' });
    const links = within(within(bar).getByRole('list')).getAllByRole('link');
    expect(links.map((link) => link.textContent)).toEqual(['Fleet', 'Copies', 'Subscriptions', 'Masters']);
    const more = within(bar).getByRole('button', { name: /^More/ });
    expect(more).toHaveAttribute('aria-current', 'page');
    await userEvent.click(more);
    expect(await screen.findByRole('menuitem', { name: 'Followers' })).toHaveAttribute('href', '/followers');
    expect(screen.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  });
});
