// The last step of the form: what changes, how it will look, and how to hand it over,
// by whatever the person has: an account on the forge, a share menu, mail, or only a
// place to keep a file. All markup and phrases are in the page's `<template id="review-parts">`
// (`form-review.html`). Nothing is sent from here, and no token is ever asked for.

import { compare } from './diff.js';
import { hand } from './forge.js';

/** @typedef {import('./preview.js').Ficha} Ficha */
/** A way that the page's surroundings add; what it answers is shown.
 * @typedef {{ label: string, explain: string, act: () => Promise<string | void> }} Offer */
/** before: null when the text is a new one; path and name: of its file; edit: the
 *  forge's page that changes it; labels: of fields, by name; onReason: hears the line
 *  that is typed, to keep it with the draft; letGo: deletes the draft
 * @typedef {{ before: string | null, after: string, path: string, name: string, edit: string | null, title: string,
 *    labels: Record<string, string>, ficha: Ficha, reason?: string, onReason?: (reason: string) => void,
 *    offers?: Offer[], back: () => void, letGo: () => Promise<void> }} Options */
/** @typedef {{ root: HTMLElement, say: Say, options: Options }} Step */
/** @typedef {(name: string, values?: Record<string, string | number>) => string} Say */

/** Mail programs and what hands addresses to them cut longer ones. */
const LONGEST_MAIL = 1500;
/** Lines of differences that are shown: nobody reads more, and each is an element. */
const MOST_LINES = 1000;
/** A blob is let go when the browser has surely begun to save it. */
const SAVED = 60_000;

/**
 * Opens the step in an element, in place of what was there.
 * @param {HTMLElement} section @param {Options} options
 */
export function open(section, options) {
  /** @type {HTMLTemplateElement} */
  const template = the(document, '#review-parts');
  const content = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const phrases = the(content, '.phrases');
  phrases.remove();
  const root = the(content, '.review');
  /** @type {Step} */
  const step = { root, say: sayer(phrases), options };
  showChanges(step);
  prepareReason(step);
  prepareForge(step, template.dataset);
  prepareShare(step);
  prepareMail(step, template.dataset.email);
  prepareOffers(step);
  prepareButtons(step);
  preparePreview(step);
  fill(root, 'name', options.name);
  keepOnly(root, options.before === null ? 'new' : 'edit', ['new', 'edit']);
  section.replaceChildren(root);
  the(root, 'h2').focus();
}

/**
 * @template {HTMLElement} T
 * @param {ParentNode} root @param {string} selector
 * @returns {T}
 */
function the(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {T} */ (found);
}

/** @param {ParentNode} root @param {string} selector */
function all(root, selector) {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
}

/** A phrase of the page with its {places} filled.
 * @param {HTMLElement} phrases @returns {Say} */
function sayer(phrases) {
  return (name, values = {}) => {
    const text = phrases.querySelector(`[data-say="${name}"]`)?.textContent ?? '';
    return text.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ''));
  };
}

/** @param {ParentNode} root @param {string} name @param {string} text */
function fill(root, name, text) {
  for (const it of all(root, `[data-fill="${name}"]`)) it.textContent = text;
}

/**
 * Removes what is for another case of several.
 * @param {ParentNode} root @param {string} own @param {string[]} cases
 */
function keepOnly(root, own, cases) {
  for (const it of all(root, '[data-when]')) {
    const asked = (it.dataset.when ?? '').split(' ').filter((name) => cases.includes(name));
    if (asked.length && !asked.includes(own)) it.remove();
  }
}

/** @param {string} tag @param {string} [text] @param {string} [name] of its class */
function make(tag, text = '', name = '') {
  const it = document.createElement(tag);
  it.textContent = text;
  if (name) it.className = name;
  return it;
}

/** @param {Step} step */
function showChanges({ root, say, options }) {
  const place = the(root, '.diff');
  const { before, after } = options;
  if (before === null) {
    fill(root, 'sum', say('lines_new', { n: after.trimEnd().split('\n').length }));
    const whole = make('details');
    const text = make('pre');
    text.tabIndex = 0;
    text.append(make('code', after.replace('\ufeff', '')));
    whole.append(make('summary', say('lines_show')), text);
    place.append(whole);
    return;
  }
  const change = compare(before, after);
  const lines = { 0: 'lines_none', 1: 'lines_one' }[change.touched] ?? 'lines_many';
  fill(root, 'sum', say(lines, { n: change.touched }));
  if (change.touched) the(root, '.sum').append(' ', make('span', `+${change.added} −${change.removed}`, 'note'));
  // Then there is nothing to send either.
  for (const it of all(root, '.review-reason, .ways')) it.hidden = !change.touched;
  const { groups, whole } = first(change.groups);
  place.append(...groups.map((it) => groupOf(it, say, options.labels)));
  if (!whole) place.append(make('p', say('lines_more', { n: MOST_LINES }), 'note'));
}

/** The first changes, as many as are shown. @param {import('./diff.js').Group[]} groups */
function first(groups) {
  let room = MOST_LINES;
  const cut = (/** @type {import('./diff.js').Hunk} */ hunk) => {
    const shown = hunk.slice(0, room);
    room -= shown.length;
    return shown;
  };
  const shown = groups.map((it) => ({ ...it, hunks: it.hunks.map(cut).filter((hunk) => hunk.length) }));
  return { groups: shown.filter((it) => it.hunks.length), whole: room > 0 };
}

/**
 * The changes of a field or a section.
 * @param {import('./diff.js').Group} group @param {Say} say @param {Record<string, string>} labels
 */
function groupOf(group, say, labels) {
  const { field, section } = group;
  const name = field === null ? section : (labels[field] ?? field);
  const out = make('section');
  out.append(make('h4', name ?? say('text')));
  const hunks = group.hunks.map((hunk) => hunk.filter((it) => it.sign !== ' ' || tells(it)));
  hunks.forEach((hunk, at) => {
    if (at > 0) out.append(make('p', say('between'), 'note'));
    const list = make('ol');
    list.append(...hunk.map((line) => lineOf(line, say)));
    out.append(list);
  });
  return out;
}

/** Whether an unchanged line helps to find one's way. @param {import('./diff.js').Line} line */
const tells = ({ pieces }) => /[^\s-]/.test(pieces[0]?.text ?? '');

/** @param {import('./diff.js').Line} line @param {Say} say */
function lineOf({ sign, pieces }, say) {
  const names = { '-': 'gone', '+': 'come', ' ': 'same' };
  const tags = { '-': 'del', '+': 'ins', ' ': 'span' };
  const item = make('li', '', names[sign]);
  const text = make(tags[sign]);
  if (sign !== ' ') text.append(make('span', `${say(names[sign])} `, 'hidden'));
  if (pieces.every((it) => !it.text.trim())) text.append(make('i', say('blank')));
  else text.append(...pieces.map((it) => (it.changed ? make('b', it.text) : it.text)));
  item.append(text);
  return item;
}

/** @param {Step} step */
function prepareReason(step) {
  const { root, say, options } = step;
  /** @type {HTMLInputElement} */
  const input = the(root, '#review_reason');
  const asked = the(root, '.asked');
  input.value = options.reason ?? '';
  const heard = () => {
    fill(root, 'reason', reasonOf(step));
    if (input.value.trim()) asked.textContent = '';
    options.onReason?.(input.value);
  };
  input.addEventListener('input', heard);
  fill(root, 'reason', reasonOf(step));
  // It is asked for, but nobody is kept from sending without it.
  for (const way of all(root, '.way')) {
    way.addEventListener('toggle', () => {
      const opened = /** @type {HTMLDetailsElement} */ (way).open;
      const lacks = options.before !== null && !input.value.trim();
      if (opened && lacks) asked.textContent = say('reason_asked');
    });
  }
}

/** What is said of the change: as it was typed, or else what it is of. @param {Step} step */
function reasonOf({ root, say, options }) {
  /** @type {HTMLInputElement} */
  const input = the(root, '#review_reason');
  const name = options.before === null ? 'reason_new' : 'reason_default';
  return input.value.trim() || say(name, { title: options.title });
}

/** @param {Step} step @param {DOMStringMap} data of the template */
function prepareForge(step, data) {
  const { root, options } = step;
  const way = root.querySelector('[data-way=forge]');
  if (!way) return;
  const { folderPage = '', value = null } = data;
  const forge = { folderPage, value, new: data.new ?? null, edit: options.edit };
  const found = hand(forge, options.name, options.after);
  keepOnly(way, found.way, ['filled', 'paste']);
  // A file in a folder of its own is not taken by the page of the collection's folder.
  if (options.path !== `${data.folder}/${options.name}`) way.querySelector('.upload')?.remove();
  /** @type {HTMLAnchorElement} */
  const link = the(way, '[data-do=forge]');
  link.href = found.url;
  link.addEventListener('click', () => showAfter(step));
  way.querySelector('[data-do=copy]')?.addEventListener('click', () => copy(step));
}

/** @param {Step} step */
async function copy({ root, say, options }) {
  const said = the(root, '[data-said=copy]');
  try {
    await navigator.clipboard.writeText(options.after);
    said.textContent = say('copied');
    the(root, '[data-way=forge] .by-hand').setAttribute('hidden', '');
  } catch {
    said.textContent = say('copy_by_hand');
    byHand(root, '[data-way=forge] .by-hand', options.after);
  }
}

/**
 * Shows a text, chosen as a whole, to be copied by hand.
 * @param {HTMLElement} root @param {string} selector @param {string} text
 */
function byHand(root, selector, text) {
  /** @type {HTMLElement} */
  const place = the(root, selector);
  /** @type {HTMLTextAreaElement} */
  const area = the(place, 'textarea');
  area.value = text;
  place.hidden = false;
  area.focus();
  area.select();
}

/**
 * The file of the text, byte for byte.
 * @param {Options} options
 */
function fileOf({ name, after }) {
  return new window.File([after], name, { type: 'text/markdown' });
}

/** What the share menu takes: some take no `.md`, but text. @param {Options} options */
function shareable(options) {
  try {
    const plain = new window.File([options.after], `${options.name}.txt`, { type: 'text/plain' });
    return [fileOf(options), plain].find((it) => navigator.canShare({ files: [it] })) ?? null;
  } catch {
    // There is no share menu here.
    return null;
  }
}

/** @param {Step} step */
function prepareShare(step) {
  const { root, say, options } = step;
  const file = shareable(options);
  /** @type {HTMLElement} */
  const way = the(root, '[data-way=share]');
  if (!file) return way.remove();
  way.hidden = false;
  const said = the(way, '[data-said=share]');
  the(way, '[data-do=share]').addEventListener('click', async () => {
    try {
      await navigator.share({ files: [file], title: options.title, text: reasonOf(step) });
      said.textContent = say('shared');
      showAfter(step);
    } catch (error) {
      // Whoever closes the menu has changed their mind; nothing failed.
      const closed = error instanceof Error && error.name === 'AbortError';
      said.textContent = closed ? '' : say('share_failed');
    }
  });
}

/** @param {Step} step @param {string | undefined} address */
function prepareMail(step, address) {
  if (!address) return;
  /** @type {HTMLAnchorElement} */
  const link = the(step.root, '[data-do=email]');
  const renew = () => (link.href = mail(step, address));
  renew();
  the(step.root, '#review_reason').addEventListener('input', renew);
  link.addEventListener('click', () => showAfter(step));
}

/** @param {Step} step @param {string} address */
function mail(step, address) {
  const { say, options } = step;
  const { title, path, name, after } = options;
  const begin = say('body', { title, path, reason: reasonOf(step) });
  const whole = `${begin}\n\n${say('body_text', { name })}\n\n${after.replace('\ufeff', '')}`;
  const body = whole.length <= LONGEST_MAIL ? whole : `${begin}\n\n${say('body_file', { name })}`;
  // RFC 6068: line breaks of a body are CRLF.
  const lines = body.replace(/\r?\n/g, '\r\n');
  const subject = say('subject', { title });
  const encode = (/** @type {string} */ text) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
  return `mailto:${address}?subject=${encode(subject)}&body=${encode(lines)}`;
}

/** @param {Step} step */
function prepareOffers(step) {
  const { root, say, options } = step;
  const place = the(root, '.offers');
  for (const offer of options.offers ?? []) {
    const button = make('button', offer.label, 'primary');
    button.setAttribute('type', 'button');
    const said = make('span', '', 'said');
    said.setAttribute('role', 'status');
    button.addEventListener('click', async () => {
      try {
        said.textContent = (await offer.act()) ?? '';
      } catch (error) {
        said.textContent = say('offer_failed', { why: error instanceof Error ? error.message : String(error) });
      }
    });
    const way = make('div', '', 'way offer');
    way.append(make('p', offer.explain), button, ' ', said);
    place.append(way);
  }
}

/** @param {Step} step */
function prepareButtons(step) {
  const { root, say, options } = step;
  the(root, '[data-do=back]').addEventListener('click', options.back);
  for (const button of all(root, '[data-do=download]')) button.addEventListener('click', () => download(step, button));
  const letGo = the(root, '[data-do=let-go]');
  letGo.addEventListener('click', async () => {
    await options.letGo();
    the(root, '.kept').remove();
    const said = the(root, '[data-said=let-go]');
    said.textContent = say('let_go');
    the(root, 'h2').focus();
  });
}

/** @param {Step} step @param {HTMLElement} button */
function download(step, button) {
  const { root, say, options } = step;
  const said = button.parentElement?.querySelector('.said');
  try {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(fileOf(options));
    link.download = options.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), SAVED);
    if (said) said.textContent = say('downloaded', { name: options.name });
  } catch {
    const way = /** @type {HTMLDetailsElement} */ (the(root, '[data-way=download]'));
    way.open = true;
    the(way, '.said').textContent = say('download_failed');
    byHand(way, '.by-hand', options.after);
  }
  showAfter(step);
}

/** What happens once it is handed over. @param {Step} step */
function showAfter({ root }) {
  the(root, '.after').removeAttribute('hidden');
}

/** @param {Step} step */
function preparePreview({ root, say, options }) {
  const details = /** @type {HTMLDetailsElement} */ (the(root, '[data-do=preview]'));
  /** @type {HTMLIFrameElement} */
  const frame = the(details, 'iframe');
  const words = { facts: say('facts'), picture: say('picture') };
  // Fetched only by those who want to see it.
  details.addEventListener('toggle', async () => {
    if (!details.open || frame.srcdoc) return;
    const { show } = await import('./preview.js');
    await show(frame, options.ficha, options.after, words);
  });
  // Of a new text there is nothing else to look at.
  details.open = options.before === null;
}
