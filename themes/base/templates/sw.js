// Answers where there is no connection. It is registered only when a visitor keeps
// the catalogue (js/offline.js, which also fills the store that is read here).
//
// Pages come from the network while it answers; what never changes (files with a hash
// in their name) comes from the store. Nothing is stored here: what a page shows is of
// one edition, and no error is ever kept.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const base = new URL(worker.registration.scope).pathname;
const store = `fichero ${base}`;
/** Milliseconds that a page is waited for when it is also here. */
const PATIENCE = 8000;

/**
 * @typedef {object} State
 * @property {[string, string][]} files
 * @property {string} missing
 */

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || !pathname.startsWith(base)) return;
  if (request.mode === 'navigate') event.respondWith(page(request, pathname));
  // A page that a script asks for is wanted as it is now.
  else if (!/(\/|\.html)$/.test(pathname)) event.respondWith(file(request, pathname));
});

/**
 * @param {Request} request
 * @param {string} pathname
 */
async function page(request, pathname) {
  const answer = fetch(request);
  answer.catch(() => {});
  const kept = (await find(pathname)) ?? (await find(`${pathname}/`));
  if (!kept) return answer.catch(() => instead());
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  const first = await Promise.race([answer, late]).catch(() => null);
  return first instanceof Response && first.status < 500 ? first : kept;
}

/**
 * @param {Request} request
 * @param {string} pathname
 */
async function file(request, pathname) {
  return (await find(pathname)) ?? fetch(request);
}

/** What stands for a page that was not kept. */
async function instead() {
  const { missing } = await state();
  const kept = missing ? await find(base + missing) : undefined;
  if (!kept) return Response.error();
  return new Response(kept.body, { status: 503, headers: kept.headers });
}

/** @returns {Promise<State>} */
async function state() {
  const cache = await caches.open(store);
  const found = await cache.match(`${base}guardado.json`);
  return found ? found.json() : { files: [], missing: '' };
}

/** @param {string} pathname */
async function find(pathname) {
  const name = decodeURIComponent(pathname.slice(base.length)).replace(/(^|\/)$/, '$1index.html');
  const { files } = await state();
  const mark = new Map(files).get(name);
  const cache = await caches.open(store);
  return mark ? cache.match(`${base}${name}?${mark}`, { ignoreVary: true }) : undefined;
}
