// Why the lines came out in that order: the timeline, the inspector, and the way through the run.
import { expect, test } from './harness.mjs';
import { Playground, TWO_SLEEPS, codeLink } from './playground.mjs';

async function ranAtOnce(page, program = TWO_SLEEPS) {
  const playground = await Playground.open(page, codeLink(program));
  await playground.runAtOnce();
  return playground;
}

test('an output line is chosen, and every panel shows its moment', async ({ page }) => {
  const playground = await ranAtOnce(page);
  await playground.lines.getByText('tick 1').click();
  await expect(playground.status).toHaveText(/^Paused at line \d+, 1\.000 s virtual$/);
  await expect(playground.why).toContainText('Task-1 runs because its sleep(1) ended at 1.000 s');
  await expect(playground.why).toContainText('Variables in hello_every_second');
  await expect(playground.why).toContainText('i 1');
  await expect(playground.output.locator('[data-to-come]')).toHaveText(
    ['tick 2', 'finished sleeping for 3 second(s)', 'finished sleeping for 3 second(s)']);
  const step = await playground.timeline.getAttribute('aria-valuetext');
  expect(step).toMatch(/^step \d+ of \d+, 1\.000 s$/);
});

test('the timeline goes from step to step with the keyboard', async ({ page }) => {
  const playground = await ranAtOnce(page);
  const at = () => playground.timeline.getAttribute('aria-valuenow').then(Number);
  const last = Number(await playground.timeline.getAttribute('aria-valuemax'));
  expect(await at()).toBe(last);
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  await expect.poll(at).toBe(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(at).toBe(1);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(at).toBe(1);
  await page.keyboard.press('End');
  await expect.poll(at).toBe(last);
  await expect(playground.status).toHaveText('Finished in 3.000 s virtual');
});

test('a step of the timeline is chosen with the pointer', async ({ page }) => {
  const playground = await ranAtOnce(page);
  const { x, y, height } = await playground.timeline.boundingBox();
  await page.mouse.click(x + 200, y + height / 2);
  await expect(playground.status).toHaveText(/^Paused at line \d+, 0\.000 s virtual$/);
  await expect(playground.timeline).toHaveAttribute('aria-valuenow', '0');
});

test('a program is walked through, line by line and step by step, and back', async ({ page }) => {
  const playground = await Playground.open(page, codeLink(TWO_SLEEPS));
  const press = (name) => page.getByRole('button', { name, exact: true }).click();
  await playground.speed.selectOption('at once');
  await press('Next line');
  await expect(playground.status).toHaveText(/^Paused at line \d+, 0\.000 s virtual$/);
  await expect(playground.lines).toHaveCount(0);
  for (const name of ['Next step', 'Next step', 'Next step']) await press(name);
  await expect(playground.lines).toHaveText(['sleeping for 3 second(s)']);
  await press('Back a step');
  await expect(playground.output.locator('[data-to-come]')).toHaveCount(1);
  await press('Back a line');
  await expect(playground.status).toHaveText(/^Paused at line \d+, 0\.000 s virtual$/);
  await press('Continue');
  await playground.ended();
  await expect(playground.lines).toHaveCount(6);
  await press('To the begin');
  await expect(playground.output.locator('[data-to-come]')).toHaveCount(6);
  await press('To the end');
  await expect(playground.status).toHaveText('Finished in 3.000 s virtual');
  await expect(playground.output.locator('[data-to-come]')).toHaveCount(0);
});

test('a run is paused while it waits, stopped, and looked back at', async ({ page }) => {
  const playground = await Playground.open(page, codeLink(TWO_SLEEPS.replaceAll('(3)', '(3600)')));
  await playground.run.click();
  await expect(playground.lines).toHaveCount(2);
  await page.keyboard.press('F8');
  await expect(playground.status).toHaveText(/^Paused/);
  await playground.stop.click();
  await expect(playground.status).toHaveText(/^Stopped/);
  await playground.lines.first().click();
  await expect(playground.why).toContainText('Task-2 runs');
});

test('the timeline has an axis of steps and one of time', async ({ page }) => {
  await ranAtOnce(page);
  const byTime = page.getByRole('button', { name: 'By time' });
  await expect(byTime).toHaveAttribute('aria-pressed', 'false');
  await byTime.click();
  await expect(byTime).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('button', { name: 'By steps' })).toHaveAttribute('aria-pressed', 'false');
});

test('a small page shows one view at a time', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 600 });
  const playground = await ranAtOnce(page);
  await expect(playground.timeline).toBeHidden();
  await page.getByRole('button', { name: 'Show the timeline' }).click();
  await expect(playground.timeline).toBeVisible();
  await expect(playground.output).toBeHidden();
  await page.getByRole('button', { name: 'By time' }).click();
  await expect(page.getByRole('button', { name: 'By time' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Show why' }).click();
  await expect(playground.why).toBeVisible();
  await page.getByRole('button', { name: 'Back a step' }).click();
  await expect(playground.why).toContainText(/runs/);
});

test('what if: a task is cancelled, and both outputs stand side by side', async ({ page }) => {
  const playground = await ranAtOnce(page);
  const original = page.getByRole('region', { name: 'Output as it was' });
  await playground.lines.getByText('tick 1').click();
  await page.getByRole('button', { name: 'What if: cancel Task-2' }).click();
  await expect(playground.status).toHaveText(
    'Task-2 is cancelled at 1.000 s: the output differs from line 5 on');
  await expect(original).toContainText('finished sleeping for 3 second(s)finished sleeping for 3 second(s)');
  await expect(playground.lines.filter({ hasText: 'finished' })).toHaveCount(0);
  await expect(playground.lines.last()).toHaveText('asyncio.exceptions.CancelledError');

  await page.getByRole('button', { name: 'Back to the run as it was' }).click();
  await expect(playground.status).toHaveText(/^Paused at line \d+, 1\.000 s virtual$/);
  await expect(original).toBeHidden();
  await expect(playground.lines).toHaveCount(6);
});

test('what if: a sleep takes longer', async ({ page }) => {
  const playground = await ranAtOnce(page);
  await playground.lines.getByText('tick 1').click();
  await page.getByRole('button', { name: 'What if: Task-2 sleeps twice as long' }).click();
  await expect(playground.status).toHaveText('Task-2 sleeps until 6.000 s: the output is the same');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(playground.status).toHaveText('Finished in 3.000 s virtual');
});

test('lanes are folded and found', async ({ page }) => {
  const playground = await ranAtOnce(page);
  const fold = page.getByRole('button', { name: 'Fold Task-1' });
  const unfold = page.getByRole('button', { name: 'Unfold Task-1' });
  await fold.focus();
  await page.keyboard.press('Enter');
  await expect(unfold).toBeFocused();
  await unfold.click();
  await expect(fold).toBeVisible();

  await page.getByRole('searchbox', { name: 'Find a task' }).fill('task-3');
  await expect(fold).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(playground.why).toContainText('Task-3 runs for the first time');
  await page.keyboard.press('Escape');
  await expect(fold).toBeVisible();
});

test('the whole run, small, leads to any part of it', async ({ page }) => {
  const playground = await ranAtOnce(page, `import asyncio

async def main():
    for i in range(500):
        await asyncio.sleep(0)

asyncio.run(main())
`);
  const { x, y, width, height } = await playground.timeline.boundingBox();
  const step = () => playground.timeline.getAttribute('aria-valuenow').then(Number);
  const clickFirstLane = () => page.mouse.click(x + 200, y + 50);
  await page.mouse.click(x + 190, y + height - 10); // the begin of the small picture
  await clickFirstLane();
  await expect.poll(step).toBeLessThan(20);
  await page.mouse.click(x + (width + 170) / 2, y + height - 10); // its middle
  await clickFirstLane();
  await expect.poll(step).toBeGreaterThan(200);
});

test('an entry of the ready queue leads to the moment at which it runs', async ({ page }) => {
  const playground = await ranAtOnce(page);
  await playground.lines.first().click();
  await expect(playground.why).toContainText('Task-2 runs for the first time');
  await playground.why.getByRole('button', { name: 'Task-3', exact: true }).click();
  await expect(playground.why).toContainText('Task-3 runs for the first time');
});

test('on a phone a task is found as well', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const playground = await ranAtOnce(page);
  await page.getByRole('button', { name: 'Show the timeline' }).click();
  await page.getByRole('searchbox', { name: 'Find a task' }).fill('task-3');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Show why' }).click();
  await expect(playground.why).toContainText('Task-3 runs for the first time');
});

test('the playhead glides, and jumps for who wants no motion', async ({ page }) => {
  const playground = await ranAtOnce(page);
  const frames = () => page.evaluate(() => globalThis.looplane.frames);
  const stepBack = async () => {
    const before = await frames();
    await page.keyboard.press('Control+F9');
    await page.waitForTimeout(600);
    return await frames() - before;
  };
  await expect(playground.status).toHaveText(/^Finished/);
  await page.waitForTimeout(400);
  const gliding = await stepBack();
  const after = await frames();
  await page.waitForTimeout(300);
  expect(await frames()).toBe(after); // and then it rests
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.waitForTimeout(300);
  expect(await stepBack()).toBeLessThan(gliding);
});

test('two fingers stretch the timeline', async ({ browser, site }) => {
  const context = await browser.newContext({
    baseURL: site, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true,
  });
  const page = await context.newPage();
  const playground = await ranAtOnce(page, `import asyncio

async def main():
    for i in range(20):
        await asyncio.sleep(0)

asyncio.run(main())
`);
  await page.getByRole('button', { name: 'Show the timeline' }).tap();
  const { x, y } = await playground.timeline.boundingBox();
  const step = async () => {
    await page.touchscreen.tap(x + 250, y + 50);
    await page.waitForTimeout(300);
    return Number(await playground.timeline.getAttribute('aria-valuenow'));
  };
  await playground.timeline.press('Home');
  const before = await step();
  expect(before).toBeGreaterThan(2);
  const devtools = await context.newCDPSession(page);
  const touch = (type, ...places) => devtools.send('Input.dispatchTouchEvent', {
    type, touchPoints: places.map((place, id) => ({ x: x + place, y: y + 60, id })),
  });
  await touch('touchStart', 130, 180);
  for (const place of [200, 240, 280]) await touch('touchMove', 130, place);
  await touch('touchEnd');
  expect(await step()).toBeLessThan(before);
  await context.close();
});

test('the editor and the output scroll to the moment that is shown', async ({ page }) => {
  const comments = '# a long introduction\n'.repeat(60);
  const playground = await ranAtOnce(page, `${comments}for i in range(200):\n    print('line', i)\n`);
  const inSight = (region, top, height) => region.evaluate(
    (field, [from, to]) => from >= field.scrollTop && to <= field.scrollTop + field.clientHeight,
    [top, top + height]);
  await playground.lines.nth(3).click();
  await expect(playground.status).toHaveText(/^Paused/);
  await expect.poll(() => inSight(playground.scenario, 10 + 61 * 20, 20)).toBe(true);
  await playground.output.evaluate((log) => { log.scrollTop = log.scrollHeight; });
  await page.keyboard.press('Shift+F9');
  await expect.poll(() => inSight(playground.output, 8 + 4 * 22, 22)).toBe(true);
});

test('a finger that rests on a control is told what it does', async ({ browser, site }) => {
  const context = await browser.newContext({
    baseURL: site, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'light',
  });
  const page = await context.newPage();
  await Playground.open(page);
  const hint = page.getByRole('tooltip');
  const button = page.getByRole('button', { name: 'Dark theme' });
  const { x, y, width, height } = await button.boundingBox();
  const devtools = await context.newCDPSession(page);
  const touch = (type, ...touchPoints) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', { x: x + width / 2, y: y + height / 2 });
  await expect(hint).toHaveText('Use the dark theme');
  const place = await hint.boundingBox();
  expect(place.x + place.width).toBeLessThanOrEqual(390);
  await touch('touchEnd');
  await page.waitForTimeout(300);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light'); // it was asked, not pressed
  await expect(hint).toBeHidden();
  await button.tap();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await context.close();
});

test('long lines of output are read by scrolling sideways', async ({ page }) => {
  const playground = await ranAtOnce(page, "print('left ' + '-' * 300 + ' right')\nprint('short')\n");
  await page.mouse.move(640, 5);
  await page.waitForTimeout(300);
  const picture = async () => (await page.screenshot()).toString('base64');
  const before = await picture();
  const { x, y, width } = await playground.output.boundingBox();
  await page.mouse.move(x + width / 2, y + 150);
  await page.mouse.wheel(4000, 0);
  await expect.poll(() => playground.output.evaluate((log) => log.scrollLeft)).toBeGreaterThan(1000);
  await page.mouse.move(640, 5);
  await expect.poll(picture).not.toBe(before);
});

test('a program that cannot be read says where, and stays failed when a line is chosen', async ({ page }) => {
  const playground = await Playground.open(page, codeLink('import asyncio\n\nasync def main()\n    pass\n'));
  await playground.run.click();
  await expect(playground.status).toHaveText(/^Failed/);
  await expect(playground.why).toContainText('Python could not read line 3 of the program');
  await playground.scenario.click({ position: { x: 200, y: 20 } });
  await expect(playground.why).toContainText('Python could not read line 3 of the program');
  await expect(playground.status).toHaveText(/^Failed/);
});

test('who never gives way is told while it runs, and with its line once it is stopped', async ({ page }) => {
  const greedy = `import asyncio

async def greedy():
    while True:
        pass

async def main():
    await asyncio.gather(asyncio.sleep(1), greedy())

asyncio.run(main())
`;
  const playground = await Playground.open(page, codeLink(greedy));
  await playground.run.click();
  await expect(playground.why).toContainText('nobody else can run');
  await playground.stop.click();
  await expect(playground.why).toContainText(/Task-3 greedy\(\).* was stopped at line [45]: it had not given way/s);
  await expect(playground.why.getByRole('button', { name: 'What if: cancel Task-3' })).toHaveCount(0);
});
