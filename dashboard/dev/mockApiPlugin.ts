import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Plugin } from 'vite';
import { WebSocketServer } from 'ws';
import type { FleetName } from './mock/fleets';
import { letLive } from './mock/live';
import { serveDesktop } from './mock/mockDesktop';
import { MockServer } from './mock/MockServer';

const PREFIX = '/api/v1';

/** Serves the API from the mock in Vite's dev server; never part of a build. */
export function mockApi(name: string): Plugin {
  return {
    name: 'termfleet-mock-api',
    apply: 'serve',
    configureServer(vite) {
      const mock = new MockServer(name as FleetName);
      const end = letLive(mock);
      vite.httpServer?.on('close', end);
      const desktops = new WebSocketServer({ noServer: true });
      vite.httpServer?.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        if (request.url?.startsWith('/vnc') !== true) return;
        desktops.handleUpgrade(request, socket, head, serveDesktop);
      });
      vite.middlewares.use((request, response, next) => {
        if (request.url?.startsWith(PREFIX) !== true) {
          next();
          return;
        }
        const url = new URL(request.url, 'http://mock');
        if (url.pathname === `${PREFIX}/stream`) stream(mock, request, response);
        else void answer(mock, url, request, response);
      });
    },
  };
}

async function answer(mock: MockServer, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const { status, body } = mock.handle({
    method: request.method ?? 'GET',
    path: url.pathname.slice(PREFIX.length),
    query: url.searchParams,
    body: text === '' ? undefined : JSON.parse(text),
  });
  response.statusCode = status;
  response.setHeader('Content-Type', typeof body === 'string' ? 'text/plain' : 'application/json');
  response.end(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body));
}

function stream(mock: MockServer, request: IncomingMessage, response: ServerResponse): void {
  if (mock.user === null) {
    response.statusCode = 401;
    response.end();
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
  response.write('event: hello\ndata: {}\n\n');
  const end = mock.listen(({ name, data }) => response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`));
  request.on('close', end);
}
