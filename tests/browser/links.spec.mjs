// A link holds the whole program; opening one runs nothing.
import { expect, test } from './harness.mjs';
import { Playground, codeLink } from './playground.mjs';

const PROGRAM = 'print("grüße, 世界 🎉")\nprint("100% & #1")\n';

test('a shared link gives the same program in another page', async ({ page, context }) => {
  const playground = await Playground.open(page);
  await playground.scenario.fill(PROGRAM);
  await playground.share.click();
  await expect(playground.status).toHaveText('Link copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).hash).toMatch(/^#v1\.[\w-]+$/);

  const other = await context.newPage();
  await other.goto(link);
  const copy = new Playground(other);
  await expect(copy.scenario).toHaveValue(PROGRAM);
  await expect(copy.lines).toHaveCount(0);
  await copy.runAtOnce();
  await expect(copy.lines).toHaveText(['grüße, 世界 🎉', '100% & #1']);
});

test('when the clipboard is refused, the link stands in a field, selected', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  const playground = await Playground.open(page);
  await playground.share.click();
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(/#v1\./);
  const selected = await field.evaluate((input) => input.selectionEnd - input.selectionStart);
  expect(selected).toBe((await field.inputValue()).length);
  await page.getByRole('button', { name: 'Close this message' }).click();
  await expect(field).toBeHidden();
});

test('a link written by hand opens its program', async ({ page }) => {
  const playground = await Playground.open(page, codeLink(PROGRAM));
  await expect(playground.scenario).toHaveValue(PROGRAM);
  await expect(playground.status).toHaveText('Ready');
  await expect(page).toHaveTitle('Shared program · Looplane');
});

test('a program that was edited is no longer the one that the address names', async ({ page }) => {
  const playground = await Playground.open(page, codeLink(PROGRAM));
  await playground.scenario.fill('print("mine")');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('');
  await page.reload();
  await playground.ready();
  await expect(playground.scenario).toHaveValue('print("mine")');
});

for (const [name, fragment, words] of [
  ['damaged', '#v1.3ZCxSgNBEIZfZ', /damaged/],
  ['not even base64', '#v1.*?*', /damaged/],
  ['empty of files', '#v1.q66tBQA', /damaged/],
  ['badly encoded', '#code=%E0%A4%A', /damaged/],
  ['of a version to come', '#v9.abc', /newer/],
]) {
  test(`a link that is ${name} says so, and the playground works`, async ({ page }) => {
    const playground = await Playground.open(page, fragment);
    await expect(playground.notice).toHaveText(words);
    await playground.runAtOnce('print("all the same")');
    await expect(playground.lines).toHaveText(['all the same']);
  });
}

test('what a newer page wrote into a link is kept when it is shared again', async ({ page }) => {
  const playground = await Playground.open(page);
  const fragment = await page.evaluate(async () => {
    const { encodeScenario } = await import('./share-link.mjs');
    return encodeScenario({ title: 'T', files: [{ name: 'main.py', text: 'print(1)\n' }], show: ['timeline'] });
  });
  await page.goto('about:blank');
  await page.goto(`./${fragment}`);
  await expect(playground.scenario).toHaveValue('print(1)\n');
  await playground.scenario.fill('print(2)\n');
  await playground.share.click();
  await expect(playground.status).toHaveText('Link copied');
  const kept = await page.evaluate(async () => {
    const { decodeScenario } = await import('./share-link.mjs');
    return decodeScenario(location.hash);
  });
  expect(kept).toEqual({ title: 'T', files: [{ name: 'main.py', text: 'print(2)\n' }], show: ['timeline'] });
});

test('a link with several files shows a tab for each', async ({ page }) => {
  const playground = await Playground.open(page);
  const fragment = await page.evaluate(async () => {
    const { encodeScenario } = await import('./share-link.mjs');
    const files = [{ name: 'main.py', text: 'print(1)\n' }, { name: 'util.py', text: 'answer = 42\n' }];
    return encodeScenario({ title: 'Two', files });
  });
  await page.goto('about:blank');
  await page.goto(`./${fragment}`);
  await expect(playground.scenario).toHaveValue('print(1)\n');
  await page.getByRole('tab', { name: 'util.py' }).click();
  await expect(playground.scenario).toHaveValue('answer = 42\n');
  await playground.scenario.fill('answer = 43\n');
  await page.getByRole('tab', { name: 'main.py' }).click();
  await expect(playground.scenario).toHaveValue('print(1)\n');
  await page.getByRole('tab', { name: 'util.py' }).click();
  await expect(playground.scenario).toHaveValue('answer = 43\n');
});

test('edits survive a reload, and a link opened later wins over them', async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.scenario.fill('print("kept")');
  await page.reload();
  await expect(playground.scenario).toHaveValue('print("kept")');
  await page.goto('about:blank');
  await page.goto(`./${codeLink('print("from a link")')}`);
  await expect(playground.scenario).toHaveValue('print("from a link")');
});

test('nothing is asked of any other host', async ({ page, site }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const playground = await Playground.open(page);
  await playground.runAtOnce('print(1)');
  expect(asked.filter((url) => !url.startsWith(site) && !url.startsWith('blob:') && !url.startsWith('data:'))).toEqual([]);
});

test('a program that no link can hold is told when it is shared', async ({ page }) => {
  const playground = await Playground.open(page);
  await page.evaluate(() => {
    const field = document.querySelector('[data-control=scenario]');
    const random = Array.from({ length: 160_000 }, () => Math.random().toString(36).slice(2)).join('');
    field.value = `text = '${random}'`;
    field.dispatchEvent(new Event('input'));
  });
  await playground.share.click();
  await expect(playground.notice).toHaveText(/too long for a link/);
});
