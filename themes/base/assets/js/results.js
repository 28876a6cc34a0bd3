// What the explorer writes into the page. Text only ever becomes text; markup
// comes from the templates that stand in the page.

/** @typedef {import('./search/engine.js').Card} Card */
/** @typedef {import('./search/engine.js').Piece} Piece */
/** @typedef {import('./search/engine.js').Question} Question */
/** @typedef {import('./panel.js').Terms} Terms */
/** @typedef {Awaited<ReturnType<typeof import('./search/engine.js').openCatalogue>>} Catalogue */

/**
 * The element that the page must hold.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
export function the(root, selector, type) {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`the page has no ${selector}`);
  return found;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {[string, string][]} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of attributes) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/**
 * @param {string} text
 * @param {() => void} press
 */
export function button(text, press) {
  const made = make('button', [['type', 'button']], text);
  made.addEventListener('click', press);
  return made;
}

const phrases = the(document, '#phrases', HTMLTemplateElement).content;
const blank = the(document, '#card', HTMLTemplateElement).content;

/**
 * A phrase of the page, its {places} filled; empty when the theme has none.
 * @param {string} name
 * @param {Record<string, Node | string>} [values]
 * @returns {HTMLElement}
 */
export function say(name, values = {}) {
  const phrase = phrases.querySelector(`[data-say="${name}"]`)?.cloneNode(true);
  if (!(phrase instanceof HTMLElement)) return make('p', []);
  const walker = document.createTreeWalker(phrase, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const text of texts) {
    const parts = text.data.split(/\{(\w+)\}/);
    text.replaceWith(...parts.map((it, n) => (n % 2 ? (values[it] ?? '') : it)));
  }
  return phrase;
}

/**
 * The same, as text.
 * @param {string} name
 * @param {Record<string, string>} [values]
 */
export const word = (name, values) => say(name, values).textContent ?? '';

/** @param {number} n */
export const count = (n) => word(n === 1 ? 'one' : 'many', { n: String(n) });

/** @type {WeakMap<Element, () => void>} */
const unseen = new WeakMap();
// Texts are fetched for the cards that are looked at, a little ahead of the eye.
const watcher = new IntersectionObserver(
  (seen) => {
    for (const { target } of seen.filter((it) => it.isIntersecting)) {
      watcher.unobserve(target);
      unseen.get(target)?.();
    }
  },
  { rootMargin: '100px' },
);

/**
 * @param {Card} card
 * @param {Catalogue} catalogue
 * @param {Question} question
 * @param {Terms} terms
 */
export function cardOf(card, catalogue, question, terms) {
  const made = /** @type {DocumentFragment} */ (blank.cloneNode(true));
  const item = the(made, '.card', HTMLElement);
  const link = the(item, '.card-link', HTMLAnchorElement);
  const text = the(item, '.card-text', HTMLElement);
  const title = catalogue.mark(card.title, question);
  const summary = catalogue.mark(card.summary, question);
  link.href = card.href;
  link.append(...marked(title));
  text.append(...marked(summary));
  const tags = the(item, '.tags', HTMLElement);
  for (const tag of [...tags.children]) {
    const fact = card.facts.find((it) => tag.classList.contains(`tag-${it.name}`));
    if (fact) tag.append(...values(fact, terms));
    else tag.remove();
  }
  if (card.language) speak(card.language, link, text, tags);
  if (question.q && ![...title, ...summary].some((it) => it.hit)) {
    unseen.set(item, () => excerpt(card, catalogue, question, text));
    watcher.observe(item);
  }
  return item;
}

/** @param {Piece[]} pieces */
const marked = (pieces) => pieces.map((it) => (it.hit ? make('mark', [], it.text) : it.text));

/**
 * @param {Card['facts'][number]} fact
 * @param {Terms} terms
 * @returns {(Node | string)[]}
 */
function values(fact, terms) {
  const known = fact.terms.map((id) => terms.get(fact.name)?.get(id));
  const links = known.filter((it) => it !== undefined).map((it) => (it.href ? make('a', [['href', it.href]], it.label) : it.label));
  return [...links, ...fact.texts].flatMap((it, n) => (n ? [', ', it] : [it]));
}

/**
 * Says in which language an entry is, when it is not the site's.
 * @param {string} language
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} text
 * @param {HTMLElement} tags
 */
function speak(language, link, text, tags) {
  link.lang = link.hreflang = text.lang = language;
  const tag = phrases.querySelector(`[data-language="${CSS.escape(language)}"]`) ?? phrases.querySelector('[data-language=other]');
  if (tag) tags.append(tag.cloneNode(true));
}

/**
 * @param {Card} card
 * @param {Catalogue} catalogue
 * @param {Question} question
 * @param {HTMLElement} text
 */
async function excerpt(card, catalogue, question, text) {
  // A missing line is no loss: what is asked for is already on the card.
  const pieces = await catalogue.excerpt(card, question).catch(() => null);
  if (pieces) text.after(make('p', [['class', 'excerpt'], ['lang', text.lang || document.documentElement.lang]], ...marked(pieces)));
}
