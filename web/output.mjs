// The log that lies transparent over the painted output: it owns scrolling, selection and copying,
// and is what a screen reader reads. One element for each printed line, its text exactly the line.

const STREAMS = ['out', 'error', 'note'];
const NEAR_END = 4;  // CSS pixels.

export class Output {
  #log;
  #program;
  #request;
  #ratio = 1;
  #top = 0;  // CSS pixels, above the first line.
  #row = 22;
  #following = true;  // The reader has not scrolled away from the last line.
  #lines = [];  // The elements of all lines.
  #fresh = null;  // Those that came in this task and are not in the page yet.

  constructor(log, program, request) {
    this.#log = log;
    this.#program = program;
    this.#request = request;
    log.addEventListener('scroll', () => {
      this.#following = log.scrollTop + log.clientHeight >= log.scrollHeight - NEAR_END;
      this.#tellView();
    }, {passive: true});
    log.addEventListener('click', event => {
      // A click that ends a selection chooses nothing.
      if (!getSelection().isCollapsed) return;
      const line = this.#lines.indexOf(event.target.closest('div'));
      if (line < 0) return;
      program.chooseLine(line);
      request();
    });
    log.addEventListener('copy', event => {
      const lines = this.#selectedLines();
      if (lines === null) return;
      event.clipboardData.setData('text/plain', lines);
      event.preventDefault();
    });
    new ResizeObserver(() => this.#follow()).observe(log);
  }

  /** A line is new, or it has grown. */
  print(row, text, origin, stream) {
    this.#fresh ??= document.createDocumentFragment();
    const known = this.#lines[row];
    const line = known ?? this.#fresh.appendChild(document.createElement('div'));
    line.textContent = text;
    if (known) return;
    this.#lines.push(line);
    line.setAttribute('aria-description', origin);
    if (stream) line.className = STREAMS[stream];
  }

  /** Puts what was printed into the page; once after each slice of the run. */
  flush() {
    if (!this.#fresh) return;
    this.#log.append(this.#fresh);
    this.#fresh = null;
    this.#follow();
  }

  clear() {
    this.#fresh = null;
    this.#lines = [];
    this.#log.replaceChildren();
    this.#following = true;
    this.#tellView();
  }

  /** The first `count` lines have been printed at the moment that is looked at; negative: all. */
  showFirst(count) {
    this.#lines.forEach((line, i) => line.toggleAttribute('data-to-come', count >= 0 && i >= count));
    if (count > 0) this.#reveal(count - 1);
  }

  /** Scrolls to a line unless it is in sight. */
  #reveal(row) {
    const log = this.#log;
    const top = this.#top + row * this.#row;
    const isInSight = top >= log.scrollTop && top + this.#row <= log.scrollTop + log.clientHeight;
    if (!isInSight) log.scrollTop = top - log.clientHeight / 3;
  }

  get text() { return this.#lines.map(line => line.textContent).join('\n'); }

  typeset({row, output_gutter, output_top}, ratio, spacing, em) {
    this.#ratio = ratio;
    this.#top = output_top / ratio;
    this.#row = row / ratio;
    const gutter = output_gutter / ratio;
    Object.assign(this.#log.style, {
      padding: `${output_top / ratio}px 0`,
      fontSize: `${em / ratio}px`,
      lineHeight: `${row / ratio}px`,
      letterSpacing: `${spacing / ratio}px`,
    });
    this.#log.style.setProperty('--gutter', `${gutter}px`);
    this.#log.style.setProperty('--row', `${row / ratio}px`);
    this.#tellView();
  }

  #follow() {
    if (this.#following) this.#log.scrollTop = this.#log.scrollHeight;
    this.#tellView();
  }

  #tellView() {
    this.#program.outputView(
      Math.round(this.#log.scrollLeft * this.#ratio), Math.round(this.#log.scrollTop * this.#ratio));
    this.#request();
  }

  /** The selected text, line by line: also the empty lines, which browsers leave out. */
  #selectedLines() {
    const selection = getSelection();
    if (selection.isCollapsed || !this.#log.contains(selection.anchorNode)) return null;
    const range = selection.getRangeAt(0);
    const part = range.cloneContents();
    if (!part.querySelector('div')) return part.textContent;
    return [...part.children].map(line => line.textContent).join('\n');
  }
}
