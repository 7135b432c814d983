// A copy of the site for visits without a network. With one, every file comes from there, so that a
// new build shows at once. The copy is taken whole and replaced whole: its parts fit together.

// Of this build, as assemble_site.py fills them in.
const BUILD = '@BUILD@';
const FILES = [/*FILES*/];

// Other sites of the same origin have copies of their own.
const OURS = `looplane ${registration.scope} `;
const COPY = OURS + BUILD;

/** Some hosts answer index.html by way of another address, which a page may not be opened from. */
const plain = answer => (answer.redirected ? new Response(answer.body, answer) : answer);

async function copyFile(cache, file) {
  const answer = await fetch(file, {cache: 'no-cache'});
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  await cache.put(file, plain(answer));
}

async function copySite() {
  const cache = await caches.open(COPY);
  await Promise.all(FILES.map(file => copyFile(cache, file)));
  await skipWaiting(); // pages that are open ask for nothing that this copy lacks
}

async function dropOlderCopies() {
  const older = (await caches.keys()).filter(name => name.startsWith(OURS) && name !== COPY);
  await Promise.all(older.map(name => caches.delete(name)));
  await clients.claim();
}

async function fromCopy(request) {
  const cache = await caches.open(COPY);
  return (await cache.match(request, {ignoreSearch: true, ignoreVary: true})) ?? Response.error();
}

addEventListener('install', event => event.waitUntil(copySite()));
addEventListener('activate', event => event.waitUntil(dropOlderCopies()));
addEventListener('fetch', event => {
  const {request} = event;
  if (request.method !== 'GET' || !request.url.startsWith(registration.scope)) return;
  event.respondWith(fetch(request).catch(() => fromCopy(request)));
});
