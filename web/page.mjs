// The playground: joins the compiled program with the controls that lie over its pictures.

import {Editor} from './editor.mjs';
import {Glyphs} from './glyphs.mjs';
import {Hints} from './hints.mjs';
import {KeySheet, listenToKeys} from './keys.mjs';
import {Margin} from './margin.mjs';
import {Output} from './output.mjs';
import {Overlay} from './overlay.mjs';
import {Program} from './program.mjs';
import {Pulse} from './pulse.mjs';
import {RunViews} from './run-views.mjs';
import {panelShares, speedChoice, themeChoice} from './storage.mjs';

const CODE_FACE = 2;  // In the order of glyphs.mjs.
const CODE_SIZE = 13 / 20;  // Of the line.
const lightScheme = matchMedia('(prefers-color-scheme: light)');
const coarsePointer = matchMedia('(pointer: coarse)');
const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');
const apple = /Mac|iPhone|iPad/.test(navigator.platform);

export class Page {
  glyphs = new Glyphs();
  #canvas = document.getElementById('canvas');
  #statusLine = document.getElementById('status');
  #noticeLine = document.getElementById('notice');
  #confirmTimer = 0;
  #embedded;
  #ratio = 1;
  #lost = false;
  #hasRun = false;
  #onBreakpoints;

  constructor({embedded}) { this.#embedded = embedded; }

  /** @returns false where there is no WebGL 2. */
  start(module, {onEdit, onRun, onStop, onBeginPaused, onBreakpoints}) {
    this.#onBreakpoints = onBreakpoints;
    this.program = new Program(module);
    if (!this.program.start()) return false;
    this.pulse = new Pulse(this.program);
    const request = () => this.pulse.request();
    this.overlay = new Overlay(document.getElementById('app'));
    const field = this.overlay.get('scenario');
    this.editor = new Editor(field, this.program, this.glyphs, {
      request, onEdit, onChoose: line => this.#chooseSourceLine(line),
    });
    this.margin = new Margin(this.overlay.get('margin'), field, line => this.#toggleBreakpoint(line));
    this.output = new Output(this.overlay.get('output'), this.program, request);
    this.views = new RunViews(this.overlay, this.program, {
      request,
      ratio: () => this.#ratio,
      transport: part => this.#transport(part, onBeginPaused),
    });
    listenToKeys(names => this.#press(names));
    this.keys = new KeySheet(document.getElementById('keys'), this.overlay.get('keys'), {apple});
    this.overlay.followPointer(this.program, request);
    new Hints(document.getElementById('app'), document.getElementById('hint'));
    this.#connect({onRun, onStop});
    this.#followSurroundings();
    this.#surviveLoss();
    this.#followSize();
    return true;
  }

  /** @param paused stand before the first line. */
  run(files, {paused = false} = {}) {
    this.#hasRun = true;
    this.program.run(files, paused);
    this.pulse.request();
  }

  /** Stepping on is also a way to begin. */
  #transport(part, beginPaused) {
    if (!this.#hasRun) return beginPaused();
    this.program.transport(part);
    this.pulse.request();
  }

  /** Does what a key stands for: the first of these controls that can be used. */
  #press(names) {
    if (names[0] === 'breakpoint') return this.#toggleBreakpoint(this.editor.line);
    if (names[0] === 'source-line') return this.#chooseSourceLine(this.editor.line);
    const usable = names.map(name => this.overlay.get(name)).find(control => {
      // Where the page has no room for a part of the transport, its key works all the same.
      const isShown = 'placed' in control.dataset;
      return isShown ? !control.disabled : names.length === 1;
    });
    usable?.dispatchEvent(new MouseEvent('click'));
  }

  #toggleBreakpoint(line) {
    const stop = this.program.toggleBreakpoint(line);
    this.status(stop ? `A run will stop at line ${stop}` : 'No stop there');
    this.pulse.request();
  }

  #chooseSourceLine(line) {
    this.program.chooseSourceLine(line);
    this.pulse.request();
  }

  stop() {
    this.program.stop();
    this.output.flush();
    this.pulse.request();
  }

  showChoice(chapter, title) {
    this.program.choice(chapter, title);
    this.pulse.request();
  }

  /** Shows one of the scenario's files in the editor, and tabs for all. */
  showFiles(files, open, choose) {
    const names = files.map(({name}) => name);
    this.overlay.showTabs(names, open, choose);
    this.program.files(names, open);
    this.editor.text = files[open].text;
  }

  /** A sentence under the bar; with `link`, in a field to be copied. */
  notice(text, {error = false, link = ''} = {}) {
    this.program.notice(text, error, link !== '');
    this.#noticeLine.textContent = text;
    this.pulse.drawNow();
    if (link) {
      const field = this.overlay.get('notice-field');
      field.value = link;
      field.focus();
      field.select();
    }
  }

  /** Says for a moment, where the control stands, that it has done what it says. */
  confirm(control, words) {
    clearTimeout(this.#confirmTimer);
    this.program.confirmed(control);
    this.#confirmTimer = setTimeout(() => {
      this.program.confirmed('');
      this.pulse.request();
    }, 3000);
    this.status(words);
    this.pulse.request();
  }

  // ---- What the program calls (src/platform/web/page.cpp).

  place(name, x, y, width, height, enabled) { this.overlay.place(name, x, y, width, height, enabled); }
  hide(name) { this.overlay.hide(name); }
  print(row, text, origin, stream) {
    this.output.print(row, text, origin, stream);
    queueMicrotask(() => this.output.flush());
  }
  clearOutput() { this.output.clear(); }
  status(text) { this.#statusLine.textContent = text; }

  typeset(type) {
    const em = type.line * CODE_SIZE;
    const spacing = this.glyphs.spacing(CODE_FACE, em);
    this.editor.typeset(type, this.#ratio, spacing, em);
    this.margin.typeset(type, this.#ratio);
    this.output.typeset(type, this.#ratio, spacing, em);
  }

  inspect(text, height, buttons) { this.views.inspect(text, height, buttons); }
  compare(original, difference) { this.views.compare(original, difference); }
  progress(step, steps, words) { this.views.progress(step, steps, words); }
  showViews(view, byTime) { this.views.shown(view, byTime); }
  revealLine(line) { this.editor.reveal(line); }
  linesShown(count) { this.output.showFirst(count); }
  showBreakpoints(text) {
    const lines = text.trim().split(' ').filter(Boolean).map(Number);
    this.margin.show(lines);
    this.#onBreakpoints(lines);
  }

  /** The record, as a file for Perfetto. */
  download(json) {
    const address = URL.createObjectURL(new Blob([json], {type: 'application/json'}));
    const name = document.title.replace(/ · Looplane$/, '').replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase();
    Object.assign(document.createElement('a'), {href: address, download: `${name}.trace.json`}).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  shares(beside, stacked, timeline) {
    const {width, height} = this.#canvas.getBoundingClientRect();
    const splitter = this.overlay.get('splitter');
    const above = splitter.offsetWidth > splitter.offsetHeight;
    splitter.setAttribute('aria-orientation', above ? 'horizontal' : 'vertical');
    splitter.setAttribute('aria-valuenow', Math.round((above ? stacked : beside) * 100));
    this.overlay.get('timeline-splitter').setAttribute('aria-valuenow', Math.round(timeline * 100));
    if (!this.#embedded && width && height) panelShares.set({beside, stacked, timeline});
  }

  // ---- What the page listens to.

  #connect({onRun, onStop}) {
    const on = (name, event, action) => this.overlay.get(name).addEventListener(event, action);
    on('run', 'click', onRun);
    on('stop', 'click', onStop);
    on('dismiss', 'click', () => this.notice(''));
    on('theme', 'click', () => this.#switchTheme());
    on('copy', 'click', () => this.#copyOutput());
    on('trace', 'click', () => this.program.trace());
    const speed = this.overlay.get('speed');
    const useSpeed = () => {
      this.program.speed(Number(speed.value));
      this.pulse.request();
    };
    speed.value = speedChoice.get() ?? '1';
    if (speed.selectedIndex < 0) speed.value = '1';
    useSpeed();
    speed.addEventListener('change', () => {
      speedChoice.set(speed.value);
      useSpeed();
    });
    on('splitter', 'keydown', event => {
      const by = {ArrowLeft: -0.02, ArrowUp: -0.02, ArrowRight: 0.02, ArrowDown: 0.02}[event.key];
      if (!by) return;
      event.preventDefault();
      this.program.moveDivider(by);
      this.pulse.request();
    });
    on('timeline-splitter', 'keydown', event => {
      const by = {ArrowUp: 0.02, ArrowDown: -0.02}[event.key];
      if (!by) return;
      event.preventDefault();
      this.program.moveTimeline(by);
      this.pulse.request();
    });
  }

  async #copyOutput() {
    try {
      await navigator.clipboard.writeText(this.output.text);
    } catch {
      // Refused in an iframe of another site: copying what is selected works there.
      getSelection().selectAllChildren(this.overlay.get('output'));
      document.execCommand('copy');
      getSelection().removeAllRanges();
    }
    this.confirm('copy', 'Output copied');
  }

  #theme() { return themeChoice.get() ?? (lightScheme.matches ? 'light' : 'dark'); }

  #switchTheme() {
    const theme = this.#theme() === 'light' ? 'dark' : 'light';
    // Back to what the system has: then the page follows the system again.
    themeChoice.set(theme === (lightScheme.matches ? 'light' : 'dark') ? null : theme);
    this.#tellSurroundings();
  }

  #followSurroundings() {
    const shares = panelShares.get();
    if (shares && !this.#embedded) this.program.shares(shares.beside, shares.stacked, shares.timeline ?? 0.36);
    for (const query of [lightScheme, coarsePointer, lessMotion]) query.addEventListener('change', () => this.#tellSurroundings());
    addEventListener('storage', () => this.#tellSurroundings());
    this.#tellSurroundings();
  }

  #tellSurroundings() {
    const light = this.#theme() === 'light';
    document.documentElement.dataset.theme = light ? 'light' : 'dark';
    this.overlay.get('theme').textContent = light ? 'Dark theme' : 'Light theme';
    this.overlay.get('theme').title = light ? 'Use the dark theme' : 'Use the light theme';
    this.glyphs.useInk(light ? '#1b222b' : '#dde3ea');
    this.program.surroundings({
      light, touch: coarsePointer.matches, embedded: this.#embedded, apple, still: lessMotion.matches,
    });
    this.program.forgetGlyphs();
    this.pulse.request();
  }

  #followSize() {
    const observer = new ResizeObserver(([entry]) => this.#resize(entry.devicePixelContentBoxSize?.[0]));
    try {
      observer.observe(this.#canvas, {box: 'device-pixel-content-box'});
    } catch {
      observer.observe(this.#canvas);  // Safari does not tell device pixels.
    }
    const watchRatio = () => {
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
        this.#resize();
        watchRatio();
      }, {once: true});
    };
    watchRatio();
    this.#resize();
  }

  #resize(devicePixels) {
    const ratio = devicePixelRatio;
    const {clientWidth, clientHeight} = this.#canvas;
    let width = Math.round(clientWidth * ratio);
    let height = Math.round(clientHeight * ratio);
    // The exact answer differs by rounding only; where it differs by more, the ratio is emulated.
    if (devicePixels && Math.abs(devicePixels.inlineSize - width) <= 1) width = devicePixels.inlineSize;
    if (devicePixels && Math.abs(devicePixels.blockSize - height) <= 1) height = devicePixels.blockSize;
    if (!width || !height) return;
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    this.#ratio = ratio;
    this.overlay.useRatio(ratio);
    const root = getComputedStyle(document.documentElement);
    const inset = side => parseFloat(root.getPropertyValue(`--inset-${side}`)) || 0;
    this.program.insets(inset('top'), inset('right'), inset('bottom'), inset('left'));
    this.program.resize(width, height, ratio);
    this.pulse.drawNow();
  }

  /** A browser takes the context away when many pages draw; the page gets a new one when used. */
  #surviveLoss() {
    const watch = canvas => {
      canvas.addEventListener('webglcontextlost', event => {
        event.preventDefault();
        this.#lost = true;
        this.program.contextLost();
      });
      canvas.addEventListener('webglcontextrestored', () => this.#restore());
    };
    watch(this.#canvas);
    addEventListener('pointerdown', () => {
      if (!this.#lost) return;
      const fresh = this.#canvas.cloneNode();
      this.#canvas.replaceWith(fresh);
      this.#canvas = fresh;
      watch(fresh);
      this.#restore();
    }, {capture: true});
  }

  #restore() {
    this.#lost = false;
    this.program.contextRestored();
    this.pulse.request();
  }
}
