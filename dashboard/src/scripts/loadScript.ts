/** The pauses between tries: half a minute in all, enough for a change of networks or a restart of the server. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
const RELOADED = 'termfleet-reloaded-for-';

/** What the server has now: the page's own version, another one, or no answer. */
type Served = 'same' | 'other' | 'nothing';

/** What loading needs of the browser. */
export interface Browser {
  pause(ms: number): Promise<void>;
  served(): Promise<Served>;
  /** Replaces the page by the server's current version. */
  reload(): void;
  /** Of this tab; survives a reload. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/**
 * Loads a script of this dashboard. A failed load is repeated after growing pauses. A page is reloaded when the server
 * has another version, which lacks this version's files, or when all tries failed although the server answers: some
 * browsers remember a failed import until the page is reloaded. A script that fails after its reload causes no further
 * one, until it was loaded once.
 *
 * @param name distinguishes the script, in all versions
 */
export async function loadScript<T>(name: string, load: () => Promise<T>, browser: Browser = thisBrowser): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      const script = await load();
      noReloadFor(name, browser);
      return script;
    } catch (cause) {
      forgetStyles(cause);
      const pause = PAUSES_MS[tries];
      const served = await browser.served();
      const reload = served === 'other' || (served === 'same' && pause === undefined);
      if (reload && mayReloadFor(name, browser)) {
        browser.reload();
        return new Promise<never>(() => undefined);
      }
      if (pause === undefined || served === 'other') {
        throw new Error('A part of the dashboard could not be loaded. Check the connection, then reload.', { cause });
      }
      await browser.pause(pause);
    }
  }
}

/** Without storage nothing would end a loop of reloads, so there is none. */
function mayReloadFor(name: string, { storage }: Browser): boolean {
  try {
    if (storage.getItem(RELOADED + name) !== null) return false;
    storage.setItem(RELOADED + name, 'true');
    return true;
  } catch {
    return false;
  }
}

function noReloadFor(name: string, { storage }: Browser): void {
  try {
    storage.removeItem(RELOADED + name);
  } catch {
    // Without storage there is nothing to remove.
  }
}

/** Vite takes a style sheet that is in the page for a loaded one, so one that failed is removed before the next try. */
function forgetStyles(error: unknown): void {
  const href = error instanceof Error ? /^Unable to preload CSS for (.+)$/.exec(error.message)?.[1] : undefined;
  if (href === undefined) return;
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    if (link.href === new URL(href, document.baseURI).href) link.remove();
  }
}

const thisBrowser: Browser = {
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  reload: () => window.location.reload(),
  get storage() {
    return window.sessionStorage;
  },
  async served() {
    try {
      // Other clients are told at this address that the server runs.
      const index = await fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } });
      if (!index.ok) return 'nothing';
      const scripts = [...document.querySelectorAll('script[type="module"][src]')];
      const page = await index.text();
      // The name of the first script has a hash of the whole version.
      return scripts.every((script) => page.includes(script.getAttribute('src') ?? '')) ? 'same' : 'other';
    } catch {
      return 'nothing';
    }
  },
};
