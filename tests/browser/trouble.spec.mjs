// What cannot work says so, in plain HTML, and what can be survived is.
import { expect, test } from './harness.mjs';
import { Playground, codeLink } from './playground.mjs';

test('a browser without WebGL 2 is told what to do', async ({ page }) => {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind === 'webgl2' ? null : original.call(this, kind, ...rest);
    };
  });
  await page.goto('./');
  await expect(page.getByRole('heading', { name: /WebGL 2/ })).toBeVisible();
  await expect(page.getByText(/hardware acceleration/)).toBeVisible();
});

test('a browser without tail calls is told which ones have them', async ({ page }) => {
  await page.addInitScript(() => { WebAssembly.validate = () => false; });
  await page.goto('./');
  await expect(page.getByRole('heading', { name: /too old/ })).toBeVisible();
  await expect(page.getByText(/Firefox 121/)).toBeVisible();
});

test('a program that did not load is told', async ({ page }) => {
  await page.route('**/looplane.wasm', (route) => route.abort());
  await page.goto('./');
  await expect(page.getByRole('heading', { name: /did not load/ })).toBeVisible();
});

test('a library that did not load is told when a program is run', async ({ page }) => {
  await page.route('**/library.txt', (route) => route.abort());
  const playground = await Playground.open(page, codeLink('print("not yet")'));
  await playground.run.click();
  await expect(page.getByRole('heading', { name: /did not load/ })).toBeVisible();
});

test('a library that comes late is waited for', async ({ page }) => {
  let arrive;
  const arrived = new Promise((resolve) => { arrive = resolve; });
  await page.route('**/library.txt', async (route) => { await arrived; await route.continue(); });
  const playground = await Playground.open(page, codeLink('import enum\nprint(enum.Enum)'));
  await playground.run.click();
  await expect(playground.lines).toHaveCount(0);
  arrive();
  await expect(playground.lines).toHaveText(["<enum 'Enum'>"]);
});

test('without JavaScript the page says so', async ({ request }) => {
  const html = await (await request.get('./index.html')).text();
  expect(html).toMatch(/<noscript>[^]*Looplane needs JavaScript[^]*<\/noscript>/);
});

test('a lost WebGL context comes back', async ({ page }) => {
  const playground = await Playground.open(page, codeLink('print("still painted")'));
  const picture = async () => (await page.screenshot()).toString('base64');
  await page.mouse.move(300, 400);
  await page.waitForTimeout(300);
  const before = await picture();
  await page.evaluate(async () => {
    const canvas = document.getElementById('canvas');
    const extension = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    const restored = new Promise((resolve) => canvas.addEventListener('webglcontextrestored', resolve));
    extension.loseContext();
    setTimeout(() => extension.restoreContext(), 200);
    await restored;
  });
  await expect.poll(picture).toBe(before);
  await playground.runAtOnce();
  await expect(playground.lines).toHaveText(['still painted']);
});

test('a context that was taken away for good is replaced at the next click', async ({ page }) => {
  await Playground.open(page, codeLink('print("painted anew")'));
  await page.mouse.move(300, 400);
  await page.waitForTimeout(300);
  const before = (await page.screenshot()).toString('base64');
  await page.evaluate(() => {
    document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext();
  });
  await page.waitForTimeout(300);
  await page.mouse.click(300, 700);
  await page.evaluate(() => document.activeElement.blur());
  await expect.poll(async () => (await page.screenshot()).toString('base64')).toBe(before);
});

test('a browser that stores nothing runs programs all the same', async ({ page }) => {
  await page.addInitScript(() => {
    for (const area of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(globalThis, area, { get() { throw new DOMException('refused', 'SecurityError'); } });
    }
  });
  const playground = await Playground.open(page);
  await playground.runAtOnce('print("not stored")');
  await expect(playground.lines).toHaveText(['not stored']);
});

test('lines of a hundred thousand characters are edited and printed', async ({ page }) => {
  const playground = await Playground.open(page);
  const long = 'abcdefghi '.repeat(10_000);
  await playground.runAtOnce(`text = '${long}'\nprint(text)\n`);
  await expect(playground.lines).toHaveText([long.trim()]);
  await playground.scenario.press('Control+End');
  await page.keyboard.type('print(1)');
  await playground.runAtOnce();
  await expect(playground.lines.last()).toHaveText('1');
});

test('with forced colours the words of the inspector stand one below the other', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const playground = await Playground.open(page);
  await playground.runAtOnce();
  await playground.lines.first().click();
  await expect(playground.why).toContainText('Who awaits what');
  await expect(playground.why.getByRole('button').first()).toBeVisible();
  const overlaps = await playground.why.evaluate((region) => {
    const boxes = [...region.firstElementChild.children].map((line) => line.getBoundingClientRect());
    return boxes.slice(1).filter((box, i) => box.top < boxes[i].bottom - 1).length;
  });
  expect(overlaps).toBe(0);
});
