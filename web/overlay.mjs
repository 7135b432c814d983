// The real controls over the painted ones: where they lie, and what the pointer does to both.

/** Controls that take each other's place. */
const PARTNERS = {pause: 'resume', resume: 'pause'};

export class Overlay {
  #root;
  #controls = new Map();
  #ratio = 1;
  /** Makes a control that is not in the page, from its name. */
  make = () => null;

  constructor(root) {
    this.#root = root;
    for (const control of root.querySelectorAll('[data-control]')) {
      this.#controls.set(control.dataset.control, control);
    }
  }

  /** @returns {HTMLElement} */
  get(name) { return this.#controls.get(name); }

  useRatio(ratio) { this.#ratio = ratio; }

  /** Makes a control for each file of a scenario; they are placed when they are painted. */
  showTabs(names, open, choose) {
    const list = this.#root.querySelector('[role=tablist]');
    while (list.childElementCount > names.length) {
      this.#controls.delete(list.lastChild.dataset.control);
      list.lastChild.remove();
    }
    names.forEach((name, i) => {
      const tab = list.children[i] ?? this.#addTab(list, i);
      Object.assign(tab, {textContent: name, ariaSelected: i === open, onclick: () => choose(i)});
    });
  }

  #addTab(list, i) {
    const tab = Object.assign(document.createElement('button'), {type: 'button', role: 'tab'});
    tab.dataset.control = `file-${i}`;
    this.#controls.set(tab.dataset.control, tab);
    return list.appendChild(tab);
  }

  /** Lays a control where it was painted; a control that is painted can be used. */
  place(name, x, y, width, height, enabled) {
    const control = this.get(name) ?? this.#add(name);
    const focused = document.activeElement === control;
    control.dataset.placed = '';
    if ('disabled' in control) control.disabled = !enabled;
    Object.assign(control.style, {
      left: `${x / this.#ratio}px`,
      top: `${y / this.#ratio}px`,
      width: `${width / this.#ratio}px`,
      height: `${height / this.#ratio}px`,
    });
    // The keyboard does not lose its place when Stop has stopped.
    if (focused && !enabled) this.get('run').focus({preventScroll: true});
  }

  #add(name) {
    const control = this.make(name);
    control.dataset.control = name;
    control.dataset.made = '';
    this.#controls.set(name, control);
    return control;
  }

  hide(name) {
    const control = this.get(name);
    if (!control) return;
    if ('made' in control.dataset) {
      this.#controls.delete(name);
      return control.remove();
    }
    const focused = document.activeElement === control;
    delete control.dataset.placed;
    const partner = this.get(PARTNERS[name]);
    if (focused && partner) queueMicrotask(() => partner.focus({preventScroll: true}));
  }

  /** Tells the program where the pointer is, so that it paints what is hovered and dragged. */
  followPointer(program, request) {
    const root = this.#root;
    let inside = false;
    const leave = () => {
      if (!inside) return;
      inside = false;
      program.pointerLeft();
      request();
    };
    const move = event => {
      // Nothing is hovered in the editor: a mouse that moves over text costs no frames.
      if (event.target === this.get('scenario')) return leave();
      const {left, top} = root.getBoundingClientRect();
      inside = true;
      program.pointer((event.clientX - left) * this.#ratio, (event.clientY - top) * this.#ratio);
      request();
    };
    const button = down => event => {
      if (event.button !== 0) return;
      move(event);
      program.button(down);
      request();
      if (!down && event.pointerType !== 'mouse') leave();
    };
    root.addEventListener('pointermove', move);
    root.addEventListener('pointerleave', leave);
    root.addEventListener('pointerdown', button(true));
    addEventListener('pointerup', button(false));
    addEventListener('pointercancel', button(false));
    for (const name of ['splitter', 'timeline-splitter', 'timeline']) {
      const dragged = this.get(name);
      dragged.addEventListener('pointerdown', event => dragged.setPointerCapture(event.pointerId));
    }
  }
}
