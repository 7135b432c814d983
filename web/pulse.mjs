// When the run gets time and when a frame is drawn. An idle page does neither.
//
// A program that computes gets slices from animation frames and, between them, from timers; one
// that waits gets a timer for its next wake. Timers alone carry it on where no animation frames
// come: in a hidden tab, in an iframe that is scrolled away.
//
// When a long run has come to rest, idle time makes its ways back shorter: so much work for each
// run, and for each way that was gone, and only while somebody looks. Nothing is painted for it.

const SLICE = 7;  // Milliseconds: a click waits no longer than that.
const SEEKING_SLICE = 40;  // Nothing is painted on the way to another moment, and a click can wait that long.
const HIDDEN_SLICE = 50;  // Timers are rare there, and nobody clicks.
const SOON = 34;  // A wake nearer than this is met by the next animation frames.
const IDLE_SLICE = 25;  // What is done for later: a click waits for it.
const IDLE_PAUSE = 30;  // Between two of them, in browsers that do not tell when they are idle.
const IDLE_LATEST = 100;  // A browser may not find itself idle for minutes, though it does nothing.
const CLOCK = 100;  // How often the virtual time on the page moves while everything waits.

export class Pulse {
  #program;
  #frame = 0;
  #timer = 0;
  #prepares = false;  // An idle slice is asked for.
  /** How many frames were drawn: tests read it. */
  frames = 0;

  constructor(program) {
    this.#program = program;
    document.addEventListener('visibilitychange', () => this.#prepare());
  }

  /** Something that is painted has changed. */
  request() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#advance();
      this.drawNow();
    });
  }

  /** Paints at once: where waiting for an animation frame would show an empty canvas. */
  drawNow() {
    const goesOn = this.#program.draw();
    ++this.frames;
    if (goesOn) this.request();
  }

  #advance() {
    clearTimeout(this.#timer);
    const slice = document.hidden ? HIDDEN_SLICE : this.#program.seeking() ? SEEKING_SLICE : SLICE;
    const wait = this.#program.advance(slice);
    if (wait < 0) return this.#prepare();
    const delay = wait === 0 ? 0 : wait < SOON ? SOON : this.#program.clockMoves() ? Math.min(wait, CLOCK) : wait;
    if (wait < SOON && !this.#program.seeking()) this.request();
    this.#timer = setTimeout(() => {
      this.#advance();
      if (!this.#program.seeking()) this.request();
    }, delay);
  }

  #prepare() {
    if (this.#prepares || document.hidden) return;
    this.#prepares = true;
    const slice = deadline => {
      this.#prepares = false;
      const rest = deadline && !deadline.didTimeout ? deadline.timeRemaining() : IDLE_SLICE;
      if (!document.hidden && this.#program.prepare(Math.min(rest, IDLE_SLICE))) this.#prepare();
    };
    if (globalThis.requestIdleCallback) requestIdleCallback(slice, { timeout: IDLE_LATEST });
    else setTimeout(slice, IDLE_PAUSE);
  }
}
