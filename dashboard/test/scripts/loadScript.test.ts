import { describe, expect, it, vi } from 'vitest';
import { loadScript, type Browser } from '../../src/scripts/loadScript';

const FAILED = new TypeError('Failed to fetch dynamically imported module');

/** A browser that records pauses and reloads; its storage survives a reload. */
function browser(served: Awaited<ReturnType<Browser['served']>>) {
  const pauses: number[] = [];
  const stored = new Map<string, string>();
  return {
    pauses,
    reload: vi.fn(),
    served: () => Promise.resolve(served),
    pause: (ms: number) => {
      pauses.push(ms);
      return Promise.resolve();
    },
    storage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
      removeItem: (key: string) => void stored.delete(key),
    },
  };
}

/** An import that fails some times. */
const failing = (times: number) => {
  const load = vi.fn(() => Promise.resolve('script'));
  for (let i = 0; i < times; i++) load.mockRejectedValueOnce(FAILED);
  return load;
};

describe('a script that fails to load', () => {
  it('is loaded again after growing pauses', async () => {
    const its = browser('nothing');
    expect(await loadScript('users', failing(3), its)).toBe('script');
    expect(its.pauses).toEqual([500, 1_000, 2_000]);
    expect(its.reload).not.toHaveBeenCalled();
  });

  it('is given up after half a minute without a server, and the page is not replaced by the browser’s error', async () => {
    const its = browser('nothing');
    const load = failing(100);
    await expect(loadScript('users', load, its)).rejects.toThrow('could not be loaded');
    expect(load).toHaveBeenCalledTimes(7);
    expect(its.pauses.reduce((sum, ms) => sum + ms)).toBe(30_500);
    expect(its.reload).not.toHaveBeenCalled();
  });

  it('reloads the page at once when the server has another version', async () => {
    const its = browser('other');
    void loadScript('users', failing(1), its);
    await vi.waitFor(() => expect(its.reload).toHaveBeenCalledOnce());
    expect(its.pauses).toEqual([]);
  });

  it('reloads the page once, not in a loop', async () => {
    const its = browser('other');
    void loadScript('users', failing(1), its);
    await vi.waitFor(() => expect(its.reload).toHaveBeenCalledOnce());
    await expect(loadScript('users', failing(1), its)).rejects.toThrow('could not be loaded');
    await loadScript('another', failing(0), its);
    await expect(loadScript('users', failing(1), its)).rejects.toThrow('could not be loaded');
    expect(its.reload).toHaveBeenCalledOnce();
  });

  it('may reload the page again for a later version, once it was loaded', async () => {
    const its = browser('other');
    void loadScript('users', failing(1), its);
    await vi.waitFor(() => expect(its.reload).toHaveBeenCalledOnce());
    await loadScript('users', failing(0), its);
    void loadScript('users', failing(1), its);
    await vi.waitFor(() => expect(its.reload).toHaveBeenCalledTimes(2));
  });

  it('reloads the page in a browser that remembers the failed import', async () => {
    const its = browser('same');
    void loadScript('users', failing(100), its);
    await vi.waitFor(() => expect(its.reload).toHaveBeenCalledOnce());
    expect(its.pauses).toHaveLength(6);
  });

  it('never reloads the page where the tab has no storage', async () => {
    const its = browser('other');
    const refused = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const without = { ...its, storage: { getItem: refused, setItem: refused, removeItem: refused } };
    await expect(loadScript('users', failing(1), without)).rejects.toThrow('could not be loaded');
    expect(await loadScript('users', failing(0), without)).toBe('script');
    expect(its.reload).not.toHaveBeenCalled();
  });

  it('gets its style sheet again, too', async () => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = '/assets/table-1.css';
    document.head.append(link);
    const load = failing(0).mockRejectedValueOnce(new Error(`Unable to preload CSS for ${link.href}`));
    await loadScript('users', load, browser('same'));
    expect(link.isConnected).toBe(false);
  });

  it('is loaded again without a reload while the server has the version of the page', async () => {
    const script = document.createElement('script');
    script.type = 'module';
    script.setAttribute('src', '/assets/index-1.js');
    document.head.append(script);
    // As the server does: only who asks for a page gets the page at this address.
    const server = (_path: string, request?: RequestInit) =>
      Promise.resolve(
        new Response(
          new Headers(request?.headers).get('accept') === 'text/html' ? script.outerHTML : '{"status":"running"}',
        ),
      );
    vi.stubGlobal('fetch', vi.fn(server));
    vi.useFakeTimers();
    try {
      const loaded = loadScript('users', failing(1));
      await vi.advanceTimersByTimeAsync(500);
      expect(await loaded).toBe('script');
    } finally {
      vi.useRealTimers();
      script.remove();
    }
  });
});
