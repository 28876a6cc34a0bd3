// The explorer: the address, the form and the results always say the same. The
// search engine is fetched when somebody first asks for something.

import { button, cardOf, chosen, count, make, paintChips, paintCounts, paintNumbers, say, the, wake, word } from './page.js';

/** @typedef {import('./page.js').Catalogue} Catalogue */
/** @typedef {import('./page.js').Card} Card */
/** @typedef {import('./page.js').Question} Question */
/** @typedef {import('./page.js').Term} Term */
/** @typedef {Awaited<ReturnType<Catalogue['ask']>>} Answer */

/** Milliseconds before something is fetched: a fast typist's next letter comes sooner. */
const TYPING = 80;
/** Results that fill a screen; the others are fetched behind them. */
const SCREENFUL = 10;
/** Results that are seen below a box that is being written in. */
const GLANCE = 4;
/** Milliseconds of rest before more is done than answering a key: counts, the results
 * further down, the address, words read aloud. */
const CALM = 300;
/** Milliseconds after which a wait needs a word. */
const WAIT = 500;

/** @type {HTMLFormElement} */
const form = the(document, '#explorer');
/** @type {HTMLInputElement} */
const box = the(form, '[type=search]');
/** @type {HTMLDetailsElement} */
const panel = the(form, '.panel');
const results = the(document, '.results');
const heading = the(results, '#results');
const status = the(results, '[role=status]');
/** @type {HTMLSelectElement} */
const select = the(results, 'select');
const chips = the(results, '.chips');
const trouble = the(results, '[role=alert]');
const retry = the(results, '.retry');
const notes = the(results, '.notes');
const list = the(results, '.cards');
/** @type {HTMLButtonElement} */
const more = the(results, '.more');
const pager = results.querySelector('nav');
/** @type {HTMLDetailsElement | null} */
const where = results.querySelector('.where');

const size = Number(form.dataset.size);
const first = { status: status.textContent ?? '', cards: [...list.children] };
const terms = wake(panel);

/** The order somebody chose. */
let order = '';
let shown = size;
/** @type {number | undefined} */
let reading;
let turn = 0;
let search = '';
/** The address waits for the end of a word. */
let recording = 0;
/** The address whose results are on the screen. */
let listed = '';
let saying = 0;
let said = first.status;
/** The terms that chips stand for. @type {Term[]} */
let painted = [];
let index = form.dataset.index ?? '';
/** @type {Promise<Catalogue> | null} */
let opening = null;

/** @returns {Promise<Catalogue>} */
function open() {
  opening ??= load().catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function load() {
  const url = index;
  // Asked for with the scripts, not after them.
  const head = fetch(url);
  head.catch(() => {});
  // Asked for together: the one imports the other.
  const [{ openCatalogue }, { fetchText }] = await Promise.all([import('./search/engine.js'), import('./search/files.js')]);
  return openCatalogue(url, (it) => fetchText(it, it === url ? head : undefined));
}

const [relevance, unasked] = [...select.options];
const usual = () => (box.value.trim() ? relevance : unasked)?.value ?? '';
/** The order, if it is not the one that goes without saying. */
const special = () => ([usual(), relevance?.value].includes(order) ? '' : order);

/** @returns {Question} */
function asked() {
  /** @type {Map<string, string[]>} */
  const filters = new Map();
  for (const { field, id } of chosen(terms)) filters.set(field, [...(filters.get(field) ?? []), id]);
  return { q: box.value.trim(), filters, order: special() || usual() };
}

/**
 * The address of a question.
 * @param {string} q
 */
function address(q) {
  const params = new URLSearchParams();
  if (q) params.set(box.name, q);
  for (const { field, id } of chosen(terms)) params.append(field, id);
  if (special()) params.set(select.name, order);
  const text = params.toString();
  return text ? `?${text}` : location.pathname;
}

/**
 * What is being typed reaches the address when the typing rests: browsers refuse too
 * many changes of it, and each costs as much as the answer.
 * @param {'pushState' | 'replaceState'} how
 * @param {number} [calm]
 */
function record(how, calm) {
  clearTimeout(recording);
  recording = 0;
  const said = address(box.value.trim());
  search = said.startsWith('?') ? said : '';
  if (calm) recording = setTimeout(settle, calm);
  else history[how]({ shown }, '', said);
}

/** Writes into the address what has not reached it yet. */
function settle() {
  if (recording) record('replaceState');
}

/** Makes the form say what the address says; what is not known is left out. */
function read() {
  const params = new URLSearchParams(location.search);
  box.value = params.get(box.name) ?? '';
  for (const [field, own] of terms) {
    const wanted = params.getAll(field).map((it) => it.toLowerCase());
    for (const [id, term] of own) term.box.checked = wanted.includes(id);
  }
  const wanted = params.get(select.name);
  order = [...select.options].find((it) => it.value === wanted)?.value ?? '';
  shown = Number(history.state?.shown) || size;
  search = location.search;
}

/**
 * A choice is one entry of the history; what is being typed changes the last one.
 * @param {'pushState' | 'replaceState'} [how]
 */
function choose(how = 'pushState') {
  shown = size;
  reading = undefined;
  record(how);
  return run();
}

/** @param {number} time in milliseconds */
const rest = (time) => (time ? new Promise((done) => setTimeout(done, time)) : undefined);

/** Only the newest question is answered: what comes later than the next is dropped. */
async function run(from = 0, { calm = 0, pause = 0, renew = true } = {}) {
  const mine = ++turn;
  const question = asked();
  paintQuestion(question);
  if (!question.q && !question.filters.size && !special()) return restore(question, mine);
  if (listed !== search) from = 0;
  announce(word('searching'), WAIT);
  try {
    const catalogue = await open();
    if (!catalogue.holds(question)) await rest(pause);
    if (mine !== turn) return;
    const answer = await catalogue.ask(question, shown, reading);
    const to = from + (calm ? GLANCE : SCREENFUL);
    const seen = answer.ids.slice(from, to);
    if (!catalogue.holdsCards(seen)) await rest(pause);
    if (mine !== turn) return;
    const dress = (/** @type {Card} */ it) => cardOf(it, catalogue, question, terms, calm);
    const cards = await catalogue.cards(seen);
    if (mine !== turn) return;
    show(cards.map(dress), from, notesOf(answer));
    tell(answer.total ? count(answer.total) : word('none'), calm);
    await rest(calm);
    if (mine !== turn) return;
    const others = async () => {
      const cards = await catalogue.cards(answer.ids.slice(to));
      if (mine !== turn) return;
      list.append(...cards.map(dress));
      more.hidden = shown >= answer.total;
    };
    await Promise.all([others(), recount(catalogue, question, mine), locate(catalogue, question, mine)]);
    const ways = answer.total ? [] : await offers(catalogue, question);
    if (mine === turn) notes.append(...ways);
  } catch (error) {
    if (mine === turn) await fail(error, from, renew);
  }
}

/**
 * The counts of the facets that can be seen: each has a file of its own.
 * @param {Catalogue} catalogue
 * @param {Question} question
 * @param {number} mine
 */
async function recount(catalogue, question, mine) {
  const open = panel.open ? [...panel.querySelectorAll('details')].filter((it) => it.open) : [];
  const names = open.map((it) => it.dataset.field ?? '');
  const counts = await catalogue.counts(question, names);
  if (mine === turn) paintCounts(terms, counts);
}

/**
 * The results on the map, while it is open.
 * @param {Catalogue} catalogue
 * @param {Question} question
 * @param {number} mine
 */
async function locate(catalogue, question, mine) {
  if (!where?.open) return;
  /** @type {HTMLElement} */
  const part = the(where, 'div');
  const { showMap } = await import('./map.js');
  const places = terms.get(part.dataset.field ?? '') ?? new Map();
  const press = (/** @type {Term} */ { box }) => {
    box.checked = !box.checked;
    choose();
  };
  await showMap(part, catalogue, question, places, () => mine === turn, press, reading);
}

/** @param {Question} question */
function paintQuestion(question) {
  if (relevance) relevance.disabled = relevance.hidden = !question.q;
  select.value = question.order;
  const all = chosen(terms);
  const same = all.length === painted.length && all.every((it, n) => it === painted[n]);
  if (same) return;
  painted = all;
  paintNumbers(panel, terms);
  paintChips(chips, all, (gone, position) => {
    for (const { box } of gone) box.checked = false;
    choose();
    const left = chips.querySelectorAll('button');
    (left[Math.min(position, chosen(terms).length - 1)] ?? heading).focus();
  });
}

/**
 * The list as the page came.
 * @param {Question} question
 * @param {number} mine
 */
async function restore(question, mine) {
  show(first.cards, 0, []);
  if (pager) pager.hidden = false;
  tell(first.status);
  paintCounts(terms, null);
  if (where?.open) await look(question, mine);
}

/**
 * What was closed had nothing to show.
 * @param {Question} question
 * @param {number} mine
 */
async function look(question, mine) {
  try {
    const catalogue = await open();
    if (search) await recount(catalogue, question, mine);
    await locate(catalogue, question, mine);
  } catch (error) {
    if (mine === turn) await fail(error, 0, true);
  }
}

/**
 * @param {Element[]} cards
 * @param {number} from
 * @param {Element[]} remarks
 */
function show(cards, from, remarks) {
  const held = document.activeElement;
  listed = search;
  trouble.textContent = '';
  retry.replaceChildren();
  notes.replaceChildren(...remarks);
  if (!from) list.classList.toggle('found', cards !== first.cards);
  if (from) list.append(...cards);
  else if (cards[0] !== list.firstElementChild || !cards[0]) list.replaceChildren(...cards);
  if (pager) pager.hidden = true;
  more.hidden = true;
  if (from) /** @type {HTMLElement | null | undefined} */ (cards[0]?.querySelector('.card-link'))?.focus();
  // Whoever stood on something that went away stands on the heading.
  else if (!held?.isConnected) heading.focus();
}

/**
 * @param {string} text
 * @param {number} [calm]
 */
function tell(text, calm) {
  said = text;
  announce(text, calm);
}

/**
 * @param {string} text
 * @param {number} [calm]
 */
function announce(text, calm) {
  clearTimeout(saying);
  saying = setTimeout(() => {
    if (status.textContent !== text) status.textContent = text;
  }, calm);
}

/** @param {Answer} answer */
function notesOf(answer) {
  const made = answer.repairs.map(({ typed, used, exact }) => {
    const insist = make('a', [['href', address(exact)]], word('insist', { typed }));
    return say('repair', { used: make('b', [], used), insist });
  });
  made.push(...answer.also.map(({ used }) => say('also', { used: make('b', [], used) })));
  if (answer.some) made.push(say('some'));
  const { phrase } = answer;
  if (phrase && phrase.read < phrase.of) {
    const on = button(word('go-on'), () => {
      reading = phrase.read * 2;
      run();
    });
    const partly = say('partly', { read: String(phrase.read), of: String(phrase.of) });
    partly.append(' ', on);
    made.push(partly);
  }
  return made;
}

/**
 * When nothing is found: what would be, without each of the things asked for.
 * @param {Catalogue} catalogue
 * @param {Question} question
 */
async function offers(catalogue, question) {
  const { q, filters } = question;
  const ways = chosen(terms).map((term) => {
    const rest = [...filters].map(([field, ids]) => /** @type {const} */ ([field, ids.filter((it) => field !== term.field || it !== term.id)]));
    return { name: term.label, without: { q, filters: new Map(rest.filter(([, ids]) => ids.length)) }, go: () => { term.box.checked = false; } };
  });
  if (q) ways.push({ name: `«${q}»`, without: { q: '', filters }, go: () => { box.value = ''; } });
  const answers = await Promise.all(ways.map((it) => catalogue.ask({ ...question, ...it.without }, 0)));
  const items = ways.map(({ name, go }, n) => {
    const text = word('without', { name, count: count(answers[n]?.total ?? 0) });
    return make('li', [], button(text, () => { go(); choose(); }));
  });
  return [say('try'), make('ul', [['class', 'offers']], ...items), say('tell')];
}

/**
 * What was on the screen stays; a sentence says what happened.
 * @param {unknown} error
 * @param {number} from
 * @param {boolean} renew
 */
async function fail(error, from, renew) {
  const { name, kind } = /** @type {{ name?: string, kind?: string }} */ (error);
  if (name === 'AbortError') return;
  const mine = turn;
  const fresh = kind === 'offline' || kind === 'damaged' ? '' : await newIndex();
  if (mine !== turn) return;
  if (renew && kind && fresh && fresh !== index) {
    index = fresh;
    opening = null;
    return run(from, { renew: false });
  }
  announce(said);
  // A script that did not come has no kind, and browsers do not ask for it twice.
  const again = kind ? () => run(from) : async () => ((await newIndex()) === null ? fail(error, from, renew) : location.reload());
  const sentence = word(kind ?? (fresh === null ? 'offline' : 'missing'));
  // Said once, not with every letter.
  if (trouble.textContent !== sentence) trouble.textContent = sentence;
  const held = retry.contains(document.activeElement);
  retry.replaceChildren(button(word('retry'), again));
  if (held) retry.querySelector('button')?.focus();
}

/** Where this page, fetched anew, says that the index is; `null` without an answer. */
async function newIndex() {
  try {
    const answer = await fetch(location.pathname, { cache: 'no-store' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return the(page, '#explorer').dataset.index ?? '';
  } catch {
    return null;
  }
}

box.addEventListener('focus', () => open().catch(() => {}));
box.addEventListener('input', () => {
  shown = size;
  reading = undefined;
  record('replaceState', CALM);
  run(0, { calm: CALM, pause: TYPING });
});
// Before a link is followed, or the page put away.
box.addEventListener('blur', settle);
addEventListener('pagehide', settle);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  choose('replaceState');
  // Puts away the keyboard that covers half of a phone's screen.
  if (matchMedia('(pointer: coarse)').matches) heading.focus();
});
panel.addEventListener('change', (event) => {
  if (/** @type {HTMLInputElement} */ (event.target).type === 'checkbox') choose();
});
panel.addEventListener('toggle', () => {
  if (listed === search && search) look(asked(), turn);
}, true);
where?.addEventListener('toggle', () => {
  if (where.open) look(asked(), turn);
});
select.addEventListener('change', () => {
  order = select.value;
  choose();
});
more.addEventListener('click', () => {
  const from = shown;
  shown += size;
  record('pushState');
  run(from);
});
the(panel, '.done').addEventListener('click', () => {
  panel.open = false;
  heading.focus();
});
addEventListener('popstate', () => {
  // An entry without our mark was made by a link within the page.
  if (!history.state && location.search === search) return;
  clearTimeout(recording);
  recording = 0;
  read();
  run();
});

const wide = matchMedia('(width >= 56rem)');
const fit = () => {
  panel.open = wide.matches;
};
wide.addEventListener('change', fit);
fit();
read();
history.replaceState({ shown }, '');
for (const { box } of chosen(terms)) {
  const facet = box.closest('details');
  if (facet) facet.open = true;
}
the(panel, '.done').hidden = false;
the(results, '.order').hidden = false;
run();
