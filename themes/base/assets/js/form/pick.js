// Choosing terms: boxes to tick, a box to look for one, those chosen in their order.

import { button, each, fold, make, the, word } from './dom.js';

/** @typedef {{ read: () => string[], write: (ids: string[]) => void }} Picker */

/**
 * @param {HTMLElement} part the field
 * @param {number} most terms at most; 0 for any number, whose order says nothing
 * @returns {Picker}
 */
export function picker(part, most) {
  const boxes = /** @type {HTMLInputElement[]} */ (each(part, '.options input'));
  /** @type {HTMLElement} */
  const list = the(part, '.picked');
  const sum = the(part, '.sum');
  const find = /** @type {HTMLInputElement | null} */ (part.querySelector('.find'));
  if (find) lookFor(find, the(part, '.options'));
  /** @type {string[]} */
  let order = [];

  const changed = () => part.dispatchEvent(new Event('change', { bubbles: true }));
  const labelOf = (/** @type {string} */ id) => boxes.find((it) => it.value === id)?.parentElement?.textContent?.trim() ?? id;
  const place = (/** @type {string[]} */ next) => {
    order = next;
    for (const it of boxes) it.checked = order.includes(it.value);
    list.replaceChildren(...order.map(item));
    list.hidden = !order.length;
    sum.textContent = order.length ? word(most > 1 ? 'count-of' : 'count', { n: order.length, max: most }) : '';
  };

  /** @param {string} id @param {number} at */
  function item(id, at) {
    const name = labelOf(id);
    const move = (/** @type {string} */ sign, /** @type {string} */ phrase, /** @type {number} */ to) => {
      const made = button(sign, () => {
        const next = order.filter((it) => it !== id);
        next.splice(to, 0, id);
        place(next);
        changed();
        focusOn(to, phrase);
      });
      made.dataset.do = phrase;
      made.setAttribute('aria-label', word(phrase, { name }));
      return made;
    };
    const out = button('×', () => {
      place(order.filter((it) => it !== id));
      changed();
      if (order.length) focusOn(Math.min(at, order.length - 1), 'take-out');
      else (find ?? boxes[0])?.focus();
    });
    out.dataset.do = 'take-out';
    out.setAttribute('aria-label', word('take-out', { name }));
    const moves = most > 1 ? [...(at ? [move('↑', 'up', at - 1)] : []), ...(at < order.length - 1 ? [move('↓', 'down', at + 1)] : [])] : [];
    return make('li', {}, make('span', {}, name), ...moves, out);
  }

  /** What was pressed is made anew: the focus goes on where it stands now. @param {number} at @param {string} phrase */
  function focusOn(at, phrase) {
    const row = list.children[at];
    const found = /** @type {HTMLElement | null | undefined} */ (row?.querySelector(`[data-do="${phrase}"]`) ?? row?.querySelector('button'));
    found?.focus();
  }

  for (const it of boxes) {
    it.addEventListener('change', () => place(it.checked ? [...order.filter((id) => id !== it.value), it.value] : order.filter((id) => id !== it.value)));
  }
  // What was ticked before the script came.
  place(boxes.filter((it) => it.checked).map((it) => it.value));
  return { read: () => order, write: place };
}

/**
 * Leaves of a long list what is written in a box, as in the explorer.
 * @param {HTMLInputElement} find
 * @param {HTMLElement} options
 */
function lookFor(find, options) {
  const nowhere = make('p', { class: 'note', role: 'status' });
  options.after(nowhere);
  find.hidden = false;
  find.addEventListener('input', (event) => {
    // Looking for a term changes nothing in the entry.
    event.stopPropagation();
    const wanted = fold(find.value.trim());
    for (const list of each(options, 'ul')) {
      let left = 0;
      for (const item of each(list, 'li')) {
        item.hidden = !fold(item.textContent ?? '').includes(wanted);
        left += item.hidden ? 0 : 1;
      }
      list.hidden = !left;
      const group = list.previousElementSibling;
      if (group instanceof HTMLElement && group.matches('.group')) group.hidden = !left;
    }
    nowhere.textContent = options.querySelector('li:not([hidden])') ? '' : word('nowhere');
  });
  find.addEventListener('change', (event) => event.stopPropagation());
}
