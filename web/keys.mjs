// The keys of the page, and the sheet that lists them. Those of debuggers, but none that a browser
// needs for itself.

/** `parts`: the controls that a key presses; the first one that can be used. */
export const KEYS = [
  {key: 'Enter', command: true, parts: ['run'], does: 'Run the program'},
  {key: 'F8', parts: ['pause', 'resume'], does: 'Pause, and continue'},
  {key: 'F9', parts: ['step'], does: 'On by one step of the loop'},
  {key: 'F9', command: true, parts: ['step-back'], does: 'Back by one step'},
  {key: 'F10', parts: ['line'], does: 'On by one line'},
  {key: 'F10', command: true, parts: ['line-back'], does: 'Back by one line'},
  {key: 'F9', shift: true, parts: ['output-on'], does: 'On to the next line of output'},
  {key: 'F9', command: true, shift: true, parts: ['output-back'], does: 'Back to the line of output before'},
  {key: 'F8', command: true, parts: ['breakpoint'], does: 'Stop, or no longer, at the line of the caret'},
  {key: 'Enter', alt: true, parts: ['source-line'], does: 'Show when the line of the caret runs; again: the next time'},
];

/** Those of single controls, which handle them themselves. */
const ELSEWHERE = [
  {keys: 'Ctrl+/', does: 'Comment lines in the editor, or no longer'},
  {keys: 'Tab, Shift+Tab', does: 'Indent; after Escape: leave the editor'},
  {keys: '\u2190 \u2192 Home End', does: 'In the timeline: step by step, the begin, the end'},
  {keys: '+ \u2212', does: 'In the timeline: more or less of the run; so do two fingers and Ctrl with the wheel'},
  {keys: '?', does: 'This sheet, wherever nothing is typed'},
];

const words = ({key, command, shift, alt}, apple) =>
  [command && (apple ? '\u2318' : 'Ctrl'), alt && (apple ? '\u2325' : 'Alt'), shift && (apple ? '\u21e7' : 'Shift'), key]
    .filter(Boolean).join(apple ? ' ' : '+');

/** Calls `press` with the controls of a key that was pressed, whatever has the focus. */
export function listenToKeys(press) {
  addEventListener('keydown', event => {
    if (event.isComposing || event.defaultPrevented) return;
    const pressed = KEYS.find(({key, command = false, shift = false, alt = false}) =>
      key === event.key && command === (event.ctrlKey || event.metaKey) &&
      shift === event.shiftKey && alt === event.altKey);
    if (!pressed) return;
    event.preventDefault();
    press(pressed.parts);
  });
}

export class KeySheet {
  #dialog;

  constructor(dialog, button, {apple}) {
    this.#dialog = dialog;
    const rows = [
      ...KEYS.map(each => ({keys: words(each, apple), does: each.does})),
      ...ELSEWHERE.map(({keys, does}) => ({keys: apple ? keys.replace('Ctrl+', '\u2318 ') : keys, does})),
    ];
    dialog.querySelector('tbody').append(...rows.map(({keys, does}) => {
      const row = document.createElement('tr');
      const head = Object.assign(document.createElement('th'), {textContent: keys, scope: 'row'});
      row.append(head, Object.assign(document.createElement('td'), {textContent: does}));
      return row;
    }));
    button.addEventListener('click', () => dialog.showModal());
    dialog.addEventListener('click', event => {
      if (event.target === dialog) dialog.close();  // Beside it.
    });
    addEventListener('keydown', event => {
      const typing = event.target.matches?.('textarea, input, select');
      if (event.key !== '?' || typing || event.ctrlKey || event.metaKey || dialog.open) return;
      event.preventDefault();
      dialog.showModal();
    });
  }
}
