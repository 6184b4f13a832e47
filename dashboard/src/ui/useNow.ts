import { useSyncExternalStore } from 'react';
import { serverNow } from '../api/serverClock';

/** One ticking clock for the whole page; it stands still while nobody reads it. */
const TICK_MS = 1_000;
const readers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = serverNow();

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  timer ??= setInterval(() => {
    now = serverNow();
    for (const each of readers) each();
  }, TICK_MS);
  return () => {
    readers.delete(reader);
    if (readers.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The server's time in milliseconds, drawn anew every second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
