// A page that was loaded once works without a network.
import { expect, test } from './harness.mjs';
import { Playground, codeLink } from './playground.mjs';

test.use({ serviceWorkers: 'allow' });

const copyIsMade = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));

async function cutOff(page) {
  await page.context().setOffline(true);
  expect(await page.evaluate(() => fetch('./nothing').then(() => true, () => false))).toBe(false);
}

test('it is reloaded, and runs what imports from the library', async ({ page }) => {
  const playground = await Playground.open(page, codeLink('import enum\nprint(enum.Enum)'));
  await copyIsMade(page);
  await cutOff(page);
  await page.reload();
  await playground.ready();
  await playground.runAtOnce();
  await expect(playground.lines).toHaveText(["<enum 'Enum'>"]);
});

test('so are its examples, its other addresses and the article', async ({ page }) => {
  const playground = await Playground.open(page);
  await copyIsMade(page);
  await cutOff(page);
  const before = await playground.scenario.inputValue();
  await playground.example.selectOption({ index: 5 });
  await expect(playground.scenario).not.toHaveValue(before);
  await page.goto('./index.html?embed#code=print(1)');
  await playground.ready();
  await page.goto('./tutorial.html');
  await page.getByRole('button', { name: 'Run' }).first().click();
  const inside = new Playground(page.frameLocator('iframe'));
  await expect(inside.lines.first()).toBeVisible();
});

test('an article leaves nothing behind', async ({ page }) => {
  await page.goto('./tutorial.html');
  await page.getByRole('button', { name: 'Run' }).first().click();
  await expect(new Playground(page.frameLocator('iframe')).lines.first()).toBeVisible();
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length))).toBe(0);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test('the copy of another build takes the place of the older one', async ({ page }) => {
  await Playground.open(page);
  await copyIsMade(page);
  const [first] = await page.evaluate(() => caches.keys());
  await page.evaluate(async (name) => {
    await caches.open(name.replace(/\S+$/, 'older')); // as if an older build had been here
    await caches.open('looplane https://elsewhere/ 1'); // and this is not ours
  }, first);
  await page.evaluate(async () => { await (await navigator.serviceWorker.ready).unregister(); });
  await page.reload();
  await expect.poll(() => page.evaluate(() => caches.keys().then((names) => names.sort())))
    .toEqual(['looplane https://elsewhere/ 1', first].sort());
});
