// The results of the explorer on a map: the drawing is that of the page of the map,
// the places come from the index.

import { button, count, make, say, word } from './page.js';
import { Trouble } from './search/files.js';

/** @typedef {import('./page.js').Catalogue} Catalogue */
/** @typedef {import('./page.js').Question} Question */
/** @typedef {import('./page.js').Term} Term */
/** @typedef {{ x: number, y: number }} Point */
/** @typedef {Point & { ids: number[] }} Zone */
/** @typedef {{ mark: SVGElement, name: string, ids: number[] }} Mark */
/** @typedef {{ svg: Element, credit: Element | null, countries: { link: Element, term: Term }[] }} Drawing */

/** How far two marks stand apart, and cells that hold one mark at most, in the
 * drawing's units (src/views/map.rs). */
const APART = 84;
const CELL = 50;
/** Shades of countries. */
const SHADES = 4;
/** Entries of one mark that are named. */
const NAMED = 24;
const SVG = 'http://www.w3.org/2000/svg';

/** @type {Promise<Drawing> | null} */
let drawing = null;

/**
 * Draws the results into a part of the page.
 * @param {HTMLElement} part that says in `data-map` where the page of the map is
 * @param {Catalogue} catalogue
 * @param {Question} question
 * @param {Map<string, Term>} terms of the places, by id
 * @param {() => boolean} wanted is this still what was asked for?
 * @param {(term: Term) => void} choose a term was pressed
 * @param {number} [readMost]
 */
export async function showMap(part, catalogue, question, terms, wanted, choose, readMost) {
  const field = part.dataset.field ?? '';
  drawing ??= load(part.dataset.map ?? '', terms, choose);
  drawing.catch(() => {
    drawing = null;
  });
  const [{ svg, credit, countries }, places, counts] = await Promise.all([
    drawing,
    catalogue.places(question, readMost),
    catalogue.counts(question, [field]),
  ]);
  const zones = zonesOf(places);
  const marks = await Promise.all(zones.map((it) => markOf(it, catalogue, field, terms)));
  if (!wanted()) return;
  shade(countries, counts.get(field) ?? new Map());
  for (const old of svg.querySelectorAll('.mark')) old.remove();
  const here = make('div', [['class', 'here']]);
  svg.append(...marks.map((it) => pressable(it.mark, () => list(here, it, catalogue))));
  const without = places.length - zones.reduce((sum, it) => sum + it.ids.length, 0);
  const unplaced = without ? [say('unplaced', { n: String(without) })] : [];
  const figure = make('figure', [['class', 'map']], svg, make('figcaption', [], ...unplaced, ...(credit ? [credit] : [])));
  part.replaceChildren(figure, here);
}

/**
 * @param {string} url
 * @param {Map<string, Term>} terms
 * @param {(term: Term) => void} choose
 * @returns {Promise<Drawing>}
 */
async function load(url, terms, choose) {
  const answer = await fetch(url).catch(() => {
    throw new Trouble('offline', url);
  });
  if (!answer.ok) throw new Trouble('missing', url);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const svg = page.querySelector('.map > svg');
  if (!svg) throw new Trouble('missing', url);
  const credit = page.querySelector('.map figcaption .note:last-child');
  for (const old of svg.querySelectorAll('.dots, a:has(circle)')) old.remove();
  const byAddress = new Map([...terms.values()].map((it) => [it.href && new URL(it.href, location.href).pathname, it]));
  const countries = [...svg.querySelectorAll('a')].flatMap((link) => {
    const term = byAddress.get(new URL(link.getAttribute('href') ?? '', location.href).pathname);
    return term ? [{ link, term }] : [];
  });
  for (const { link, term } of countries) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      if (!term.box.disabled) choose(term);
    });
  }
  return { svg: document.adoptNode(svg), credit, countries };
}

/**
 * Shaded by how many results a country leads to; its name says so, too.
 * @param {Drawing['countries']} countries
 * @param {Map<string, number>} counts
 */
function shade(countries, counts) {
  const most = Math.max(1, ...counts.values());
  for (const { link, term } of countries) {
    const held = counts.get(term.id) ?? 0;
    const path = link.querySelector('path');
    let step = 1;
    // Equal steps of proportion, as on the page of the map.
    while (held ** SHADES > most ** step) step += 1;
    path?.setAttribute('class', held ? `shade-${step}` : 'land');
    link.classList.toggle('chosen', term.box.checked);
    const title = link.querySelector('title');
    if (title) title.textContent = `${term.label}: ${count(held)}`;
    if (term.box.checked) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

/**
 * Results in groups whose marks stand apart: the fullest cells first, each taking in
 * those around it that would be too near.
 * @param {{ id: number, at: Point | null }[]} places
 * @returns {Zone[]}
 */
function zonesOf(places) {
  /** @type {Map<string, Zone>} */
  const cells = new Map();
  for (const { id, at } of places) {
    if (!at) continue;
    const name = `${Math.floor(at.y / CELL)} ${Math.floor(at.x / CELL)}`;
    const cell = cells.get(name) ?? { x: 0, y: 0, ids: [] };
    cell.x += at.x;
    cell.y += at.y;
    cell.ids.push(id);
    cells.set(name, cell);
  }
  const groups = [...cells.values()].sort((a, b) => b.ids.length - a.ids.length);
  /** @type {Zone[]} */
  const zones = [];
  for (const { x, y, ids } of groups) {
    const middle = { x: Math.round(x / ids.length), y: Math.round(y / ids.length) };
    const away = (/** @type {Zone} */ it) => Math.hypot(it.x - middle.x, it.y - middle.y);
    const near = zones.filter((it) => away(it) < APART).sort((a, b) => away(a) - away(b))[0];
    if (near) near.ids.push(...ids);
    else zones.push({ ...middle, ids });
  }
  return zones.sort((a, b) => a.y - b.y);
}

/**
 * @param {Zone} zone
 * @param {Catalogue} catalogue
 * @param {string} field
 * @param {Map<string, Term>} terms
 * @returns {Promise<Mark>}
 */
async function markOf({ x, y, ids }, catalogue, field, terms) {
  const held = await catalogue.termsOf(field, ids);
  const name = `${held.map((it) => terms.get(it)?.label ?? it).join(', ')}: ${count(ids.length)}`;
  const many = ids.length > 1;
  const full = ids.length > 99 ? ' full' : '';
  const at = { cx: x, cy: y };
  const mark = draw('g', { class: 'mark', role: 'button', tabindex: 0, 'aria-label': name });
  const disc = many ? { class: `many${full}`, r: full ? 38 : 27 } : { class: 'one', r: 14 };
  mark.append(draw('circle', { class: 'hit', ...at, r: 42 }), draw('circle', { ...disc, ...at }));
  if (many) {
    const text = draw('text', { x, y, dy: '.36em', class: full });
    text.textContent = ids.length > 999 ? '+999' : String(ids.length);
    mark.append(text);
  }
  return { mark, name, ids };
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @returns {SVGElement}
 */
function draw(name, attributes) {
  const made = /** @type {SVGElement} */ (document.createElementNS(SVG, name));
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/**
 * @param {Element} mark
 * @param {() => void} press
 */
function pressable(mark, press) {
  mark.addEventListener('click', press);
  mark.addEventListener('keydown', (event) => {
    if (!['Enter', ' '].includes(/** @type {KeyboardEvent} */ (event).key)) return;
    event.preventDefault();
    press();
  });
  return mark;
}

/**
 * Names the entries of a mark under the map.
 * @param {HTMLElement} here
 * @param {Mark} named
 * @param {Catalogue} catalogue
 */
async function list(here, { mark, name, ids }, catalogue) {
  const heading = make('h3', [['tabindex', '-1']], name);
  const cards = await catalogue.cards(ids.slice(0, NAMED)).catch(() => []);
  const links = cards.map((it) => {
    const link = make('a', [['href', it.href]], it.title);
    if (it.language) link.lang = it.language;
    return make('li', [], link);
  });
  const rest = ids.length - cards.length;
  const left = rest ? [say('others', { n: String(rest) })] : [];
  const close = button(word('close'), () => {
    here.replaceChildren();
    mark.focus();
  });
  here.replaceChildren(heading, make('ul', [], ...links), ...left, close);
  heading.focus();
}
