// A program in somebody's article.
import { createServer } from 'node:http';
import { expect, test } from './harness.mjs';
import { Playground } from './playground.mjs';

test("the article's programs are text until their readers press Run", async ({ page }) => {
  await page.goto('./tutorial.html');
  const listings = page.locator('pre.looplane');
  await expect(listings).toHaveCount(2);
  await expect(page.locator('iframe')).toHaveCount(0);
  const program = (await listings.first().textContent()).trim();

  await page.getByRole('button', { name: 'Run' }).first().click();
  const playground = new Playground(page.frameLocator('iframe').first());
  await expect(playground.scenario).toHaveValue(`${program}\n`);
  // The reader has pressed Run, so it runs.
  await expect(playground.lines.first()).toHaveText(/./);
  await playground.speed.selectOption('at once');
  await playground.ended();
  await expect(listings).toHaveCount(1);

  await playground.runAtOnce('print("changed in the article")');
  await expect(playground.lines).toHaveText(['changed in the article']);
});

test('the way out of an article leads to the whole playground, with the program', async ({ page, context }) => {
  await page.goto('./tutorial.html');
  await page.getByRole('button', { name: 'Run' }).last().click();
  const frame = page.frameLocator('iframe');
  const playground = new Playground(frame);
  await playground.ready();
  const wayOut = frame.getByRole('link', { name: 'Open in Looplane' });
  await expect(wayOut).toHaveAttribute('href', /#v1/);
  const before = await wayOut.getAttribute('href');
  await playground.scenario.fill('print("taken along")');
  await expect.poll(() => wayOut.getAttribute('href')).not.toBe(before);
  const [opened] = await Promise.all([context.waitForEvent('page'), wayOut.click()]);
  await expect(new Playground(opened).scenario).toHaveValue('print("taken along")');
});

test('a page from elsewhere embeds programs with one script', async ({ page, site }) => {
  const article = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end(`<!doctype html><title>Elsewhere</title><script src="${site}embed.js" defer></script>
      <pre class="looplane">print('one')</pre><pre class="looplane">print('two')</pre>`);
  });
  await new Promise((listening) => article.listen(0, '127.0.0.1', listening));
  await page.goto(`http://127.0.0.1:${article.address().port}/`);
  await page.getByRole('button', { name: 'Run' }).first().click();
  await expect(page.locator('iframe')).toHaveCount(1);
  await page.getByRole('button', { name: 'Run' }).click();
  for (const [i, text] of ['one', 'two'].entries()) {
    await expect(new Playground(page.frameLocator('iframe').nth(i)).lines).toHaveText([text]);
  }
  article.close();
});
