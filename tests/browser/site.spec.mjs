// What a static host must be able to serve, and the page must come up from it.
import { expect, test } from './harness.mjs';

test('the examples have an index, and each of them is there', async ({ request }) => {
  const index = await (await request.get('./examples/index.json')).json();
  expect(index.length).toBeGreaterThanOrEqual(12);
  for (const { chapter, title, file } of index) {
    expect(chapter).toMatch(/^[A-Z]/);
    expect(title).toMatch(/^[A-Z]/);
    expect((await request.get(`./${file}`)).ok()).toBe(true);
  }
});

test('the program comes with the type that lets it compile while it loads', async ({ request }) => {
  const response = await request.get('./looplane.wasm');
  expect(response.headers()['content-type']).toBe('application/wasm');
});

test('the page loads below a sub-path', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('button', { name: 'Run' })).toBeVisible();
});
