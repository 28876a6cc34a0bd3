// Small things that every part of the form needs. Text only ever becomes text; markup
// and phrases come from the page.

/**
 * The element that the page must hold.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T}
 */
export function the(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {T} */ (found);
}

/**
 * Every element that fits.
 * @param {ParentNode} root
 * @param {string} selector
 */
export const each = (root, selector) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/**
 * @param {string} text
 * @param {() => void} act
 */
export function button(text, act) {
  const made = make('button', { type: 'button' }, text);
  made.addEventListener('click', act);
  return made;
}

/**
 * A phrase of the page, its {places} filled with texts or elements.
 * @param {string} name
 * @param {Record<string, Node | string>} [values]
 * @returns {(Node | string)[]}
 */
export function said(name, values = {}) {
  /** @type {HTMLTemplateElement} */
  const { content } = the(document, '#phrases');
  const text = content.querySelector(`[data-say="${name}"]`)?.textContent ?? '';
  return text.split(/\{(\w+)\}/).map((it, n) => (n % 2 ? (values[it] ?? '') : it));
}

/**
 * The same, as text.
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
export const word = (name, values = {}) => {
  const texts = Object.entries(values).map(([key, it]) => [key, String(it)]);
  return said(name, Object.fromEntries(texts)).join('');
};

/** A copy of the template within a part of the page. @param {ParentNode} part */
export function copy(part) {
  /** @type {HTMLTemplateElement} */
  const { content } = the(part, 'template');
  return /** @type {HTMLElement} */ (content.firstElementChild?.cloneNode(true));
}

/** Lower case without accents, to compare what people type. @param {string} text */
export const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
