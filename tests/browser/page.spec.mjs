// What a reader does: pick, edit, run, stop, with the pointer and with the keyboard alone.
import { expect, test } from './harness.mjs';
import { Playground, codeLink } from './playground.mjs';

const GREETING = `import asyncio

async def main():
    print('first')
    await asyncio.sleep(0.25)
    print('then')
    print()
    print('last')

asyncio.run(main())
`;

test('an example is picked, edited and run', async ({ page }) => {
  const playground = await Playground.open(page);
  const before = await playground.scenario.inputValue();
  await playground.example.selectOption({ index: 1 });
  await expect(playground.scenario).not.toHaveValue(before);

  await playground.scenario.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(`print("typed by the reader")\n`);
  await playground.runAtOnce();
  await expect(playground.lines.first()).toHaveText('typed by the reader');
  await expect(playground.example.locator('option').first()).toHaveText(/, edited$/);
});

test('an edited program stays in the list while an example is looked at', async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.scenario.fill('print("mine")');
  await playground.example.selectOption({ index: 3 });
  await expect(playground.scenario).not.toHaveValue('print("mine")');
  await playground.example.selectOption({ index: 0 });
  await expect(playground.scenario).toHaveValue('print("mine")');
});

test('the log holds each printed line, and the status tells how it ended', async ({ page }) => {
  const playground = await Playground.open(page, codeLink(GREETING));
  await playground.runAtOnce();
  await expect(playground.lines).toHaveText(['first', 'then', '', 'last']);
  await expect(playground.status).toHaveText('Finished in 0.250 s virtual');
  await expect(playground.stop).toBeDisabled();
});

test('virtual time follows real time at the chosen speed', async ({ page }) => {
  const program = GREETING.replace('0.25', '2');
  const playground = await Playground.open(page, codeLink(program));
  const took = [];
  for (const [speed, least] of [['1×', 1950], ['16×', 100]]) {
    await playground.speed.selectOption(speed);
    const begun = Date.now();
    await playground.run.click();
    await playground.ended();
    took.push(Date.now() - begun);
    expect(took.at(-1)).toBeGreaterThan(least);
    await expect(playground.status).toHaveText('Finished in 2.000 s virtual');
  }
  expect(took[1]).toBeLessThan(took[0]);
});

test('the speed changes while a program waits', async ({ page }) => {
  const playground = await Playground.open(page, codeLink(GREETING.replace('0.25', '3600')));
  await playground.run.click();
  await expect(playground.lines).toHaveText(['first']);
  await playground.speed.selectOption('at once');
  await playground.ended();
  await expect(playground.status).toHaveText('Finished in 3600.000 s virtual');
});

/** Milliseconds from the click on Stop to the words that say so, counted inside the page. */
function millisecondsToStop(page) {
  return page.evaluate(async () => {
    const status = document.querySelector('[role=status]');
    const button = document.querySelector('[data-control=stop]');
    const stopped = new Promise((resolve) => {
      new MutationObserver(() => {
        if (status.textContent.startsWith('Stopped')) resolve(performance.now());
      }).observe(status, { childList: true, characterData: true, subtree: true });
    });
    // From a timer, as a click would come: after whatever the page is busy with.
    const clicked = performance.now();
    setTimeout(() => button.click());
    return (await stopped) - clicked;
  });
}

for (const [where, program] of Object.entries({
  'a loop': 'while True: pass',
  'a sort key': 'def key(value):\n    while True: pass\n\nsorted([2, 1], key=key)',
  'a __repr__': 'class Endless:\n    def __repr__(self):\n        while True: pass\n\nprint(Endless())',
  'an __eq__ that "in" calls':
    'class Endless:\n    def __eq__(self, other):\n        while True: pass\n\n1 in [Endless()]',
  'a generator that list() consumes':
    'def endless():\n    while True:\n        yield\n\nlist(endless())',
})) {
  test(`an endless program is stopped within 200 ms: ${where}`, async ({ page }) => {
    const playground = await Playground.open(page, codeLink(program));
    await playground.run.click();
    await expect(playground.status).toHaveText('Running');
    await expect(playground.stop).toBeEnabled();
    // A machine that does something else at that moment may cost a try.
    let least = Infinity;
    for (let tries = 0; tries < 3 && least >= 200; ++tries) {
      if (tries) await playground.run.click();
      await expect(playground.status).toHaveText('Running');
      await page.waitForTimeout(300); // it is deep in the loop by then
      least = Math.min(least, await millisecondsToStop(page));
    }
    expect(least).toBeLessThan(200);
    await expect(playground.run).toBeEnabled();
  });
}

test('the page answers while a program computes', async ({ page }) => {
  const playground = await Playground.open(page, codeLink('while True: pass'));
  await playground.run.click();
  await playground.scenario.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n# still here');
  await expect(playground.scenario).toHaveValue(/# still here$/);
  await playground.stop.click();
  await expect(playground.status).toHaveText(/^Stopped/);
});

test('an idle page draws nothing, also with the caret in the editor', async ({ page }) => {
  const playground = await Playground.open(page, codeLink(GREETING));
  await playground.runAtOnce();
  await playground.scenario.click();
  const frames = () => page.evaluate(() => globalThis.looplane.frames);
  let before = 0;
  await expect.poll(async () => {  // until what the run and the click asked for is drawn
    const settled = before === await frames();
    before = await frames();
    return settled && before > 0;
  }, { intervals: [1000] }).toBe(true);
  await page.waitForTimeout(10_000);
  expect(await frames()).toBe(before);
});

test('thousands of lines come at once, and the log follows them', async ({ page }) => {
  const program = 'for i in range(9000):\n    print("line", i)\n';
  const playground = await Playground.open(page, codeLink(program));
  await playground.runAtOnce();
  await expect(playground.lines).toHaveCount(9000);
  await expect(playground.lines.last()).toHaveText('line 8999');
  await expect(playground.lines.last()).toBeInViewport();
  const textOfOne = await playground.lines.nth(4321).textContent();
  expect(textOfOne).toBe('line 4321');
});

test('a reader who scrolls up is left there', async ({ page }) => {
  const program = `import asyncio

async def main():
    for i in range(100):
        print('before', i)
    await asyncio.sleep(1)
    for i in range(100):
        print('after', i)

asyncio.run(main())
`;
  const playground = await Playground.open(page, codeLink(program));
  await playground.run.click();
  await expect(playground.lines).toHaveCount(100);
  await playground.output.hover();
  await page.mouse.wheel(0, -400);
  await playground.ended();
  await expect(playground.lines.last()).not.toBeInViewport();
  await playground.run.click();
  await playground.ended();
  await expect(playground.lines.last()).toBeInViewport();
});

test('selected output is copied line by line, and all of it with a button', async ({ page }) => {
  const playground = await Playground.open(page, codeLink(GREETING));
  await playground.runAtOnce();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await playground.output.evaluate((log) => getSelection().selectAllChildren(log));
  await page.keyboard.press('Control+C');
  expect(await clipboard()).toBe('first\nthen\n\nlast');
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.getByRole('button', { name: 'Copy output' }).click();
  await expect.poll(clipboard).toBe('first\nthen\n\nlast');
});

test('everything is done with the keyboard alone', async ({ page }) => {
  const playground = await Playground.open(page, codeLink('print("by hand")'));
  const focused = () => page.evaluate(() => {
    const { activeElement: element } = document;
    return element.ariaLabel ?? element.textContent;
  });
  for (const name of ['Example', 'Run', 'Next step', 'Next line', 'Speed', 'Share', 'Keys', 'Light theme', 'Scenario']) {
    await page.keyboard.press('Tab');
    expect(await focused()).toMatch(name === 'Light theme' ? /theme$/ : name);
  }
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nif True:\nprint("indented")');
  await expect(playground.scenario).toHaveValue('print("by hand")\nif True:\n    print("indented")');
  await page.keyboard.press('Control+Enter');
  await expect(playground.lines).toHaveText(['by hand', 'indented']);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Size of the editor');
  const width = () => playground.scenario.evaluate((element) => element.clientWidth);
  const before = await width();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(width).toBeLessThan(before);
});

test('the editor indents, comments and undoes', async ({ page }) => {
  const playground = await Playground.open(page, codeLink('one\ntwo'));
  await playground.scenario.click();
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press('Control+A', 'Tab');
  await expect(playground.scenario).toHaveValue('    one\n    two');
  await press('Shift+Tab');
  await expect(playground.scenario).toHaveValue('one\ntwo');
  await press('Control+/');
  await expect(playground.scenario).toHaveValue('# one\n# two');
  await press('Control+/');
  await expect(playground.scenario).toHaveValue('one\ntwo');
  await press('Control+End', 'Enter', 'Tab', 'Backspace');
  await expect(playground.scenario).toHaveValue('one\ntwo\n');
  await press('Control+z', 'Control+z', 'Control+z');
  await expect(playground.scenario).toHaveValue('one\ntwo');
});

test('the divider is dragged and remembered', async ({ page }) => {
  const playground = await Playground.open(page);
  const divider = page.getByRole('separator', { name: 'Size of the editor' });
  const { x, y, width, height } = await divider.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(500, y + height / 2, { steps: 4 });
  await page.mouse.up();
  const editorWidth = () => playground.scenario.evaluate((element) => element.getBoundingClientRect().width);
  await expect.poll(async () => Math.round(await editorWidth())).toBe(500);
  await page.reload();
  await playground.ready();
  await expect.poll(async () => Math.round(await editorWidth())).toBe(500);
});

test('the theme follows the system until the reader chooses', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const playground = await Playground.open(page);
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await playground.ready();
  await expect(html).toHaveAttribute('data-theme', 'dark');
});

test('on a phone the panels stand above each other, and every control is 44 px', async ({ browser, site }) => {
  const context = await browser.newContext({
    baseURL: site, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true,
  });
  const page = await context.newPage();
  const playground = await Playground.open(page, codeLink('print("small")'));
  for (const control of [playground.example, playground.run, playground.speed, playground.share]) {
    const { x, width, height } = await control.boundingBox();
    expect(height).toBeGreaterThanOrEqual(44);
    expect(x + width).toBeLessThanOrEqual(390);
  }
  await playground.run.tap();
  await expect(playground.lines).toHaveText(['small']);
  const editor = await playground.scenario.boundingBox();
  const output = await playground.output.boundingBox();
  expect(output.y).toBeGreaterThan(editor.y + editor.height);
  await context.close();
});
