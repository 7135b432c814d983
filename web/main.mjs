// The page's beginning: what is open, and what the commands do.

import {Page} from './page.mjs';
import {LinkError, decodeScenario, encodeScenario} from './share-link.mjs';
import {NOT_LOADED, NO_WEBGL, missingFeature, showTrouble} from './support.mjs';
import {Workspace} from './workspace.mjs';

const embedded = new URLSearchParams(location.search).has('embed');
const page = new Page({embedded});
const list = document.querySelector('[data-control=example]');
const workspace = new Workspace(list, show, {remembers: !embedded});

function show() {
  page.program.opened();
  showFile(0);
  for (const [file, lines] of workspace.stops) page.program.breakpoints(file, lines);
  showTitle();
}

function showFile(open) {
  workspace.openFile = open;
  page.showFiles(workspace.scenario.files, open, showFile);
}

function showTitle() {
  const {title} = workspace.scenario;
  page.showChoice(workspace.chapter, title || 'Your program');
  document.title = title ? `${title} · Looplane` : 'Looplane';
  offerWholePlayground();
}

/** Settled when programs may import; fetched while the page starts, so that the page need not wait. */
let library;

async function fetchLibrary(file) {
  const answer = await fetch(new URL(file, import.meta.url));
  if (!answer.ok) throw new Error(`${file}: ${answer.status} ${answer.statusText}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function run(options) {
  try {
    await library;
  } catch (error) {
    return showTrouble(NOT_LOADED, String(error));
  }
  page.run(workspace.scenario.files, options);
}

const commands = {
  onRun: () => run(),
  onStop: () => page.stop(),
  onBeginPaused: () => run({paused: true}),
  onBreakpoints: lines => workspace.stopsChanged(lines),
  onEdit() {
    page.program.edited();
    // The address would else go on naming the program as it was.
    if (!embedded && location.hash) history.replaceState(null, '', location.pathname + location.search);
    if (workspace.edited(page.editor.text)) showTitle();
    else offerWholePlayground();
  },
};

/** The address of the playground with the open program. */
async function link() {
  return new URL(await encodeScenario(workspace.scenario), new URL('./', location.href)).href;
}

async function share() {
  const address = link();
  try {
    // A promise, because Safari forgets the click while the link is being made.
    const text = address.then(words => new Blob([words], {type: 'text/plain'}));
    await navigator.clipboard.write([new ClipboardItem({'text/plain': text})]);
    page.confirm('share', 'Link copied');
    page.notice('');
  } catch {
    try {
      page.notice('The browser does not let this page copy. Here is the link:', {link: await address});
    } catch (error) {
      return page.notice(error.message, {error: true});
    }
  }
  if (embedded) return;
  history.replaceState(null, '', new URL(await address).hash);
}

/** In an article: the way out leads to the whole playground, with the program as it stands. */
let offering = 0;
function offerWholePlayground() {
  if (!embedded) return;
  clearTimeout(offering);
  offering = setTimeout(async () => {
    page.overlay.get('open').href = await link().catch(() => './');
  }, 200);
}

/** Opens what the address says. Nothing runs by itself. */
async function openAddress() {
  if (workspace.restore()) return;
  try {
    const scenario = await decodeScenario(location.hash);
    if (scenario) workspace.openOwn({...scenario, title: scenario.title || 'Shared program'});
    else await workspace.openFirst();
  } catch (error) {
    await workspace.openFirst();
    const known = error instanceof LinkError;
    page.notice(known ? error.message : 'The program could not be loaded. Load the page again.', {error: true});
  }
}

async function choose() {
  try {
    await workspace.choose(list.value);
    // The address would else go on naming another program.
    history.replaceState(null, '', location.pathname + location.search);
    page.notice('');
  } catch (error) {
    page.notice(error.message, {error: true});
  }
}

/** The article that holds this page may run the program: its reader has pressed Run there. */
function obeyArticle() {
  addEventListener('message', ({source, data}) => {
    if (source === parent && data?.looplane === 'run') commands.onRun();
  });
  parent.postMessage({looplane: 'ready'}, '*');
}

/** The page takes a copy of itself along, for reloads without a network. Only where the reader has
    come to it: an article says nothing of that. A private window may refuse. */
async function keepCopy() {
  if (embedded) return;
  await navigator.serviceWorker?.register(new URL('./offline.js', import.meta.url));
}

/** iOS enlarges the page when a field with small text is touched; told this, it does not, and the
    reader's own zoom stays. Elsewhere it would forbid that zoom. */
function keepSizeOnIos() {
  if (!/iPhone|iPad/.test(navigator.userAgent)) return;
  document.querySelector('meta[name=viewport]').content += ', maximum-scale=1';
}

async function begin() {
  keepSizeOnIos();
  const trouble = missingFeature();
  if (trouble) return showTrouble(trouble);
  const pack = fetchLibrary('./library.txt');
  pack.catch(() => {}); // told when it is wanted
  keepCopy().catch(() => {});
  let module;
  try {
    const {default: createLooplane} = await import('./looplane.mjs');
    [module] = await Promise.all([createLooplane({page}), workspace.loadExamples().catch(() => {})]);
  } catch (error) {
    return showTrouble(NOT_LOADED, String(error));
  }
  if (!page.start(module, commands)) return showTrouble(NO_WEBGL);
  library = pack.then(bytes => page.program.library(bytes));
  library.catch(() => {}); // as above
  list.addEventListener('change', choose);
  page.overlay.get('share').addEventListener('click', share);
  addEventListener('hashchange', openAddress);
  await openAddress();
  // For tests: how many frames were drawn, and how much was executed for the run.
  globalThis.looplane = {
    get frames() { return page.pulse.frames; },
    get work() { return page.program.work(false); },
    get prepared() { return page.program.work(true); },
  };
  if (embedded && parent !== globalThis) obeyArticle();
}

begin();
