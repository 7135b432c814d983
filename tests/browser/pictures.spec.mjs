// Pictures of the page, to be looked at.
import { expect, pictures, test } from './harness.mjs';
import { Playground, codeLink } from './playground.mjs';

const PROGRAM = `import asyncio

async def delay(seconds):
    print(f'sleeping for {seconds} second(s)')
    await asyncio.sleep(seconds)
    print(f'finished sleeping for {seconds} second(s)')

async def hello_every_second():
    for i in range(1, 3):
        await asyncio.sleep(1)
        print(f'tick {i}')

async def main():
    first = asyncio.create_task(delay(3))
    second = asyncio.create_task(delay(3))
    # who speaks first, and why?
    await hello_every_second()
    await asyncio.gather(first, second)
    raise ValueError('and this is how an error looks')

asyncio.run(main())
`;

for (const colorScheme of ['dark', 'light']) {
  for (const [size, viewport] of [['wide', { width: 1280, height: 800 }], ['narrow', { width: 390, height: 844 }]]) {
    for (const deviceScaleFactor of [1, 2]) {
      test(`${colorScheme}, ${size}, ${deviceScaleFactor} device pixels for each`, async ({ browser, site }) => {
        const touch = size === 'narrow';
        const context = await browser.newContext({
          baseURL: site, viewport, colorScheme, deviceScaleFactor, hasTouch: touch, isMobile: touch,
        });
        const page = await context.newPage();
        const playground = await Playground.open(page, codeLink(PROGRAM));
        await playground.runAtOnce();
        await expect(playground.lines.first()).toHaveText('sleeping for 3 second(s)');
        await page.waitForTimeout(200);
        const picture = (name) => page.screenshot({ path: `${pictures}${colorScheme}-${size}-${name}${deviceScaleFactor}x.png` });
        await picture('');
        if (touch) {
          await page.getByRole('button', { name: 'Show the timeline' }).click();
          await page.waitForTimeout(200);
          await picture('timeline-');
          await page.getByRole('button', { name: 'Back a step' }).click();
          await page.getByRole('button', { name: 'Show why' }).click();
          await expect(playground.why).toContainText(/runs/);
          await page.waitForTimeout(200);
          await picture('why-');
        } else {
          await playground.lines.getByText('tick 1').click();
          await expect(playground.why).toContainText('Variables');
          await page.waitForTimeout(200);
          await picture('chosen-');
        }
        await context.close();
      });
    }
  }

  test(`the article, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1280, height: 1400 });
    await page.goto('./tutorial.html');
    await page.getByRole('button', { name: 'Run' }).first().click();
    const playground = new Playground(page.frameLocator('iframe'));
    await expect(playground.lines.first()).toBeVisible();
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${pictures}article-${colorScheme}.png` });
  });
}
