// Links that hold a whole scenario, after the #: they never reach a server.
//
//   #v1.<data>     data: base64url of the raw-deflated UTF-8 JSON of a scenario
//   #code=<text>   text: a program, percent-encoded; for links written by hand
//
// A scenario in version 1 is
//
//   {"title": "Two sleeps", "files": [{"name": "main.py", "text": "..."}]}
//
// and its first file is the one that is run. Rules that keep old links and old pages working:
//   * A page reads every version that ever was.
//   * A field that a page does not know is ignored, and kept when the scenario is shared again.
//     So a new field needs no new version, as long as the program still runs without it.
//   * What an old page must not ignore gets a new version. A page says so when it meets one that
//     it does not know.

const VERSION = 'v1';
const LONGEST = 4 << 20;  // Characters that a program may have: a small link can unpack to gigabytes.

const LONGEST_LINK = 1_000_000;  // Characters after the #: Firefox opens no more than a million.

/** A link that cannot be read or made; its message is for the reader. */
export class LinkError extends Error {}

/** @returns {Promise<string>} the fragment, with its #. */
export async function encodeScenario(scenario) {
  const json = new TextEncoder().encode(JSON.stringify(scenario));
  const packed = await read(new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  const binary = Array.from(packed, byte => String.fromCharCode(byte)).join('');
  const fragment = `#${VERSION}.${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
  if (fragment.length > LONGEST_LINK) {
    throw new LinkError('This program is too long for a link: browsers open none that is longer than a million characters.');
  }
  return fragment;
}

/** @returns {Promise<object|null>} the scenario in a fragment; null where there is none. */
export async function decodeScenario(fragment) {
  if (fragment.startsWith('#code=')) return fromCode(fragment.slice('#code='.length));
  const [, version, data] = /^#(v\d+)\.(.*)$/s.exec(fragment) ?? [];
  if (!version) return null;
  if (version !== VERSION) {
    throw new LinkError('This link was made by a newer Looplane. Load the page again, or ask for the program itself.');
  }
  return checked(await unpack(data));
}

function fromCode(text) {
  try {
    return {title: '', files: [{name: 'main.py', text: decodeURIComponent(text)}]};
  } catch {
    throw new LinkError('This link is damaged: what follows "#code=" is not percent-encoded text.');
  }
}

async function unpack(data) {
  try {
    const binary = atob(data.replaceAll('-', '+').replaceAll('_', '/'));
    const packed = Uint8Array.from(binary, character => character.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(await read(stream, LONGEST)));
  } catch {
    throw new LinkError('This link is damaged: a part of it may be missing. Your own program can be written here.');
  }
}

function checked(scenario) {
  const files = scenario?.files;
  const sound = Array.isArray(files) && files.length > 0 &&
    files.every(file => typeof file?.name === 'string' && typeof file?.text === 'string' && !file.name.includes('\n'));
  if (!sound) throw new LinkError('This link is damaged: it holds no program.');
  return {...scenario, title: typeof scenario.title === 'string' ? scenario.title : ''};
}

async function read(stream, most = Infinity) {
  const chunks = [];
  let size = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    size += part.value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError('too long');
    }
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
