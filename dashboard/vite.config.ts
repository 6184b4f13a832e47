import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { mockApi } from './dev/mockApiPlugin';

// `npm run dev` uses a server on this machine, or the dev mock with MOCK_FLEET=three (zero, one, many, failing, platforms).
const scenario = process.env.MOCK_FLEET;
const server = process.env.TERMFLEET_URL ?? 'http://localhost:8080';

export default defineConfig({
  // Dev servers with different mock fleets may run side by side.
  cacheDir: `node_modules/.vite-${scenario ?? 'server'}`,
  plugins: [react(), ...(scenario === undefined ? [] : [mockApi(scenario)])],
  server: {
    proxy:
      scenario === undefined
        ? { '/api': server, '/actuator': server, '/v3': server, '/vnc': { target: server, ws: true } }
        : {},
  },
  build: {
    target: 'es2022',
    // noVNC is the only large chunk and is loaded only when a desktop is opened.
    chunkSizeWarningLimit: 700,
  },
  test: {
    environment: 'jsdom',
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    env: { DEBUG_PRINT_LIMIT: '0' },
    // An upper bound for a busy machine; tests wait for conditions, never for a time.
    testTimeout: 60_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
