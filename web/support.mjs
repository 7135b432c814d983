// What the page needs of a browser, and what it says where that is missing.

// The smallest modules that use a feature: a browser that does not know it calls them invalid.
const TAIL_CALL = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 6, 1, 4, 0, 18, 0, 11];
const EXCEPTIONS = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11];

const BROWSERS = 'Chrome or Edge 112, Firefox 121, Safari 18.2, or any newer one';

export const TOO_OLD = {
  title: 'This browser is too old for Looplane',
  text: `Programs run here in WebAssembly, with tail calls and exceptions. ${BROWSERS} has them. Please update the browser, or open this page in another one; the link stays the same.`,
};
export const NO_WEBGL = {
  title: 'This browser does not draw with WebGL 2',
  text: `Looplane draws its page with WebGL 2, and the browser refused it. That happens when "hardware acceleration" is switched off in the browser's settings, when the graphics driver is very old, or when too many pages draw at once. Switch it on, close other pages, and load this one again; or use ${BROWSERS}.`,
};
export const NOT_LOADED = {
  title: 'A part of Looplane did not load',
  text: 'The network or the server failed while the page was loading. Load it again. If you have put this page on a server of your own, see that looplane.wasm and library.txt are there beside it.',
};

/** @returns what is wrong with this browser, or null. */
export function missingFeature() {
  const knows = bytes => globalThis.WebAssembly?.validate(new Uint8Array(bytes)) ?? false;
  if (!knows(TAIL_CALL) || !knows(EXCEPTIONS) || !globalThis.OffscreenCanvas) return TOO_OLD;
  return null;
}

/** Says in plain HTML why there is no playground. */
export function showTrouble({title, text}, detail = '') {
  const trouble = document.getElementById('trouble');
  const heading = Object.assign(document.createElement('h2'), {textContent: title});
  const words = Object.assign(document.createElement('p'), {textContent: text});
  trouble.replaceChildren(heading, words);
  if (detail) trouble.append(Object.assign(document.createElement('pre'), {textContent: detail}));
  trouble.className = 'trouble';
  trouble.setAttribute('role', 'alert');
  trouble.hidden = false;
}
