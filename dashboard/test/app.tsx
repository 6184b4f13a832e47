import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { vi } from 'vitest';
import { MockServer } from '../dev/mock/MockServer';
import type { FleetName } from '../dev/mock/fleets';
import type { UserRole } from '../src/api/types';
import { newCache, routes } from '../src/App';
import { differences } from './apiDescription';
import { MockStream } from './MockStream';
import { undescribed } from './undescribed';

/** The whole dashboard in jsdom with the dev mock, at an address, signed in by default. */
export function openApp({
  at,
  fleet = 'three',
  signedIn = true,
  role = 'ADMIN',
  passwordExpiresAt = null,
}: {
  at: string;
  fleet?: FleetName;
  signedIn?: boolean;
  role?: UserRole;
  passwordExpiresAt?: string | null;
}) {
  const server = new MockServer(fleet);
  if (signedIn) server.user = { id: 1, email: 'admin@localhost', role, passwordExpiresAt };
  const headers: Headers[] = [];
  const network = { down: false };
  vi.stubGlobal('fetch', (input: string, init: RequestInit) => {
    if (network.down) return Promise.reject(new TypeError('Failed to fetch'));
    headers.push(new Headers(init.headers));
    return Promise.resolve(answer(server, input, init));
  });
  const streams: MockStream[] = [];
  vi.stubGlobal(
    'EventSource',
    class extends MockStream {
      constructor() {
        super();
        streams.push(this);
      }
    },
  );
  const cache = newCache();
  cache.setDefaultOptions({ queries: { retry: false } });
  const router = createMemoryRouter(routes, { initialEntries: [at] });
  render(
    <MantineProvider env="test">
      <Notifications />
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { server, router, streams, headers, network };
}

function answer(server: MockServer, input: string, init: RequestInit): Response {
  const url = new URL(input, 'http://localhost');
  const request = {
    method: init.method ?? 'GET',
    path: url.pathname.replace('/api/v1', ''),
    query: url.searchParams,
    body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
  };
  const { status, body } = server.handle(request);
  undescribed.push(...differences(request, { status, body }));
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(status === 204 ? null : text, { status });
}
