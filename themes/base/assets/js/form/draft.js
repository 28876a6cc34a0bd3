// What somebody wrote and has not handed over yet, kept on this machine: IndexedDB, or
// else this tab, or else this page. Nothing here throws: a draft that cannot be kept
// must never keep anybody from writing.

/** A draft as it was kept. @typedef {{ key: string, state: any, when: number }} Draft */
/** @typedef {'machine' | 'tab' | 'page'} Where */
/** What became of a draft that was to be kept; `survives` the closing of the tab.
 * @typedef {{ where: Where, survives: boolean }} Kept */

const NAME = 'fichero';
const STORE = 'drafts';
/** Drafts in the tab's own store begin so. */
const PREFIX = 'fichero-draft ';
/** A draft is let go after so many milliseconds: a year. */
const OLD = 366 * 24 * 3600 * 1000;
/** A browser that has not opened its store by then will not. */
const PATIENCE = 2000;

/** @type {Map<string, Draft>} */
const page = new Map();
/** Once it is open a draft is written without waiting, so also when the page is left.
 * @type {IDBDatabase | null} */
let database = null;
/** @type {Promise<IDBDatabase | null> | null} */
let opening = null;

/**
 * A short mark of a text (cyrb53, 53 bits in 11 digits): the same text has the same.
 * @param {string} text
 */
export function mark(text) {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36).padStart(11, '0');
}

/**
 * The key of a draft: what it is of, and the text it began from, so that a draft of an
 * older text is not taken for one of the newer.
 * @param {string} collection @param {string | null} slug @param {string | null} base
 */
export function keyOf(collection, slug, base) {
  return `${collection}/${slug ?? ''} ${base === null ? 'new' : mark(base)}`;
}

/** Opens the store ahead, so that the first draft need not wait. */
export function ready() {
  opening ??= open().then((it) => (database = it));
  return opening;
}

/**
 * Keeps a draft in place of the former one.
 * @param {string} key @param {unknown} state what structured cloning takes
 * @returns {Promise<Kept>}
 */
export async function keep(key, state) {
  /** @type {Draft} */
  const draft = { key, state, when: Date.now() };
  const store = database ?? (await ready());
  if (store && (await put(store, draft))) {
    page.delete(key);
    forgetInTab(key);
    return { where: 'machine', survives: true };
  }
  if (putInTab(draft)) return { where: 'tab', survives: false };
  page.set(key, draft);
  return { where: 'page', survives: false };
}

/**
 * The draft of a key, if there is one.
 * @param {string} key
 * @returns {Promise<{ state: any, when: number } | undefined>}
 */
export async function kept(key) {
  return (await all()).find((it) => it.key === key);
}

/** Lets a draft go. @param {string} key */
export async function drop(key) {
  page.delete(key);
  forgetInTab(key);
  const store = database ?? (await ready());
  if (store) await write(store, (drafts) => drafts.delete(key));
}

/**
 * Every draft, the newest first; old ones are let go.
 * @returns {Promise<Draft[]>}
 */
export async function all() {
  const store = database ?? (await ready());
  const found = [...(store ? await read(store) : []), ...inTab(), ...page.values()];
  /** @type {Map<string, Draft>} */
  const newest = new Map();
  for (const draft of found.sort((a, b) => a.when - b.when)) newest.set(draft.key, draft);
  const drafts = [...newest.values()].reverse();
  const old = drafts.filter((it) => Date.now() - it.when > OLD);
  await Promise.all(old.map((it) => drop(it.key)));
  return drafts.filter((it) => !old.includes(it));
}

/** @returns {Promise<IDBDatabase | null>} */
function open() {
  return new Promise((resolve) => {
    try {
      const asked = window.indexedDB.open(NAME, 1);
      const tooLate = setTimeout(() => resolve(null), PATIENCE);
      const end = (/** @type {IDBDatabase | null} */ found) => {
        clearTimeout(tooLate);
        resolve(found);
      };
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'key' });
      asked.onerror = () => end(null);
      asked.onblocked = () => end(null);
      asked.onsuccess = () => {
        asked.result.onversionchange = () => close(asked.result);
        asked.result.onclose = () => close(asked.result);
        end(asked.result);
      };
    } catch {
      resolve(null);
    }
  });
}

/** The browser took the store away; the next draft asks for it again.
 * @param {IDBDatabase} gone */
function close(gone) {
  gone.close();
  database = null;
  opening = null;
}

/** @param {IDBDatabase} store @param {Draft} draft */
function put(store, draft) {
  return write(store, (drafts) => drafts.put(draft));
}

/**
 * Whether something was written. The transaction is ended at once: it must not wait
 * for a page that is being left.
 * @param {IDBDatabase} store @param {(drafts: IDBObjectStore) => void} act
 * @returns {Promise<boolean>}
 */
function write(store, act) {
  return new Promise((resolve) => {
    try {
      const work = store.transaction(STORE, 'readwrite', { durability: 'relaxed' });
      work.oncomplete = () => resolve(true);
      work.onabort = () => resolve(false);
      work.onerror = () => resolve(false);
      act(work.objectStore(STORE));
      work.commit();
    } catch {
      resolve(false);
    }
  });
}

/** @param {IDBDatabase} store @returns {Promise<Draft[]>} */
function read(store) {
  return new Promise((resolve) => {
    try {
      const asked = store.transaction(STORE, 'readonly').objectStore(STORE).getAll();
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => resolve([]);
    } catch {
      resolve([]);
    }
  });
}

/** @param {Draft} draft */
function putInTab(draft) {
  try {
    sessionStorage.setItem(PREFIX + draft.key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} key */
function forgetInTab(key) {
  try {
    sessionStorage.removeItem(PREFIX + key);
  } catch {
    // Then nothing was kept there either.
  }
}

/** @returns {Draft[]} */
function inTab() {
  try {
    const keys = Object.keys(sessionStorage).filter((it) => it.startsWith(PREFIX));
    return keys.map((it) => JSON.parse(sessionStorage.getItem(it) ?? ''));
  } catch {
    return [];
  }
}
