import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { mockApi } from './dev/mockApiPlugin';

// `npm run dev` talks to a server on this machine; with MOCK_FLEET=three (zero, one, many, failing) to the dev mock.
const scenario = process.env.MOCK_FLEET;
const server = process.env.TERMFLEET_URL ?? 'http://localhost:8080';

export default defineConfig({
  // Several dev servers may run side by side, each on a fleet of its own.
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
    // The desktop's chunk, noVNC, is the one large part and is loaded only when a desktop is opened.
    chunkSizeWarningLimit: 700,
  },
  test: {
    environment: 'jsdom',
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    env: { DEBUG_PRINT_LIMIT: '0' },
    restoreMocks: true,
    unstubGlobals: true,
  },
});
