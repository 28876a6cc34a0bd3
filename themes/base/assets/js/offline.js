// Keeps the catalogue on this telephone, when somebody asks for it, and lets it go.
//
// A store holds files under their path and the mark of what they hold; one more file,
// the state, says which of them are the edition that is shown. It is written when all
// of them are there: until then the former edition stays, and whatever was fetched
// need not be fetched again.

/** @typedef {{ bytes: number, mark: string }} File */
/** @typedef {{ files: [string, string][], missing: string, page: string, parts: string[], lists: string[], day: number, kilobytes: number }} State */

/** Files fetched at once: more would only wait for each other on a slow line. */
const AT_ONCE = 6;

/** @type {HTMLFormElement} */
const form = the(document, '#offline');
const { worker = '', base = '/', path = '' } = form.dataset;
const store = `fichero ${base}`;
const stateUrl = `${base}guardado.json`;
const status = the(form, '.state');
const trouble = the(form, '.trouble');
/** @type {HTMLProgressElement} */
const progress = the(form, 'progress');
/** @type {HTMLElement | null} */
const sum = form.querySelector('.sum');
/** @type {HTMLTemplateElement} */
const { content: phrases } = the(document, '#phrases');

/** @type {AbortController | null} */
let work = null;

/** What keeps the catalogue from being kept: the name of a phrase, and a file. */
class Trouble extends Error {
  /** @param {string} phrase @param {string} [file] */
  constructor(phrase, file = '') {
    super(phrase);
    this.file = file;
  }
}

/**
 * @template {HTMLElement} T
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T}
 */
function the(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {T} */ (found);
}

/**
 * A phrase of the page with its {places} filled.
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
function say(name, values = {}) {
  const text = phrases.querySelector(`[data-say="${name}"]`)?.textContent ?? '';
  return text.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ''));
}

/** @param {number} bytes */
const kilobytes = (bytes) => Math.ceil(bytes / 1000);

/** For people, who count in millions from ten of them on. @param {number} kilobytes */
const sizeOf = (kilobytes) => (kilobytes < 10_000 ? `${kilobytes} KB` : `${Math.ceil(kilobytes / 1000)} MB`);

/**
 * The parts of a page that are chosen in this one.
 * @param {ParentNode} [page]
 */
function chosen(page = form) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const here = form.querySelectorAll('[name=part]');
  const names = [...here].filter((it) => it.type === 'hidden' || it.checked).map((it) => it.value);
  /** @type {NodeListOf<HTMLInputElement>} */
  const there = page.querySelectorAll('[name=part]');
  return [...there].filter((it) => names.includes(it.value));
}

/** @param {HTMLInputElement[]} parts */
const listsOf = (parts) => parts.map((it) => it.dataset.list ?? '');

/** @returns {Promise<State | null>} */
async function keptState() {
  if (!(await caches.has(store))) return null;
  const cache = await caches.open(store);
  const found = await cache.match(stateUrl);
  return found ? found.json() : null;
}

/** @param {string} name @param {string} mark */
const keyOf = (name, mark) => `${base}${name}?${mark}`;

/**
 * An answer that may be kept: whole, from here, and what was asked for.
 * @param {string} url
 * @param {string} name
 * @param {RequestInit} options
 */
async function get(url, name, options) {
  const answer = await fetch(url, { ...options, redirect: 'error' }).catch((error) => {
    throw error.name === 'AbortError' ? error : new Trouble('cut');
  });
  if (answer.status >= 500) throw new Trouble('cut');
  if (!answer.ok || answer.type !== 'basic') throw new Trouble('gone', name);
  return answer;
}

/**
 * Every file of some lists.
 * @param {string[]} lists
 * @param {RequestInit} [options]
 */
async function filesOf(lists, options = {}) {
  const texts = await Promise.all(lists.map(async (it) => (await get(it, it, options)).json()));
  /** @type {Map<string, File>} */
  const files = new Map();
  for (const [name, bytes, mark] of texts.flat()) files.set(name, { bytes, mark });
  return files;
}

/**
 * @param {Cache} cache
 * @param {Map<string, File>} files
 */
async function lacking(cache, files) {
  const held = new Set((await cache.keys()).map((it) => it.url));
  const absolute = (/** @type {string} */ it) => new URL(it, location.href).href;
  return [...files].filter(([name, { mark }]) => !held.has(absolute(keyOf(name, mark))));
}

/**
 * @param {Cache} cache
 * @param {Map<string, File>} files
 * @param {AbortSignal} signal
 */
async function fetchAll(cache, files, signal) {
  const queue = await lacking(cache, files);
  const all = queue.reduce((sum, [, { bytes }]) => sum + bytes, 0);
  let done = 0;
  status.textContent = say('saving', { size: sizeOf(kilobytes(all)) });
  progress.max = all || 1;
  const next = async () => {
    for (let it = queue.shift(); it; it = queue.shift()) {
      const [name, { bytes, mark }] = it;
      // What has a hash in its name may come from the browser's own cache.
      const page = name.endsWith('.html');
      const url = `${base}${name.replace(/(^|\/)index\.html$/, '$1')}`;
      const answer = await get(page ? `${url}?${mark}` : url, name, { signal });
      await put(cache, keyOf(name, mark), answer);
      done += bytes;
      progress.value = done;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

/**
 * @param {Cache} cache
 * @param {string} key
 * @param {Response} answer
 */
async function put(cache, key, answer) {
  try {
    await cache.put(key, answer);
  } catch (error) {
    const { name } = /** @type {Error} */ (error);
    if (name === 'AbortError') throw error;
    throw new Trouble(name === 'QuotaExceededError' ? 'full' : 'cut');
  }
}

/** This page as it is now on the site. @param {AbortSignal} signal */
async function fresh(signal) {
  const answer = await get(`${base}${path}?${Date.now()}`, path, { signal, cache: 'no-store' });
  const page = new DOMParser().parseFromString(await answer.clone().text(), 'text/html');
  // What this page knows of the parts is from now on what the site says.
  for (const part of chosen(page)) {
    /** @type {HTMLInputElement} */
    const own = the(form, `[name=part][value="${CSS.escape(part.value)}"]`);
    own.dataset.list = part.dataset.list;
  }
  return { answer, lists: listsOf(chosen(page)) };
}

/** @param {AbortSignal} signal */
async function keep(signal) {
  if (!(await ready())) throw new Trouble('impossible');
  const cache = await caches.open(store);
  for (let lists = listsOf(chosen()); ; ) {
    const files = await edition(cache, lists, signal);
    // When the site changed meanwhile, what it changed is fetched again.
    const now = await fresh(signal);
    if (String(now.lists) === String(lists)) {
      if (files instanceof Trouble) throw files;
      return finish(cache, files, lists, now.answer);
    }
    lists = now.lists;
  }
}

/**
 * Every file of an edition, fetched; or what is not there.
 * @param {Cache} cache
 * @param {string[]} lists
 * @param {AbortSignal} signal
 */
async function edition(cache, lists, signal) {
  try {
    const files = await filesOf(lists, { signal });
    await fetchAll(cache, files, signal);
    return files;
  } catch (error) {
    if (error instanceof Trouble && error.message === 'gone') return error;
    throw error;
  }
}

async function ready() {
  try {
    await navigator.serviceWorker.register(worker, { scope: base });
    await navigator.storage?.persist?.();
    return true;
  } catch {
    return false;
  }
}

/**
 * The new edition takes the place of the former one, which then goes.
 * @param {Cache} cache
 * @param {Map<string, File>} files
 * @param {string[]} lists
 * @param {Response} own
 */
async function finish(cache, files, lists, own) {
  const mark = editionOf(lists);
  await put(cache, keyOf(`${path}index.html`, mark), own);
  const bytes = [...files.values()].reduce((sum, it) => sum + it.bytes, 0);
  /** @type {State} */
  const state = {
    files: [...files].map(([name, { mark }]) => [name, mark]),
    missing: `${path}404.html`,
    page: path,
    parts: chosen().map((it) => it.value),
    lists,
    day: Date.now(),
    kilobytes: kilobytes(bytes),
  };
  state.files.push([`${path}index.html`, mark]);
  await put(cache, stateUrl, new Response(JSON.stringify(state)));
  await sweep(cache, state);
}

/** @param {string[]} lists */
const editionOf = (lists) => /(\w+)\.json$/.exec(lists[0] ?? '')?.[1] ?? '';

/**
 * Lets go of what is not of the edition.
 * @param {Cache} cache
 * @param {State | null} state
 */
async function sweep(cache, state) {
  const files = state?.files ?? [];
  const held = [stateUrl, ...files.map(([name, mark]) => keyOf(name, mark))];
  const wanted = new Set(held.map((it) => new URL(it, location.href).href));
  const old = (await cache.keys()).filter((it) => !wanted.has(it.url));
  await Promise.all(old.map((it) => cache.delete(it)));
}

/**
 * Only these buttons are there; whoever stood on one that went stands on the first.
 * @param {string[]} names
 */
function offer(names) {
  const held = document.activeElement;
  /** @type {NodeListOf<HTMLButtonElement>} */
  const buttons = form.querySelectorAll('[data-do]');
  for (const it of buttons) it.hidden = !names.includes(it.dataset.do ?? '');
  if ([...buttons].some((it) => it === held && it.hidden)) [...buttons].find((it) => !it.hidden)?.focus();
}

/** Says what is kept, and offers what can be done with it. */
async function show() {
  progress.hidden = true;
  const state = await keptState();
  if (!state) {
    const begun = await caches.has(store);
    status.textContent = begun ? say('partial') : '';
    return offer(begun ? ['resume', 'delete'] : ['save']);
  }
  const day = new Date(state.day).toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' });
  const saved = say('saved', { day, edition: editionOf(state.lists), size: sizeOf(state.kilobytes) });
  if (state.page !== path) {
    status.textContent = `${saved} ${say('other')}`;
    return offer(['save', 'delete']);
  }
  const lists = listsOf(chosen());
  const current = String(state.lists) === String(lists);
  status.textContent = current ? `${saved} ${say('current')}` : saved;
  offer(current ? ['delete'] : ['update', 'delete']);
  if (!current) await weighUpdate(lists, saved);
}

/** @param {string[]} lists @param {string} saved */
async function weighUpdate(lists, saved) {
  try {
    const files = await filesOf(lists);
    const news = await lacking(await caches.open(store), files);
    const bytes = news.reduce((sum, [, it]) => sum + it.bytes, 0);
    status.textContent = `${saved} ${say('old', { size: sizeOf(kilobytes(bytes)) })}`;
  } catch {
    // Without a connection there is nothing newer to speak of.
  }
}

async function start() {
  if (work) return;
  work = new AbortController();
  trouble.textContent = '';
  progress.value = 0;
  progress.hidden = false;
  offer(['stop']);
  let phrase = '';
  try {
    await keep(work.signal);
  } catch (error) {
    work.abort();
    if (error instanceof Trouble) phrase = say(error.message, { file: error.file });
    else if (/** @type {Error} */ (error).name !== 'AbortError') throw error;
    // Room that was taken in vain is given back.
    if (error instanceof Trouble && error.message === 'full') await release();
  } finally {
    work = null;
    await show();
    trouble.textContent = phrase;
  }
}

async function release() {
  const state = await keptState();
  if (state) await sweep(await caches.open(store), state);
  else await forget();
}

async function forget() {
  const registration = await navigator.serviceWorker.getRegistration(base);
  if (registration && new URL(registration.scope).pathname === base) await registration.unregister();
  await caches.delete(store);
}

function paintSum() {
  if (!sum) return;
  const all = chosen().reduce((sum, it) => sum + Number(it.dataset.kilobytes), 0);
  sum.textContent = say('sum', { size: sizeOf(all) });
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  start();
});
the(form, '[data-do=stop]').addEventListener('click', () => work?.abort());
the(form, '[data-do=delete]').addEventListener('click', async () => {
  await forget();
  trouble.textContent = '';
  await show();
  status.textContent = say('deleted');
});
form.addEventListener('change', () => {
  paintSum();
  if (!work) show();
});

async function wake() {
  form.hidden = false;
  if (!('serviceWorker' in navigator && 'caches' in globalThis)) {
    trouble.textContent = say('impossible');
    return;
  }
  const state = await keptState();
  /** @type {NodeListOf<HTMLInputElement>} */
  const boxes = form.querySelectorAll('[type=checkbox]');
  for (const box of boxes) box.checked = state?.page === path && state.parts.includes(box.value);
  paintSum();
  await show();
}

wake();
