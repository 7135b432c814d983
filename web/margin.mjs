// The editor's margin, over its painted line numbers: a click sets or clears a breakpoint there. Each
// one that is set is a button, for keyboards and screen readers.

export class Margin {
  #margin;
  #field;
  #top = 0;  // CSS pixels.
  #line = 20;
  #buttons = [];

  /** @param toggle called with a line, counted from 1. */
  constructor(margin, field, toggle) {
    this.#margin = margin;
    this.#field = field;
    margin.addEventListener('click', event => {
      const button = event.target.closest('button');
      toggle(button ? Number(button.dataset.line) : this.#lineAt(event.clientY));
    });
    // The keyboard stays in the text that is being edited.
    margin.addEventListener('mousedown', event => event.preventDefault());
    margin.addEventListener('wheel', event => {
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? this.#line : 1;
      field.scrollTop += event.deltaY * unit;
    }, {passive: true});
    field.addEventListener('scroll', () => this.#place(), {passive: true});
  }

  typeset({line, editor_top}, ratio) {
    this.#top = editor_top / ratio;
    this.#line = line / ratio;
    this.#place();
  }

  /** The lines that have a breakpoint. */
  show(lines) {
    const focused = this.#buttons.findIndex(button => button === document.activeElement);
    this.#buttons = lines.map(line => {
      const button = document.createElement('button');
      Object.assign(button, {type: 'button', textContent: `Stops at line ${line}`, title: 'A run stops here. Click to clear it.'});
      button.dataset.line = line;
      return button;
    });
    this.#margin.replaceChildren(...this.#buttons);
    this.#place();
    // The keyboard does not lose its place when a button clears itself.
    if (focused >= 0) (this.#buttons[Math.min(focused, lines.length - 1)] ?? this.#field).focus();
  }

  #lineAt(clientY) {
    const y = clientY - this.#margin.getBoundingClientRect().top - this.#top + this.#field.scrollTop;
    return Math.max(Math.floor(y / this.#line), 0) + 1;
  }

  #place() {
    for (const button of this.#buttons) {
      button.style.top = `${this.#top + (button.dataset.line - 1) * this.#line - this.#field.scrollTop}px`;
      button.style.height = `${this.#line}px`;
    }
  }
}
