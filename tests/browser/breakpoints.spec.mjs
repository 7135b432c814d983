// Where a run stops, and the moment at which a line of the program runs.
import { readFile } from 'node:fs/promises';
import { expect, test } from './harness.mjs';
import { Playground, TWO_SLEEPS, codeLink } from './playground.mjs';

const LINE_HEIGHT = 20;

async function open(page, program = TWO_SLEEPS) {
  const playground = await Playground.open(page, codeLink(program));
  await playground.speed.selectOption('at once');
  const place = (line) => ({ x: 20, y: 10 + (line - 0.5) * LINE_HEIGHT });
  return {
    playground,
    clickMargin: (line) => playground.margin.click({ position: place(line) }),
    clickLine: (line) => playground.scenario.click({ position: { ...place(line), x: 200 } }),
    stops: playground.margin.getByRole('button'),
  };
}

test('a click beside a line makes each run stop there, and another one clears it', async ({ page }) => {
  const { playground, clickMargin, stops } = await open(page);
  await clickMargin(11);
  await expect(stops).toHaveText(['Stops at line 11']);
  await playground.run.click();
  await expect(playground.status).toHaveText(/^Paused at line \d+, 1\.000 s virtual$/);
  await expect(playground.why).toContainText('i 1');
  await page.keyboard.press('F8');
  await expect(playground.status).toHaveText(/^Paused at line \d+, 2\.000 s virtual$/);
  await expect(playground.why).toContainText('i 2');
  await clickMargin(11);
  await expect(stops).toHaveCount(0);
  await page.keyboard.press('F8');
  await expect(playground.status).toHaveText('Finished in 3.000 s virtual');
});

test('a breakpoint beside a line without code goes to the next one that has some', async ({ page }) => {
  const { clickMargin, stops } = await open(page);
  await clickMargin(7);
  await expect(stops).toHaveText(['Stops at line 8']);
});

test('breakpoints are set and cleared with the keyboard, and stay with their text', async ({ page }) => {
  const { playground, stops } = await open(page);
  await playground.scenario.focus();
  await page.keyboard.press('Control+Home');
  for (let line = 1; line < 4; ++line) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+F8');
  await expect(stops).toHaveText(['Stops at line 4']);
  await expect(playground.status).toHaveText('A run will stop at line 4');
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('# first\n');
  await expect(stops).toHaveText(['Stops at line 5']);
  await page.keyboard.press('Control+Enter');
  await expect(playground.status).toHaveText(/^Paused at line \d+, 0\.000 s virtual$/);
  await expect(playground.lines).toHaveCount(0);
  await stops.first().focus();
  await page.keyboard.press('Enter');
  await expect(stops).toHaveCount(0);
  await expect(playground.scenario).toBeFocused();
});

test('another program has no breakpoints yet', async ({ page }) => {
  const { playground, clickMargin, stops } = await open(page);
  await clickMargin(1);
  await expect(stops).toHaveCount(1);
  await playground.example.selectOption({ index: 2 });
  await expect(stops).toHaveCount(0);
});

test('a line of the program is chosen, and every panel shows when it runs', async ({ page }) => {
  const { playground, clickLine } = await open(page);
  await playground.run.click();
  await playground.ended();
  await clickLine(11);
  await expect(playground.status).toHaveText(/^Paused at line \d+, 1\.000 s virtual$/);
  await expect(playground.why).toContainText('Task-1 runs because its sleep(1) ended at 1.000 s');
  await expect(playground.output.locator('[data-to-come]')).toHaveCount(4);
  await page.keyboard.press('Alt+Enter');
  await expect(playground.status).toHaveText(/^Paused at line \d+, 2\.000 s virtual$/);
  await page.keyboard.press('Alt+Enter');
  await expect(playground.status).toHaveText(/^Paused at line \d+, 1\.000 s virtual$/);
  await clickLine(12); // blank: nothing to show
  await expect(playground.status).toHaveText(/^Paused at line \d+, 1\.000 s virtual$/);
});

test('the way leads from one line of output to the next', async ({ page }) => {
  const { playground } = await open(page);
  const toCome = playground.output.locator('[data-to-come]');
  await playground.run.click();
  await playground.ended();
  await playground.lines.getByText('tick 1').click();
  await expect(toCome).toHaveCount(3);
  await page.getByRole('button', { name: 'Next line of output' }).click();
  await expect(toCome).toHaveCount(2);
  await page.keyboard.press('Control+Shift+F9');
  await expect(toCome).toHaveCount(3);
  await page.getByRole('button', { name: 'Line of output before' }).click();
  await expect(toCome).toHaveCount(4);
});

test('a sheet lists the keys', async ({ page }) => {
  const { playground } = await open(page);
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await page.getByRole('button', { name: 'Keys', exact: true }).click();
  await expect(sheet.getByRole('row', { name: /^F10 On by one line/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await playground.output.focus();
  await page.keyboard.press('?');
  await expect(sheet).toBeVisible();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(sheet).toBeHidden();
});

test('the record is downloaded for Perfetto', async ({ page }) => {
  const { playground } = await open(page);
  await playground.example.selectOption({ label: 'A download race' });
  await playground.run.click();
  await playground.ended();
  const [download] = await Promise.all([
    page.waitForEvent('download'), page.getByRole('button', { name: 'Download for Perfetto' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('a-download-race.trace.json');
  const { traceEvents } = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(traceEvents.some(({ args }) => args?.name?.startsWith('Task-2'))).toBe(true);
});

test('breakpoints outlive a reload, with the program that they are in', async ({ page }) => {
  const { playground, clickMargin, stops } = await open(page);
  await playground.scenario.fill(TWO_SLEEPS.replace('tick', 'tock'));
  await clickMargin(11);
  await expect(stops).toHaveText(['Stops at line 11']);
  await page.reload();
  await playground.ready();
  await expect(playground.scenario).toHaveValue(/tock/);
  await expect(stops).toHaveText(['Stops at line 11']);
  await playground.run.click();
  await expect(playground.status).toHaveText(/^Paused at line \d+, 1\.000 s virtual$/);
});

test('an example keeps its breakpoints too, and another one has none of them', async ({ page }) => {
  const playground = await Playground.open(page);
  const stops = playground.margin.getByRole('button');
  const [first, second] = await playground.example.locator('option').evaluateAll(
    (options) => options.slice(0, 2).map((option) => option.value));
  await playground.example.selectOption(second);
  await playground.margin.click({ position: { x: 20, y: 10 + 4.5 * LINE_HEIGHT } });
  await expect(stops).toHaveCount(1);
  const [place] = await stops.allTextContents();
  await page.reload();
  await playground.ready();
  await expect(playground.example).toHaveValue(second);
  await expect(stops).toHaveText([place]);
  await playground.example.selectOption(first);
  await expect(stops).toHaveCount(0);
  await page.reload();
  await playground.ready();
  await expect(stops).toHaveCount(0);
});

test('a chosen line of the program tells all steps that ran it', async ({ page }) => {
  const { playground, clickLine } = await open(page);
  await playground.run.click();
  await playground.ended();
  await clickLine(11);
  await expect(playground.why).toContainText('Line 11 runs in');
  const steps = playground.why.getByRole('button', { name: /^step \d+$/ });
  await expect(steps).toHaveCount(2);
  await expect(playground.why).toContainText('i 1');
  await steps.last().click();
  await expect(playground.status).toHaveText(/^Paused at line \d+, 2\.000 s virtual$/);
});
