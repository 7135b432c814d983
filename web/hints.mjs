// What a mouse learns of a control by resting on it, a finger learns by pressing it long.

const LONG = 500;  // Milliseconds.
const SHOWN = 2500;
const STILL = 10;  // CSS pixels: a finger that moves further scrolls.
const MARGIN = 8;

export class Hints {
  #bubble;
  #timer = 0;
  #pressed = null;  // The control under the finger, and where it went down.
  #shown = false;

  constructor(root, bubble) {
    this.#bubble = bubble;
    root.addEventListener('pointerdown', event => this.#press(event));
    root.addEventListener('pointermove', event => {
      if (!this.#pressed || this.#shown) return;
      const {x, y} = this.#pressed;
      if (Math.hypot(event.clientX - x, event.clientY - y) > STILL) this.#release();
    });
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => this.#release());
    // A control that has explained itself does not also do what it says: not when the finger leaves.
    root.addEventListener('click', event => {
      if (!this.#shown || event.detail === 0) return;
      this.#shown = false;
      event.preventDefault();
      event.stopPropagation();
    }, {capture: true});
    root.addEventListener('contextmenu', event => {
      if (this.#shown || this.#pressed) event.preventDefault();
    });
  }

  #press(event) {
    this.#hide();
    const control = event.pointerType === 'touch' && event.target.closest('button[title], a[title]');
    if (!control) return;
    this.#pressed = {control, x: event.clientX, y: event.clientY};
    this.#timer = setTimeout(() => this.#show(control), LONG);
  }

  #release() {
    if (!this.#pressed) return;
    this.#pressed = null;
    clearTimeout(this.#timer);
    if (this.#shown) this.#timer = setTimeout(() => this.#hide(), SHOWN);
  }

  #show(control) {
    this.#shown = true;
    const bubble = this.#bubble;
    bubble.textContent = control.title;
    bubble.hidden = false;
    const {left, width, top, bottom} = control.getBoundingClientRect();
    const {offsetWidth, offsetHeight} = bubble;
    const most = innerWidth - offsetWidth - MARGIN;
    bubble.style.left = `${Math.max(Math.min(left + (width - offsetWidth) / 2, most), MARGIN)}px`;
    // Above the finger, where there is room.
    const above = top - offsetHeight - MARGIN;
    bubble.style.top = `${above >= MARGIN ? above : bottom + MARGIN}px`;
  }

  #hide() {
    clearTimeout(this.#timer);
    this.#shown = false;
    this.#bubble.hidden = true;
  }
}
