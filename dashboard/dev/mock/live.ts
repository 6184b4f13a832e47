import { pair } from './pairs';
import type { MockServer } from './MockServer';

const EVERY_MS = 1_000;

/** Simulates activity of the mock fleet: heartbeats, changing equity, copies that open and close. */
export function letLive(server: MockServer): () => void {
  let beat = 0;
  const timer = setInterval(() => {
    beat++;
    for (const each of server.accounts) {
      if (each.expertState !== 'ALIVE') continue;
      const equity = (Number(each.equity) + Math.sin(beat + each.id) * 3).toFixed(2);
      server.change(each, { lastHeartbeatAt: new Date().toISOString(), equity });
    }
    if (server.pairs.length > 0 && beat % 4 === 0) openOrClose(server, beat);
  }, EVERY_MS);
  return () => clearInterval(timer);
}

function openOrClose(server: MockServer, beat: number): void {
  const last = server.pairs[0];
  if (last === undefined) return;
  if (beat % 8 === 0) {
    const opened = { ...pair(1, { status: 'OPEN' }), id: last.id + 1 };
    server.pairs.unshift(opened);
    server.tell({ name: 'pair', data: opened });
    return;
  }
  const closed = { ...pair(1, { status: 'CLOSED', profit: '4.2' }), id: last.id };
  server.pairs[0] = closed;
  server.tell({ name: 'pair', data: closed });
}
