// The fields and sections of the form: what is written in each, as JSON, and the way
// back; what is wrong with it, in the words of the page.

import { copy, each, make, the, word } from './dom.js';
import { picker } from './pick.js';
import { parsePoint, writePoint } from './point.js';

/** @typedef {import('./point.js').Point} Point */
/** A value as the catalogue's JSON has it; null for nothing. @typedef {any} Json */
/** `fault` says what is wrong with what is written, beyond its being there.
 * @typedef {{ read: () => Json, write: (value: Json) => void, fault?: () => string | null }} Control */
/** @typedef {Control & { name: string, label: string, section: boolean, required: boolean, part: HTMLElement, focus: HTMLElement, fault: () => string | null }} Asked */

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Box */

/** How each kind of field is read and written. @type {Record<string, (part: HTMLElement, root: HTMLElement) => Control>} */
const CONTROLS = {
  terms: (part) => {
    const most = Number(part.dataset.max ?? 0);
    const { read, write } = picker(part, most);
    const fault = () => (most && read().length > most ? word('many', { label: labelOf(part), n: read().length, max: most }) : null);
    return { read: () => (read().length ? [...read()] : null), write: (ids) => write(ids ?? []), fault };
  },
  term: (part) => (part.querySelector('fieldset') ? radios(part) : box(part)),
  lines,
  entries: lines,
  entry: (part) => {
    const { read, write } = box(part);
    const name = () => read() && nameIn(read());
    return { read: name, write, fault: () => strayIn(part, [name()]) };
  },
  roles,
  records,
  point: (part) => {
    const { read, write } = box(part);
    const fault = () => (read() && !parsePoint(read()) ? word('point', { label: labelOf(part) }) : null);
    return { read: () => (read() ? parsePoint(read()) : null), write: (point) => write(point && writePoint(point)), fault };
  },
  number: (part) => {
    const { read, write } = box(part);
    const value = () => Number(String(read()).replace(',', '.'));
    return { read: () => (read() && Number.isFinite(value()) ? value() : null), write, fault: () => native(part) };
  },
};

/**
 * Everything that the form asks, in its order.
 * @param {HTMLElement} root
 * @returns {Asked[]}
 */
export function askedIn(root) {
  return each(root, '.field').map((part) => {
    const section = part.dataset.section !== undefined;
    const control = section ? prose(part) : (CONTROLS[part.dataset.input ?? ''] ?? box)(part, root);
    const focus = /** @type {HTMLElement} */ (part.querySelector('fieldset') ?? the(part, 'input, textarea, select'));
    const name = part.dataset.section ?? part.dataset.field ?? '';
    const required = part.dataset.required !== undefined;
    const label = labelOf(part);
    const fault = () => {
      const empty = control.read() === null;
      const wrong = control.fault?.();
      if (wrong || !empty || !required) return wrong ?? null;
      return word(part.querySelector('fieldset, select') ? 'choose' : 'missing', { label });
    };
    return { ...control, name, section, label, required, part, focus, fault };
  });
}

/** @param {HTMLElement} part */
const labelOf = (part) => part.querySelector('legend, label')?.textContent?.trim() ?? '';

/** A box to write in. @param {HTMLElement} part @returns {Control} */
function box(part) {
  const input = /** @type {Box} */ (the(part, 'input, textarea, select'));
  const most = Number(part.dataset.max ?? 0);
  // A browser would cut what is pasted without a word.
  input.removeAttribute('maxlength');
  const fault = () => {
    const length = [...input.value.trim()].length;
    return most && length > most ? word('long', { label: labelOf(part), n: length, max: most }) : native(part);
  };
  return {
    read: () => input.value.trim().replace(/\s+/g, ' ') || null,
    write: (value) => {
      const text = value === null || value === undefined ? '' : String(value);
      // What the list does not know is kept all the same.
      if (input.matches('select') && !each(input, 'option').some((it) => it.getAttribute('value') === text)) input.append(make('option', { value: text }, text));
      input.value = text;
    },
    fault,
  };
}

/** What the browser itself finds wrong, in the page's words. @param {HTMLElement} part */
function native(part) {
  const input = /** @type {Box} */ (the(part, 'input, textarea, select'));
  input.setCustomValidity('');
  const { typeMismatch, patternMismatch, badInput } = input.validity;
  const kind = part.dataset.input ?? '';
  const web = kind !== 'url' || !input.value.trim() || /^https?:\/\/[^\s/]+/i.test(input.value.trim());
  return typeMismatch || patternMismatch || badInput || !web ? word(kind, { label: labelOf(part) }) : null;
}

/** A part of the body. @param {HTMLElement} part @returns {Control} */
function prose(part) {
  const area = /** @type {HTMLTextAreaElement} */ (the(part, 'textarea'));
  return { read: () => area.value.replace(/^\s*\n|\s+$/g, '') || null, write: (text) => (area.value = text ?? '') };
}

/** An address of an entry says its name at its end. @param {string} it */
const nameIn = (it) => it.replace(/[?#].*$|\/+$/g, '').split('/').pop() ?? it;

/** The one of these that was found to be no entry. @param {HTMLElement} part @param {string[]} names */
function strayIn(part, names) {
  const name = names.find((it) => it && it === part.dataset.stray);
  return name ? word('no-entry', { label: labelOf(part), name }) : null;
}

/** Several texts, one a line. @param {HTMLElement} part @returns {Control} */
function lines(part) {
  const area = /** @type {HTMLTextAreaElement} */ (the(part, 'textarea'));
  const plain = (/** @type {string} */ it) => (part.dataset.input === 'entries' ? nameIn(it) : it);
  const all = () => area.value.split('\n').map((it) => plain(it.trim().replace(/\s+/g, ' '))).filter(Boolean);
  return { read: () => (all().length ? all() : null), write: (texts) => (area.value = (texts ?? []).join('\n')), fault: () => strayIn(part, all()) };
}

/** @param {HTMLElement} part @returns {Control} */
function radios(part) {
  const all = /** @type {HTMLInputElement[]} */ (each(part, 'input'));
  return {
    read: () => all.find((it) => it.checked)?.value ?? null,
    write: (id) => {
      for (const it of all) it.checked = it.value === id;
    },
  };
}

/** A select for each term that another field chose, or that was added here. @param {HTMLElement} part @param {HTMLElement} root @returns {Control} */
function roles(part, root) {
  const rows = the(part, '.rows');
  const other = part.dataset.from ? root.querySelector(`[data-field="${CSS.escape(part.dataset.from)}"]`) : null;
  const add = /** @type {HTMLSelectElement | null} */ (part.querySelector('.add'));
  const boxes = other ? /** @type {HTMLInputElement[]} */ (each(other, '.options input')) : [];
  /** What is said of each term, also while it is not chosen. @type {Map<string, string>} */
  const values = new Map();
  /** @type {Set<string>} */
  let own = new Set();
  const nameOf = (/** @type {string} */ id) => boxes.find((it) => it.value === id)?.parentElement?.textContent?.trim() ?? [...(add?.options ?? [])].find((it) => it.value === id)?.text ?? id;
  const paint = () => {
    const chosen = boxes.filter((it) => it.checked).map((it) => it.value);
    const ids = [...new Set([...chosen, ...own])];
    rows.replaceChildren(...ids.map(rowOf));
    the(part, '.none').toggleAttribute('hidden', ids.length > 0 || !other);
  };
  /** @param {string} id */
  function rowOf(id) {
    const row = copy(part);
    the(row, 'span').textContent = nameOf(id);
    /** @type {HTMLSelectElement} */
    const select = the(row, 'select');
    select.value = values.get(id) ?? '';
    select.addEventListener('change', () => values.set(id, select.value));
    return row;
  }
  other?.addEventListener('change', () => queueMicrotask(paint));
  add?.addEventListener('change', (event) => {
    event.stopPropagation();
    if (add.value) own.add(add.value);
    add.value = '';
    paint();
  });
  paint();
  const said = () => {
    const chosen = new Set(boxes.filter((it) => it.checked).map((it) => it.value));
    return [...values].filter(([id, value]) => value && (chosen.has(id) || own.has(id)));
  };
  return {
    read: () => (said().length ? Object.fromEntries(said()) : null),
    write: (map) => {
      values.clear();
      for (const [id, value] of Object.entries(map ?? {})) values.set(id, value);
      own = new Set(values.keys());
      paint();
    },
  };
}

/** Rows of columns, to add and to take out. @param {HTMLElement} part @returns {Control} */
function records(part) {
  const rows = the(part, '.rows');
  const add = /** @type {HTMLButtonElement} */ (the(part, '[data-do="add"]'));
  const cells = (/** @type {Element} */ row) => /** @type {HTMLInputElement[]} */ (each(row, '[data-column]'));
  const open = (/** @type {Record<string, Json>} */ record) => {
    const row = copy(part);
    for (const it of cells(row)) it.value = String(record[it.dataset.column ?? ''] ?? '');
    the(row, '[data-do="remove"]').addEventListener('click', () => {
      row.remove();
      part.dispatchEvent(new Event('change', { bubbles: true }));
      add.focus();
    });
    rows.append(row);
    return row;
  };
  add.addEventListener('click', () => cells(open({}))[0]?.focus());
  const filled = (/** @type {Element} */ row) => cells(row).filter((it) => it.value.trim());
  const record = (/** @type {Element} */ row) => Object.fromEntries(filled(row).map((it) => [it.dataset.column, it.value.trim()]));
  const used = () => [...rows.children].filter((it) => filled(it).length);
  return {
    read: () => (used().length ? used().map(record) : null),
    write: (all) => {
      rows.replaceChildren();
      for (const it of all ?? []) open(it);
    },
    fault: () => {
      const wanting = used().flatMap(cells).find((it) => it.dataset.required !== undefined && !it.value.trim());
      if (wanting) return word('record', { label: labelOf(part), column: wanting.parentElement?.textContent?.trim() ?? '' });
      const wrong = used().flatMap(cells).find((it) => it.value && !it.validity.valid);
      return wrong ? word(wrong.type, { label: wrong.parentElement?.textContent?.trim() ?? '' }) : null;
    },
  };
}
