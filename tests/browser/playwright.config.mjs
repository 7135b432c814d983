// The browser is the machine's own Chromium, drawing WebGL in software: no download, no GPU.
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export default defineConfig({
  testDir: '.',
  outputDir: '../../build/browser',
  timeout: 60_000,
  expect: { timeout: 20_000 },
  workers: 1, // two would share two cores with the software renderer
  retries: 1, // and a machine that does something else besides is late at times
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../../build/browser-tests.json' }]],
  use: {
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    screenshot: 'only-on-failure',
    serviceWorkers: 'block', // each test would make its own copy of the site, see offline.spec.mjs
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? browsers.find((path) => existsSync(path)),
      args: [
        '--no-sandbox', // a root user in a container has none
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
      ],
    },
  },
});
