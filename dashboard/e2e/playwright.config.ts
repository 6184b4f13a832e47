import { defineConfig } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The dashboard in a real browser against a real server with its demo fleet. Without TERMFLEET_E2E_URL (and
 * TERMFLEET_E2E_PASSWORD, and TERMFLEET_E2E_GATEWAY with the host and port of its gateway) it starts a server with a data
 * folder and ports of its own, and stops it at the end.
 */
const root = resolve(import.meta.dirname, '../..');
const given = process.env.TERMFLEET_E2E_URL;
const port = 18_080;
const gatewayPort = 19_500;

// Workers evaluate this file too; generated values must be the same for all of them.
process.env.TERMFLEET_E2E_PASSWORD ??= randomBytes(12).toString('hex');
process.env.TERMFLEET_E2E_GATEWAY ??= `127.0.0.1:${gatewayPort}`;
if (given === undefined) process.env.TERMFLEET_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'termfleet-e2e-'));

/** The distribution's browser; none is downloaded. */
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // All tests use one fleet, so they run one after the other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['junit', { outputFile: join(root, 'target/reports/TEST-e2e.xml') }]],
  use: {
    baseURL: given ?? `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  ...(given === undefined && {
    webServer: {
      command: 'exec scripts/run.sh',
      cwd: root,
      url: `http://127.0.0.1:${port}/actuator/health`,
      // The first run builds images and the jar.
      timeout: 900_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 90_000 },
      stdout: 'pipe',
      env: {
        TERMFLEET_DEMO: 'true',
        TERMFLEET_HTTP_PORT: `${port}`,
        TERMFLEET_GATEWAY_PORT: `${gatewayPort}`,
        TERMFLEET_DATA: process.env.TERMFLEET_E2E_DATA ?? '',
        TERMFLEET_ADMIN_PASSWORD: process.env.TERMFLEET_E2E_PASSWORD,
      },
    },
  }),
});
