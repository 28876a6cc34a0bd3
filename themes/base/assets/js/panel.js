// The panel of facets: its lists of links become boxes to tick.

import { button, make, say, the, word } from './results.js';

/** @typedef {{ field: string, id: string, label: string, href: string | null, box: HTMLInputElement, count: HTMLElement, all: string }} Term */
/** @typedef {Map<string, Map<string, Term>>} Terms  By field and id, in the order of the page. */

/**
 * @param {HTMLElement} panel
 * @returns {Terms}
 */
export function wake(panel) {
  const terms = new Map();
  for (const facet of panel.querySelectorAll('details')) {
    const field = facet.dataset.field ?? '';
    const items = [...facet.querySelectorAll('li')];
    const own = items.map((it) => tickable(it, field));
    terms.set(field, new Map(own.map((it) => [it.id, it])));
    const find = facet.querySelector('input');
    if (find instanceof HTMLInputElement && find.matches('.find')) narrowing(find, the(facet, '.options', HTMLElement));
    facet.hidden = false;
  }
  return terms;
}

/**
 * @param {HTMLElement} item
 * @param {string} field
 * @returns {Term}
 */
function tickable(item, field) {
  const id = item.dataset.term ?? '';
  const count = the(item, '.count', HTMLElement);
  const link = item.querySelector('a');
  const label = item.firstElementChild?.textContent ?? '';
  const box = make('input', [['type', 'checkbox'], ['name', field], ['value', id]]);
  item.replaceChildren(make('label', [], box, make('span', [], label), ' ', count));
  return { field, id, label, href: link && link.href, box, count, all: count.textContent ?? '' };
}

/**
 * A box that leaves of a long list what is written in it.
 * @param {HTMLInputElement} find
 * @param {HTMLElement} options
 */
function narrowing(find, options) {
  const nowhere = say('nowhere');
  nowhere.hidden = true;
  options.after(nowhere);
  find.hidden = false;
  find.addEventListener('input', () => {
    const wanted = fold(find.value.trim());
    for (const list of options.querySelectorAll('ul')) {
      let kept = 0;
      for (const item of list.querySelectorAll('li')) {
        item.hidden = !fold(item.querySelector('span')?.textContent ?? '').includes(wanted);
        kept += item.hidden ? 0 : 1;
      }
      list.hidden = !kept;
      const group = list.previousElementSibling;
      if (group instanceof HTMLElement && group.matches('.group')) group.hidden = !kept;
    }
    nowhere.hidden = options.querySelector('li:not([hidden])') !== null;
  });
  find.addEventListener('keydown', (press) => {
    if (press.key === 'Enter') press.preventDefault();
  });
}

/** @param {string} text */
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * @param {Terms} terms
 * @returns {Term[]}
 */
export const chosen = (terms) => [...terms.values()].flatMap((own) => [...own.values()].filter((it) => it.box.checked));

/**
 * Without counts, those of the whole catalogue.
 * @param {Terms} terms
 * @param {Map<string, Map<string, number>> | null} counts
 */
export function paintCounts(terms, counts) {
  for (const [field, own] of terms) {
    for (const [id, { box, count, all }] of own) {
      const left = counts ? (counts.get(field)?.get(id) ?? 0) : Number(all);
      count.textContent = String(left);
      // The box in use keeps the focus, which a disabled one would lose.
      box.disabled = !left && !box.checked && box !== document.activeElement;
    }
  }
}

/**
 * How many are chosen, in the panel's summary and in that of each facet.
 * @param {HTMLElement} panel
 * @param {Terms} terms
 */
export function paintNumbers(panel, terms) {
  const all = chosen(terms);
  const paint = (/** @type {Element} */ part, /** @type {number} */ n) => {
    the(part, '.chosen', HTMLElement).textContent = n ? `(${n})` : '';
  };
  paint(panel, all.length);
  for (const facet of panel.querySelectorAll('details')) {
    paint(facet, all.filter((it) => it.field === facet.dataset.field).length);
  }
}

/**
 * A button for each chosen term that takes it away, and one for all of them.
 * @param {HTMLElement} list
 * @param {Term[]} all
 * @param {(gone: Term[], position: number) => void} remove
 */
export function paintChips(list, all, remove) {
  const chips = all.map((term, n) => {
    const chip = button(term.label, () => remove([term], n));
    chip.setAttribute('aria-label', word('remove', { name: term.label }));
    return chip;
  });
  if (all.length > 1) chips.push(button(word('remove-all'), () => remove(all, all.length)));
  list.replaceChildren(...chips.map((it) => make('li', [], it)));
  list.hidden = !all.length;
}
