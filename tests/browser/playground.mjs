// The page as a reader finds it: by the names of its controls.
import { expect } from './harness.mjs';

export class Playground {
  /** @param frame the page, or the frame that holds the playground. */
  constructor(frame) {
    this.scenario = frame.getByRole('textbox', { name: 'Scenario' });
    this.run = frame.getByRole('button', { name: 'Run', exact: true });
    this.stop = frame.getByRole('button', { name: 'Stop', exact: true });
    this.share = frame.getByRole('button', { name: 'Share', exact: true });
    this.example = frame.getByRole('combobox', { name: 'Example' });
    this.speed = frame.getByRole('combobox', { name: 'Speed' });
    this.margin = frame.getByRole('group', { name: 'Breakpoints' });
    this.output = frame.getByRole('log', { name: 'Output' });
    this.lines = this.output.locator('> *');
    this.timeline = frame.getByRole('slider', { name: 'Timeline' });
    this.why = frame.getByRole('region', { name: 'Why now' });
    this.status = frame.getByRole('status');
    this.notice = frame.getByRole('alert');
  }

  static async open(page, fragment = '') {
    await page.goto(`./${fragment}`);
    const playground = new Playground(page);
    await playground.ready();
    return playground;
  }

  async ready() {
    await expect(this.scenario).not.toHaveValue('');
    await expect(this.run).toBeEnabled();
  }

  /** Runs to the end without waiting for virtual time. */
  async runAtOnce(program) {
    if (program !== undefined) await this.scenario.fill(program);
    await this.speed.selectOption('at once');
    await this.run.click();
    await this.ended();
  }

  async ended() { await expect(this.status).toHaveText(/^(Finished|Failed|Stopped)/); }
}

/** Two tasks that sleep while a third one ticks. */
export const TWO_SLEEPS = `import asyncio

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
    await hello_every_second()
    await first
    await second

asyncio.run(main())
`;

/** The link for a program, as people write it by hand. */
export const codeLink = (program) => `#code=${encodeURIComponent(program)}`;
