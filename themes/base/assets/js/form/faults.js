// What is wrong, said beside the field, and all of it together above the form.

import { each, make, the } from './dom.js';

/** @typedef {import('./fields.js').Asked} Asked */
/** Words about a field, with links where there are some. @typedef {(Node | string)[]} Words */

/**
 * Says what is wrong with a field, or that nothing is.
 * @param {Asked} asked
 * @param {Words | null} words
 */
export function sayFault({ part, focus }, words) {
  /** @type {HTMLElement} */
  const place = the(part, '.fault');
  place.replaceChildren(...(words ?? []));
  place.hidden = !words;
  part.classList.toggle('wrong', words !== null);
  if (focus.matches('fieldset')) return;
  if (words) focus.setAttribute('aria-invalid', 'true');
  else focus.removeAttribute('aria-invalid');
  /** @type {HTMLInputElement} */ (focus).setCustomValidity(words ? place.textContent ?? '' : '');
}

/**
 * Lists what is wrong, each with the way to it, and goes there.
 * @param {HTMLElement} box
 * @param {{ to: Asked | null, words: Words }[]} found
 * @param {boolean} [goes] not while somebody types
 */
export function listFaults(box, found, goes = true) {
  const items = found.map(({ to, words }) => {
    if (!to) return make('li', {}, ...words);
    const text = words.map((it) => (typeof it === 'string' ? it : it.textContent)).join('');
    const link = make('a', { href: `#${to.focus.id}` }, text);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      goTo(to);
    });
    return make('li', {}, link);
  });
  the(box, 'ul').replaceChildren(...items);
  box.hidden = !found.length;
  if (found.length && goes) box.focus();
}

/** Opens what a field is folded in, and gives it the focus. @param {Asked} asked */
export function goTo({ part, focus }) {
  for (let it = part.parentElement; it; it = it.parentElement) {
    if (it.matches('details')) it.setAttribute('open', '');
  }
  part.scrollIntoView({ block: 'start' });
  const tick = each(focus, 'input').find((it) => it.offsetParent);
  (focus.matches('fieldset') ? (tick ?? focus) : focus).focus({ preventScroll: true });
}
