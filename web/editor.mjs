// The text field that owns the program's text: caret, selection, undo, input methods and phone
// keyboards are the browser's own. It lies transparent over the text that ImGui paints.

const INDENT = '    ';
const encoder = new TextEncoder();

export class Editor {
  #field;
  #program;
  #glyphs;
  #request;
  #ratio = 1;
  #top = 0;  // CSS pixels, above the first line.
  #line = 20;
  #plain = true;  // The text is ASCII: bytes and characters are the same.
  #mayLeave = false;  // Escape was pressed: the next Tab moves on, as in every other field.

  /** @param onEdit called when the reader has changed the text.
      @param onChoose called with the line that was clicked. */
  constructor(field, program, glyphs, {request, onEdit, onChoose}) {
    this.#field = field;
    this.#program = program;
    this.#glyphs = glyphs;
    this.#request = request;
    field.addEventListener('input', () => {
      this.#tellText(true);
      onEdit();
    });
    field.addEventListener('scroll', () => this.#tellView(), {passive: true});
    for (const event of ['focus', 'blur', 'select']) field.addEventListener(event, () => this.#tellView());
    document.addEventListener('selectionchange', () => {
      if (document.activeElement === field) this.#tellView();
    });
    field.addEventListener('keydown', event => this.#onKey(event));
    field.addEventListener('click', () => {
      // A click that ends a selection chooses nothing.
      if (field.selectionStart === field.selectionEnd) onChoose(this.line);
    });
  }

  /** The line of the caret, counted from 1. */
  get line() { return this.text.slice(0, this.#field.selectionStart).split('\n').length; }

  get text() { return this.#field.value; }

  /** Shows another program. */
  set text(text) {
    this.#field.value = text;
    this.#field.setSelectionRange(0, 0);
    this.#field.scrollTo(0, 0);
    this.#tellText(false);
  }

  /** Scrolls to a line, counted from 1, unless it is in sight. */
  reveal(line) {
    const field = this.#field;
    const top = this.#top + (line - 1) * this.#line;
    const isInSight = top >= field.scrollTop && top + this.#line <= field.scrollTop + field.clientHeight;
    if (!isInSight) field.scrollTop = top - field.clientHeight / 3;
  }

  typeset({line, column, editor_gutter, editor_top}, ratio, spacing, em) {
    Object.assign(this.#field.style, {
      padding: `${editor_top / ratio}px ${column / ratio * 2}px ${line / ratio}px ${editor_gutter / ratio}px`,
      fontSize: `${em / ratio}px`,
      lineHeight: `${line / ratio}px`,
      letterSpacing: `${spacing / ratio}px`,
    });
    this.#ratio = ratio;
    this.#top = editor_top / ratio;
    this.#line = line / ratio;
    this.#tellView();
  }

  #tellText(byReader) {
    const {text} = this;
    this.#plain = /^[\0-\x7f]*$/.test(text);
    this.#program.source(this.#plain ? text : this.#glyphs.shape(text), byReader);
    this.#tellView();
  }

  #tellView() {
    const field = this.#field;
    this.#program.editorView(
      this.#bytesBefore(field.selectionStart), this.#bytesBefore(field.selectionEnd),
      Math.round(field.scrollLeft * this.#ratio), Math.round(field.scrollTop * this.#ratio),
      document.activeElement === field);
    this.#request();
  }

  /** Where the program finds the character that the field has at `offset`. */
  #bytesBefore(offset) {
    if (this.#plain) return offset;
    return encoder.encode(this.#glyphs.shape(this.text.slice(0, offset))).length;
  }

  #onKey(event) {
    if (event.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    const mayLeave = this.#mayLeave;
    if (event.key !== 'Shift') this.#mayLeave = event.key === 'Escape';
    if (command && event.key === '/') this.#toggleComments();
    else if (event.key === 'Tab' && !command && !event.altKey && !mayLeave) this.#onTab(event.shiftKey);
    else if (event.key === 'Enter' && !command && !event.shiftKey && !event.altKey) this.#breakLine();
    else if (event.key === 'Backspace' && !command && !event.altKey && this.#atIndent()) this.#dedentHere();
    else return;
    event.preventDefault();
  }

  /** Types over a part of the text. The browser's command keeps the undo history whole. */
  #replace(begin, end, text) {
    this.#field.setSelectionRange(begin, end);
    if (!document.execCommand(text ? 'insertText' : 'delete', false, text)) {
      this.#field.setRangeText(text, begin, end, 'end');
      this.#field.dispatchEvent(new Event('input'));
    }
  }

  #lineBegin(offset) { return this.text.lastIndexOf('\n', offset - 1) + 1; }

  #breakLine() {
    const {selectionStart, selectionEnd} = this.#field;
    const before = this.text.slice(this.#lineBegin(selectionStart), selectionStart);
    const indent = /^[ \t]*/.exec(before)[0];
    const opens = /:\s*(#.*)?$/.test(before);
    const closes = /^\s*(return|pass|break|continue|raise)\b/.test(before);
    const next = opens ? indent + INDENT : closes ? indent.slice(INDENT.length) : indent;
    this.#replace(selectionStart, selectionEnd, `\n${next}`);
  }

  #onTab(back) {
    const {selectionStart, selectionEnd} = this.#field;
    const severalLines = this.text.slice(selectionStart, selectionEnd).includes('\n');
    if (back || severalLines) {
      this.#changeLines(line => back ? line.replace(/^( {1,4}|\t)/, '') : line && INDENT + line);
      return;
    }
    const column = selectionStart - this.#lineBegin(selectionStart);
    this.#replace(selectionStart, selectionEnd, ' '.repeat(INDENT.length - column % INDENT.length));
  }

  #toggleComments() {
    const lines = this.#selectedLines().text.split('\n').filter(line => line.trim());
    const on = lines.some(line => !/^\s*#/.test(line));
    const column = Math.min(...lines.map(line => line.search(/\S/)));
    this.#changeLines(line => !line.trim() ? line :
      on ? `${line.slice(0, column)}# ${line.slice(column)}` : line.replace(/^(\s*)# ?/, '$1'));
  }

  #selectedLines() {
    const {selectionStart, selectionEnd} = this.#field;
    const begin = this.#lineBegin(selectionStart);
    // A selection that ends at the begin of a line does not hold that line.
    const last = selectionEnd > selectionStart && this.text[selectionEnd - 1] === '\n' ? selectionEnd - 1 : selectionEnd;
    const lineEnd = this.text.indexOf('\n', last);
    const end = lineEnd < 0 ? this.text.length : lineEnd;
    return {begin, end, text: this.text.slice(begin, end)};
  }

  #changeLines(change) {
    const {selectionStart, selectionEnd} = this.#field;
    const {begin, end, text} = this.#selectedLines();
    const lines = text.split('\n');
    const changed = lines.map(change);
    if (changed.join('\n') === text) return;
    const first = changed[0].length - lines[0].length;
    const all = changed.join('\n').length - text.length;
    this.#replace(begin, end, changed.join('\n'));
    this.#field.setSelectionRange(Math.max(begin, selectionStart + first), Math.max(begin, selectionEnd + all));
  }

  #atIndent() {
    const {selectionStart, selectionEnd} = this.#field;
    const before = this.text.slice(this.#lineBegin(selectionStart), selectionStart);
    return selectionStart === selectionEnd && before.length > 1 && /^ +$/.test(before);
  }

  #dedentHere() {
    const {selectionStart} = this.#field;
    const column = selectionStart - this.#lineBegin(selectionStart);
    const back = column % INDENT.length || INDENT.length;
    this.#replace(selectionStart - back, selectionStart, '');
  }
}
