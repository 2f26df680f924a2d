import { defineConfig } from '@playwright/test';

const port = Number(process.env.INFLIGHT_E2E_PORT ?? 4373);
const address = `http://127.0.0.1:${port}/deep/er/`;
const executablePath = process.env.INFLIGHT_CHROMIUM;

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  workers: 1,
  // Slow machines render in software.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // A journey that passes at the second try is a bug not yet understood.
  retries: 0,
  forbidOnly: !!process.env.CI,
  reporter: 'list',
  webServer: { command: `node serve.mjs ${port}`, url: address, reuseExistingServer: false },
  use: {
    // Ends in a slash: journeys go to './', so the sub-path stays.
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        // Chromium's sandbox does not start for root, which is who runs in most containers.
        '--no-sandbox',
        '--disable-gpu',
        // The rest keeps the browser from calling anybody but the page under test.
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
});
