// Entries that somebody may mean while they type what they remember of one: found by the
// catalogue's own search, which is fetched for it.

import { button, each, make, the } from './dom.js';

/** @typedef {import('../search/engine.js').Catalogue} Catalogue */
/** @typedef {import('./fields.js').Asked} Asked */

const MOST = 5;
/** Some of them may be named already. */
const ASKED = 8;
/** Letters from which on it is worth asking. */
const LEAST = 3;
/** Milliseconds without a key. */
const REST = 250;

/**
 * Suggests below a field, whose `data-find` is the page that searches these entries, and
 * asks whether those that are named are there.
 * @param {Asked} asked
 * @param {string | null} own the entry that is being written
 */
export function suggest({ part, read }, own) {
  const { find = '' } = part.dataset;
  const area = /** @type {HTMLTextAreaElement | HTMLInputElement} */ (the(part, 'textarea, input'));
  const place = make('ul', { class: 'found', 'aria-live': 'polite', 'aria-label': the(part, '.find-how').textContent ?? '' });
  part.append(place);
  /** @type {Promise<Catalogue> | null} */
  let opened = null;
  let resting = 0;
  const names = () => /** @type {string[]} */ ([read() ?? []].flat());
  /** What stood there before is not this person's to mend. */
  const old = names();
  area.addEventListener('input', () => {
    clearTimeout(resting);
    resting = setTimeout(look, REST);
  });
  part.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && part.contains(relatedTarget))) check();
  });
  look();

  async function look() {
    const { text } = lineAt(area);
    const words = text.trim();
    // An address or the name of a file is an answer already.
    const open = words.length >= LEAST && !/[/]|^[a-z0-9]+(-[a-z0-9]+)+$/.test(words);
    const found = open ? await ask(words).catch(() => []) : [];
    if (lineAt(area).text !== text) return;
    const others = found.filter(({ slug }) => slug !== own && !area.value.split('\n').includes(slug));
    place.replaceChildren(...others.slice(0, MOST).map(({ slug, title }) => make('li', {}, button(title, () => take(slug)))));
  }

  /** @param {string} words */
  async function ask(words) {
    opened ??= openAt(find);
    const catalogue = await opened.catch((error) => {
      opened = null;
      throw error;
    });
    const { ids } = await catalogue.ask({ q: words, filters: new Map(), order: 'relevance' }, ASKED);
    const cards = await catalogue.cards(ids);
    return cards.map(({ title, href }) => ({ title, slug: href.split('/').at(-2) ?? '' }));
  }

  /** Without an answer nothing is held against a name. */
  async function check() {
    const added = names().filter((it) => !old.includes(it));
    const there = await Promise.all(added.map((it) => fetch(`${find}${encodeURIComponent(it)}/`, { method: 'HEAD' }).then(({ status }) => status !== 404, () => true)));
    const stray = added[there.indexOf(false)] ?? '';
    if (stray === (part.dataset.stray ?? '')) return;
    part.dataset.stray = stray;
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** Puts an entry in the place of what was typed. @param {string} slug */
  function take(slug) {
    const { start, end } = lineAt(area);
    area.setRangeText(slug, start, end, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
    area.focus();
    place.replaceChildren();
  }
}

/** The line in which somebody types. @param {HTMLTextAreaElement | HTMLInputElement} area */
function lineAt({ value, selectionStart }) {
  const at = selectionStart ?? value.length;
  const start = value.lastIndexOf('\n', at - 1) + 1;
  const next = value.indexOf('\n', at);
  const end = next < 0 ? value.length : next;
  return { start, end, text: value.slice(start, end) };
}

/**
 * The catalogue whose search a page has.
 * @param {string} href
 * @returns {Promise<Catalogue>}
 */
async function openAt(href) {
  const [{ openCatalogue }, answer] = await Promise.all([import('../search/engine.js'), fetch(href)]);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return openCatalogue(each(page, '[data-index]')[0]?.dataset.index ?? '');
}
