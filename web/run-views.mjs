// What stands beside the painted timeline and inspector for keyboards, wheels and screen readers.

import {TRANSPORT, VIEWS} from './program.mjs';

const WHEEL_LINE = 16;  // Pixels, where a wheel counts in lines.

export class RunViews {
  #overlay;
  #program;
  #request;
  #ratio = () => 1;
  #progress = {step: 0, steps: 0};
  #folding = '';  // The task whose lane has just been folded with the keyboard.

  /** @param transport called with the name of a part of the transport that was pressed. */
  constructor(overlay, program, {request, ratio, transport}) {
    this.#overlay = overlay;
    this.#program = program;
    this.#request = request;
    this.#ratio = ratio;
    for (const part of TRANSPORT) {
      overlay.get(part).addEventListener('click', () => transport(part));
    }
    for (const view of VIEWS) {
      overlay.get(`view-${view}`).addEventListener('click', () => this.#do(() => program.view(view)));
    }
    for (const [name, byTime] of [['axis-order', false], ['axis-time', true]]) {
      overlay.get(name).addEventListener('click', () => this.#do(() => program.axis(byTime)));
    }
    overlay.make = name => this.#makeFoldButton(name);
    this.#listenToSearch(overlay.get('find'));
    overlay.get('undo').addEventListener('click', () => this.#do(() => program.undoWhatIf()));
    this.#listenToTimeline(overlay.get('timeline'));
    const inspector = overlay.get('inspector');
    inspector.addEventListener('scroll', () => {
      this.#do(() => program.inspectorScroll(Math.round(inspector.scrollTop * this.#ratio())));
    }, {passive: true});
  }

  #do(command) {
    command();
    this.#request();
  }

  #listenToTimeline(timeline) {
    timeline.addEventListener('keydown', event => {
      const {step, steps} = this.#progress;
      const goal = {
        ArrowLeft: step - 1, ArrowDown: step - 1, ArrowRight: step + 1, ArrowUp: step + 1,
        PageDown: step - 10, PageUp: step + 10, Home: 0, End: steps,
      }[event.key];
      if (goal !== undefined) this.#choose(Math.min(Math.max(goal, 0), steps));
      else if (event.key === '+' || event.key === '-') this.#zoom(timeline, event.key === '+' ? 1.25 : 0.8);
      else return;
      event.preventDefault();
    });
    timeline.addEventListener('wheel', event => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? WHEEL_LINE : 1;
      const {deltaX, deltaY} = event;
      if (event.ctrlKey) return this.#zoom(timeline, Math.exp(-deltaY * unit / 200), event.clientX);
      const scale = unit * this.#ratio();
      const [x, y] = event.shiftKey ? [deltaY + deltaX, 0] : [deltaX, deltaY];
      this.#do(() => this.#program.timelineScroll(x * scale, y * scale));
    }, {passive: false});
    this.#listenToFingers(timeline);
  }

  /** Two fingers move the picture and stretch it; one alone chooses moments, as the mouse does. */
  #listenToFingers(timeline) {
    const fingers = new Map();
    const spread = () => {
      const [one, other] = [...fingers.values()];
      return {
        x: (one.clientX + other.clientX) / 2, y: (one.clientY + other.clientY) / 2,
        apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
      };
    };
    timeline.addEventListener('pointerdown', event => {
      if (event.pointerType !== 'touch') return;
      fingers.set(event.pointerId, event);
      if (fingers.size < 2) return;
      event.stopPropagation();
      this.#do(() => this.#program.button(false));
    });
    timeline.addEventListener('pointermove', event => {
      if (!fingers.has(event.pointerId)) return;
      const before = fingers.size === 2 && spread();
      fingers.set(event.pointerId, event);
      if (!before) return;
      event.stopPropagation();
      const {x, y, apart} = spread();
      const ratio = this.#ratio();
      this.#program.timelineScroll((before.x - x) * ratio, (before.y - y) * ratio);
      if (apart > 0 && before.apart > 0) this.#zoom(timeline, apart / before.apart, x);
    });
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
      timeline.addEventListener(end, event => fingers.delete(event.pointerId));
    }
  }

  /** @param name "fold" or "unfold", the number of a task and its name. */
  #makeFoldButton(name) {
    const [does, task, ...words] = name.split(' ');
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      textContent: `${does === 'fold' ? 'Fold' : 'Unfold'} ${words.join(' ')}`,
      title: does === 'fold' ? 'Hide the tasks that it created' : 'Show the tasks that it created',
    });
    button.addEventListener('click', () => {
      if (document.activeElement === button) this.#folding = task;
      this.#do(() => this.#program.fold(Number(task)));
    });
    this.#overlay.get('timeline').before(button);
    if (this.#folding === task) {
      queueMicrotask(() => button.focus({preventScroll: true}));
      this.#folding = '';
    }
    return button;
  }

  #listenToSearch(field) {
    field.addEventListener('input', () => this.#do(() => this.#program.find(field.value)));
    field.addEventListener('keydown', event => {
      if (event.key === 'Enter') this.#do(() => this.#program.chooseFound());
      if (event.key !== 'Escape') return;
      field.value = '';
      this.#do(() => this.#program.find(''));
    });
  }

  #choose(step) {
    this.#progress.step = step;  // The next key may come before the frame that tells.
    this.#do(() => this.#program.chooseStep(step));
  }

  #zoom(timeline, factor, clientX) {
    const {left, width} = timeline.getBoundingClientRect();
    const x = (clientX ?? left + width / 2) - timeline.offsetParent.getBoundingClientRect().left;
    this.#do(() => this.#program.timelineZoom(factor, x * this.#ratio()));
  }

  /** Where the run stands: at a step of so many. */
  progress(step, steps, words) {
    this.#progress = {step, steps};
    const timeline = this.#overlay.get('timeline');
    timeline.setAttribute('aria-valuemax', steps);
    timeline.setAttribute('aria-valuenow', step);
    timeline.setAttribute('aria-valuetext', words);
  }

  shown(view, byTime) {
    VIEWS.forEach((name, i) => this.#overlay.get(`view-${name}`).setAttribute('aria-pressed', i === view));
    this.#overlay.get('axis-order').setAttribute('aria-pressed', !byTime);
    this.#overlay.get('axis-time').setAttribute('aria-pressed', byTime);
  }

  /** The inspector's words: a line for each, titles after "# ", buttons after "! "; how high they are
      painted; and for each button a line that tells where. */
  inspect(text, height, buttons) {
    const body = this.#overlay.get('inspector').firstElementChild;
    const focused = [...body.querySelectorAll('button')].indexOf(document.activeElement);
    body.style.height = `${height / this.#ratio()}px`;
    const places = buttons.split('\n');
    let count = 0;
    body.replaceChildren(...text.split('\n').map(line => {
      if (line.startsWith('! ')) return this.#entryButton(line.slice(2), count, places[count++]);
      const isTitle = line.startsWith('# ');
      const element = document.createElement(isTitle ? 'h2' : 'p');
      element.textContent = isTitle ? line.slice(2) : line;
      return element;
    }));
    if (focused >= 0) body.querySelectorAll('button')[focused]?.focus({preventScroll: true});
  }

  #entryButton(words, number, place = '') {
    const [x, y, width, height] = place.split(' ');
    const button = Object.assign(document.createElement('button'), {
      type: 'button', textContent: words,
      title: words.startsWith('What if') ? 'Run again with this change' : 'Show the moment of it',
    });
    const px = value => `${value / this.#ratio()}px`;
    Object.assign(button.style, {left: px(x), top: px(y), width: px(width), height: px(height)});
    button.addEventListener('click', () => this.#do(() => this.#program.pressEntry(number)));
    return button;
  }

  /** The output of the run as it was, beside that of the changed one; the first line that differs. */
  compare(original, difference) {
    const lines = original.split('\n').slice(0, -1).map((text, i) => {
      const line = Object.assign(document.createElement('div'), {textContent: text});
      if (i === difference) line.setAttribute('aria-description', 'the first line that differs');
      return line;
    });
    this.#overlay.get('original').replaceChildren(...lines);
  }
}
