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

/** The link for a program, as people write it by hand. */
export const codeLink = (program) => `#code=${encodeURIComponent(program)}`;
