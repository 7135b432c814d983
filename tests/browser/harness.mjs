// `test` and `expect` for the browser tests. The site (build/web, or SITE) is served from a
// sub-path, as on a project's pages; `page.goto('./')` opens it. A test whose page throws, fails.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';

const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Where pictures of the page go. */
export const pictures = fromHere('../../build/pictures/');

async function serve(folder, prefix) {
  const server = spawn('python3', [
    fromHere('../../web/toolchain/serve.py'), folder, '--port', '0', '--prefix', prefix,
  ], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const address of createInterface({ input: server.stdout })) {
    // by number: not every container knows the name
    return { address: address.replace('localhost', '127.0.0.1'), stop: () => server.kill() };
  }
  throw new Error(`nothing serves ${folder}`);
}

export const test = base.extend({
  /** The address of the site, ending in "/". */
  site: [async ({}, use) => {
    const server = await serve(process.env.SITE ?? fromHere('../../build/web'), '/tutorials/looplane');
    await use(server.address);
    server.stop();
  }, { scope: 'worker' }],

  baseURL: async ({ site }, use) => use(site),

  page: async ({ page }, use) => {
    const errors = [];
    page.on('pageerror', (error) => errors.push(error));
    await use(page);
    expect(errors, 'errors that nobody caught in the page').toEqual([]);
  },
});

export { expect };
