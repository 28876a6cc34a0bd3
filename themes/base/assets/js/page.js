// What the explorer writes into the page: cards, phrases, the panel of facets.
// Text only ever becomes text; markup comes from the templates in the page.

/** @typedef {import('./search/engine.js').Card} Card */
/** @typedef {import('./search/engine.js').Piece} Piece */
/** @typedef {import('./search/engine.js').Question} Question */
/** @typedef {{ field: string, id: string, label: string, href: string | null, box: HTMLInputElement, count: HTMLElement, all: string, sign: Element | null }} Term */
/** @typedef {Map<string, Map<string, Term>>} Terms  By field and id, in the order of the page. */
/** @typedef {Awaited<ReturnType<typeof import('./search/engine.js').openCatalogue>>} Catalogue */

/**
 * The element that the page must hold.
 * @template {HTMLElement} T
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T}
 */
export function the(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return /** @type {T} */ (found);
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

/** @type {HTMLTemplateElement} */
const { content: phrases } = the(document, '#phrases');
/** @type {HTMLTemplateElement} */
const { content: blank } = the(document, '#card');

/** The language of entries that do not say theirs. */
const own = the(document, '#explorer').dataset.language ?? '';

/**
 * A phrase of the page, its {places} filled; empty when the theme has none.
 * @param {string} name
 * @param {Record<string, Node | string>} [values]
 * @returns {HTMLElement}
 */
export function say(name, values = {}) {
  const phrase = phrases.querySelector(`[data-say="${name}"]`)?.cloneNode(true);
  if (!(phrase instanceof HTMLElement)) return make('p', []);
  // 4: texts only.
  const walker = document.createTreeWalker(phrase, 4);
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
 * @param {number} calm milliseconds for which a card must stay to be worth its text
 */
export function cardOf(card, catalogue, question, terms, calm) {
  const made = /** @type {DocumentFragment} */ (blank.cloneNode(true));
  const item = the(made, '.card');
  /** @type {HTMLAnchorElement} */
  const link = the(item, '.card-link');
  const text = the(item, '.card-text');
  const title = catalogue.mark(card.title, question);
  const summary = catalogue.mark(card.summary, question);
  link.href = card.href;
  link.append(...marked(title));
  text.append(...marked(summary));
  for (const tag of item.querySelectorAll('.tag')) {
    const fact = card.facts.find((it) => tag.classList.contains(`tag-${it.name}`));
    if (fact) tag.append(...values(fact, terms, (text) => marked(catalogue.mark(text, question))));
    else tag.remove();
  }
  const language = card.language ?? own;
  if (language !== document.documentElement.lang) {
    link.lang = link.hreflang = text.lang = language;
    const tag = phrases.querySelector(`[data-language="${CSS.escape(language)}"]`) ?? phrases.querySelector('[data-language=other]');
    if (tag) the(item, '.tags:last-of-type').append(tag.cloneNode(true));
  }
  if (question.q && ![...title, ...summary].some((it) => it.hit)) {
    unseen.set(item, () => excerpt(card, catalogue, question, text));
    setTimeout(() => {
      if (item.isConnected) watcher.observe(item);
    }, calm);
  }
  return item;
}

/** @param {Piece[]} pieces */
const marked = (pieces) => pieces.map((it) => (it.hit ? make('mark', [], it.text) : it.text));

/**
 * @param {Card['facts'][number]} fact
 * @param {Terms} terms
 * @param {(text: string) => (Node | string)[]} mark
 * @returns {(Node | string)[]}
 */
function values(fact, terms, mark) {
  const links = fact.terms.map((id) => {
    const { href, label, sign } = terms.get(fact.name)?.get(id) ?? { label: id };
    const shown = mark(label);
    if (sign) shown.unshift(sign.cloneNode(true));
    if (href) return [make('a', [['href', href]], ...shown)];
    return sign ? [make('span', [], ...shown)] : shown;
  });
  // What begins with a sign needs no comma before it.
  const between = links.some(([it]) => it instanceof HTMLElement && it.querySelector('svg')) ? ' ' : ', ';
  return [...links, ...fact.texts.map(mark)].flatMap((it, n) => (n ? [between, ...it] : it));
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

/**
 * The links of the panel become boxes to tick.
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
    const find = /** @type {HTMLInputElement | null} */ (facet.querySelector('.find'));
    if (find) narrowing(find, the(facet, '.options'));
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
  const count = the(item, '.count');
  const link = item.querySelector('a');
  const label = item.firstElementChild?.textContent ?? '';
  const box = make('input', [['type', 'checkbox'], ['name', field], ['value', id]]);
  const own = item.querySelector('svg');
  // Terms of a group have its sign, which stands in its heading.
  const sign = own ?? item.parentElement?.previousElementSibling?.querySelector('svg') ?? null;
  item.replaceChildren(make('label', [], box, make('span', [], ...(own ? [own] : []), label), ' ', count));
  return { field, id, label, href: link && link.href, box, count, all: count.textContent ?? '', sign };
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
  // Else the form would be sent with a word that only narrows a list.
  find.onkeydown = (press) => press.key !== 'Enter';
}

/** @param {string} text */
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * @param {Terms} terms
 * @returns {Term[]}
 */
export const chosen = (terms) => [...terms.values()].flatMap((own) => [...own.values()].filter((it) => it.box.checked));

/**
 * Facets without counts keep theirs; without any, they are those of the whole catalogue.
 * @param {Terms} terms
 * @param {Map<string, Map<string, number>> | null} counts
 */
export function paintCounts(terms, counts) {
  for (const [field, own] of terms) {
    if (counts && !counts.has(field)) continue;
    for (const [id, { box, count, all }] of own) {
      const left = counts ? (counts.get(field)?.get(id) ?? 0) : Number(all);
      if (count.textContent !== String(left)) count.textContent = String(left);
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
    the(part, '.chosen').textContent = n ? `(${n})` : '';
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
