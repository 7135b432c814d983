// Which program is open: an example, or the reader's own (edited, or from a link). The reader's own
// stays in the list when an example is looked at in between.

import {draft} from './storage.mjs';

const OWN = 'own';  // In the list; no example's path is that.

const FIRST_PROGRAM = {
  title: 'Two sleeps and a greeting',
  files: [{
    name: 'main.py',
    text: `import asyncio

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
    await first
    await second

asyncio.run(main())
`,
  }],
};

export class Workspace {
  #list;
  #show;
  #examples = [];
  #own = null;
  #isOwn = false;
  #entry = OWN;  // Of the list, which is open.
  #saving = 0;
  #remembers;
  #stops = {};  // The lines of each file at which a run stops.
  /** What is open: {title, files, ...}; chapter stands beside it, for it is not shared. */
  scenario = FIRST_PROGRAM;
  chapter = '';
  /** Which file is in the editor. */
  openFile = 0;

  /** @param show called with nothing when another program is open.
      @param remembers whether edits survive a reload: not in an article, where the text does. */
  constructor(list, show, {remembers}) {
    this.#remembers = remembers;
    this.#list = list;
    this.#show = show;
    addEventListener('pagehide', () => this.#save());
  }

  async loadExamples() {
    const answer = await fetch(new URL('examples/index.json', import.meta.url));
    if (answer.ok) this.#examples = await answer.json();
    this.#fillList();
  }

  async openFirst() {
    if (this.#examples.length) await this.choose(this.#examples[0].file);
    else this.#open(FIRST_PROGRAM, '', false);
  }

  /** Opens a program of the reader's, such as one from a link. */
  openOwn(scenario) { this.#open(scenario, '', true); }

  /** Opens what the tab had when it was reloaded; false: it had nothing for this address. */
  restore() {
    const saved = this.#remembers ? draft.get() : null;
    if (!saved || saved.link !== location.hash) return false;
    const {scenario, own = null, entry = OWN, chapter = '', stops = {}} = saved;
    this.#own = own;
    this.#open(scenario, chapter, entry === OWN, entry, stops);
    return true;
  }

  /** Each file with the lines at which a run stops. */
  get stops() { return Object.entries(this.#stops); }

  /** The lines of the open file at which a run stops are others now. */
  stopsChanged(lines) {
    const {name} = this.scenario.files[this.openFile];
    if (lines.length) this.#stops[name] = lines;
    else delete this.#stops[name];
    this.#saveSoon();
  }

  /** Opens an entry of the list. */
  async choose(entry) {
    if (entry === OWN) return this.openOwn(this.#own);
    const example = this.#examples.find(({file}) => file === entry);
    const answer = await fetch(new URL(example.file, import.meta.url));
    if (!answer.ok) throw new Error(`The example could not be loaded (${answer.status}).`);
    const text = await answer.text();
    this.#open({title: example.title, files: [{name: 'main.py', text}]}, example.chapter, false, entry);
  }

  /** The reader has changed the open file. Returns whether the program is now called otherwise. */
  edited(text) {
    const {title, files} = this.scenario;
    this.scenario = {
      ...this.scenario,
      title: this.#isOwn || title.endsWith(', edited') ? title : `${title}, edited`,
      files: files.map((file, i) => i === this.openFile ? {...file, text} : file),
    };
    const renamed = !this.#isOwn;
    this.#isOwn = true;
    this.#own = this.scenario;
    this.#entry = OWN;
    this.#saveSoon();
    if (renamed) this.#fillList(OWN);
    return renamed;
  }

  #open(scenario, chapter, isOwn, entry = OWN, stops = {}) {
    this.scenario = scenario;
    this.chapter = chapter;
    this.openFile = 0;
    this.#isOwn = isOwn;
    this.#entry = entry;
    this.#stops = stops;
    if (isOwn) this.#own = scenario;
    this.#fillList(entry);
    this.#show();
  }

  #saveSoon() {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#save(), 300);
  }

  /** What a reload would lose: an example as it is on the server is not that. */
  #save() {
    if (!this.#remembers) return;
    const own = this.#own;
    const {scenario, chapter} = this;
    const open = {scenario, chapter, entry: this.#entry, stops: this.#stops};
    const kept = this.#isOwn || this.stops.length ? open : own && {scenario: own};
    draft.set(kept && {...kept, own, link: location.hash});
  }

  #fillList(chosen = this.#list.value) {
    const groups = new Map();
    for (const {chapter, title, file} of this.#examples) {
      if (!groups.has(chapter)) {
        groups.set(chapter, Object.assign(document.createElement('optgroup'), {label: chapter}));
      }
      groups.get(chapter).append(new Option(title, file));
    }
    const own = this.#own ? [new Option(this.#own.title || 'Your program', OWN)] : [];
    this.#list.replaceChildren(...own, ...groups.values());
    this.#list.value = chosen;
  }
}
