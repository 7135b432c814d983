// The compiled program, and how text gets into it. What it calls back is in page.mjs.

const encoder = new TextEncoder();

/** The parts of the transport, as src/platform/web/commands.cpp numbers them. */
export const TRANSPORT = [
  'restart', 'line-back', 'step-back', 'pause', 'resume', 'step', 'line', 'end', 'output-back', 'output-on',
];
/** And the views that share a small page. */
export const VIEWS = ['output', 'timeline', 'why'];

export class Program {
  constructor(module) { this.module = module; }

  /** Puts text into the program's buffer, for the call that follows. */
  #put(text) { this.#putBytes(encoder.encode(text)); }
  #putBytes(bytes) {
    const at = this.module._looplane_buffer(bytes.length);
    this.module.HEAPU8.set(bytes, at);
  }

  /** Gives the library's modules; before the first run. */
  library(pack) {
    this.#putBytes(pack);
    this.module._looplane_library();
  }

  start() { return this.module._looplane_start() !== 0; }
  resize(width, height, ratio) { this.module._looplane_resize(width, height, ratio); }
  insets(top, right, bottom, left) { this.module._looplane_insets(top, right, bottom, left); }
  surroundings({light, touch, embedded, apple, still}) {
    this.module._looplane_surroundings(light, touch, embedded, apple, still);
  }
  forgetGlyphs() { this.module._looplane_forget_glyphs(); }

  source(shapedText, byReader) {
    this.#put(shapedText);
    this.module._looplane_source(byReader);
  }
  /** @returns the line at which a run will stop now, or 0. */
  toggleBreakpoint(line) { return this.module._looplane_toggle_breakpoint(line); }
  /** Sets the breakpoints of a file that has none yet. */
  breakpoints(file, lines) {
    this.#put(file);
    for (const line of lines) this.module._looplane_add_breakpoint(line);
  }
  editorView(begin, end, scrollX, scrollY, focused) {
    this.module._looplane_editor_view(begin, end, scrollX, scrollY, focused);
  }
  outputView(scrollX, scrollY) { this.module._looplane_output_view(scrollX, scrollY); }
  choice(chapter, title) {
    this.#put(`${chapter}\n${title}`);
    this.module._looplane_choice();
  }
  files(names, open) {
    this.#put(names.join('\n'));
    this.module._looplane_files(open);
  }
  notice(text, error, withField) {
    this.#put(text);
    this.module._looplane_notice(error, withField);
  }
  confirmed(control) {
    this.#put(control);
    this.module._looplane_confirmed();
  }
  shares(beside, stacked, timeline) { this.module._looplane_shares(beside, stacked, timeline); }
  moveDivider(by) { this.module._looplane_move_divider(by); }
  moveTimeline(by) { this.module._looplane_move_timeline(by); }

  /** @param part one of TRANSPORT. */
  transport(part) { this.module._looplane_transport(TRANSPORT.indexOf(part)); }
  chooseLine(line) { this.module._looplane_choose_line(line); }
  chooseSourceLine(line) { this.module._looplane_choose_source_line(line); }
  fold(task) { this.module._looplane_fold(task); }
  find(text) {
    this.#put(text);
    this.module._looplane_find();
  }
  chooseFound() { this.module._looplane_choose_found(); }
  pressEntry(button) { this.module._looplane_press_entry(button); }
  undoWhatIf() { this.module._looplane_undo_what_if(); }
  trace() { this.module._looplane_trace(); }
  chooseStep(step) { this.module._looplane_choose_step(step); }
  view(name) { this.module._looplane_view(VIEWS.indexOf(name)); }
  axis(byTime) { this.module._looplane_axis(byTime); }
  timelineScroll(x, y) { this.module._looplane_timeline_scroll(x, y); }
  timelineZoom(factor, x) { this.module._looplane_timeline_zoom(factor, x); }
  inspectorScroll(y) { this.module._looplane_inspector_scroll(y); }

  pointer(x, y) { this.module._looplane_pointer(x, y); }
  pointerLeft() { this.module._looplane_pointer_left(); }
  button(down) { this.module._looplane_button(down); }

  run(files, paused) {
    for (const {name, text} of files) {
      this.#put(`${name}\n${text}`);
      this.module._looplane_add_file();
    }
    this.module._looplane_run(paused);
  }
  stop() { this.module._looplane_stop(); }
  speed(factor) { this.module._looplane_speed(factor); }
  advance(slice) { return this.module._looplane_advance(slice); }
  /** Works for later, while nothing else is to do. @returns whether there is more. */
  prepare(slice) { return this.module._looplane_prepare(slice) !== 0; }
  work(forLater) { return this.module._looplane_work(forLater); }
  /** Whether the run is on its way to a moment that was chosen. */
  seeking() { return this.module._looplane_seeking() !== 0; }
  clockMoves() { return this.module._looplane_clock_moves() !== 0; }
  edited() { this.module._looplane_edited(); }
  opened() { this.module._looplane_opened(); }
  /** @returns whether another frame is needed: this one asked something of the run, or something moves. */
  draw() { return this.module._looplane_draw() !== 0; }
  contextLost() { this.module._looplane_context_lost(); }
  contextRestored() { this.module._looplane_context_restored(); }
}
