// A long run is got ready for the way back while nobody asks for anything.
import { expect, test } from './harness.mjs';
import { Playground, codeLink } from './playground.mjs';

const MILLION = `import asyncio

async def worker(n):
    for i in range(n):
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(*(worker(100_000) for _ in range(10)))

asyncio.run(main())
`;

test('in a run of a million steps any moment is near', async ({ page }) => {
  test.setTimeout(180_000);
  const playground = await Playground.open(page, codeLink(MILLION));
  await playground.speed.selectOption('at once');
  await playground.run.click();
  await expect(playground.status).toHaveText(/^Finished/, { timeout: 90_000 });
  const work = () => page.evaluate(() => globalThis.looplane.work);
  const forLater = () => page.evaluate(() => globalThis.looplane.prepared);
  const frames = () => page.evaluate(() => globalThis.looplane.frames);
  const whole = await work();
  /** Until nothing is executed any more. */
  const prepared = async () => {
    for (let before = -1, now = await forLater(); now !== before;) {
      await page.waitForTimeout(500);
      [before, now] = [now, await forLater()];
    }
  };
  await page.mouse.move(5, 5);
  await page.waitForTimeout(300);
  const drawn = await frames();
  await expect.poll(forLater, { timeout: 90_000 }).toBeGreaterThan(whole);
  await prepared();
  expect(await frames()).toBe(drawn);

  const { x, y, width, height } = await playground.timeline.boundingBox();
  const times = [];
  for (const share of [0.5, 0.93, 0.06, 0.7]) {
    await page.mouse.click(x + 170 + (width - 190) * share, y + height - 10);
    await page.waitForTimeout(300);
    await prepared();
    const before = await work();
    const began = Date.now();
    await page.mouse.click(x + 300, y + 50);
    await page.waitForFunction((known) => globalThis.looplane.work > known &&
      /^Paused/.test(document.querySelector('#status').textContent), before);
    times.push(Date.now() - began);
    expect(await work() - before).toBeLessThan(whole / 4);
  }
  console.log(`ways back of a million steps took ${times.join(', ')} ms`);
});
