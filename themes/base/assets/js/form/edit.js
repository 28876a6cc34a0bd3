// New values in the place of old ones: only the text of what changes, all else stays to
// the letter. src/content/edit/{mod,asked,splice}.rs follow the same rules line by line,
// and tests/browser/edit.test.mjs holds them together. No reader of YAML is needed: the
// outline, which the generator made, says where each value stands.

import { again, fresh, inline } from './scalar.js';
import { isSame, steps } from './items.js';
import { faultOf, isLast, partOf, setSection, tidyText, titleOf } from './section.js';
import { columnOf, lineStart, marginOf, nextLine, splicesOf } from './splices.js';

export { isSame, partOf, tidyText };

/** @typedef {null | boolean | number | string | Json[] | { [key: string]: Json }} Json */
/** @typedef {{ [key: string]: Json }} Pairs */
/** @typedef {[number, number]} Range */

/** A value, and where it stands.
 * @typedef {{ name?: string, key: Range, value: Range, style: string, json: Json, known: boolean, items?: Piece[] }} Piece */

/** @typedef {{ name: string, bare: boolean, required: boolean }} Slot */
/** @typedef {{ language: string, fields: Slot[], sections: { id: string, title: string }[] }} Shape */

/** Where everything stands in a text, in UTF-16 code units.
 * @typedef {{ newline: string, front: Range, fields: (Piece & { name: string })[], shape: Shape,
 *   parts: { section: string | null, title: string | null, head: Range | null, body: Range, fixed: boolean }[], open: boolean }} Outline */

/** By name of the field and by id of the section; null empties a field.
 * @typedef {{ fields?: Pairs, sections?: { [id: string]: string } }} Changes */

/** `reason` is the key of a phrase.
 * @typedef {{ field: string | null, reason: string }} Refused */

/** @typedef {import('./scalar.js').Ink} Ink */
/** @typedef {import('./splices.js').Splices} Splices */

/** Largest front matter and file, in bytes. */
const FRONT_LIMIT = 16 * 1024;
const FILE_LIMIT = 256 * 1024;

/** The text with these changes made, and nothing else different.
 * @param {string} text @param {Outline | null} outline @param {Changes} changes
 * @returns {{ text: string } | { refused: Refused }} */
export function edit(text, outline, changes) {
  if (!outline) return refusal(null, 'unreadable');
  const { fields, sections } = outline.shape;
  const asked = tidyFields(changes);
  const names = [...asked.keys()];
  const stray = names.find((name) => !fields.some((it) => it.name === name))
    ?? Object.keys(changes.sections ?? {}).find((id) => !sections.some((it) => it.id === id));
  if (stray !== undefined) return refusal(stray, 'unknown');
  const splices = splicesOf(text);
  const hand = handOf(splices, outline);
  for (const slot of fields) {
    const value = asked.get(slot.name);
    if (value !== undefined) hand.field(slot, value);
  }
  for (const heading of sections) {
    const value = changes.sections?.[heading.id];
    if (value === undefined) continue;
    const part = partOf(outline, heading.id);
    if (tidyText(part ? text.slice(...part.body) : '', '\n') === tidyText(value, '\n')) continue;
    if (part?.fixed) return refusal(heading.id, 'fixed');
    const swallowed = !part && outline.open && isLast(outline, heading.id);
    const fault = faultOf(heading, value) ?? (swallowed ? 'unclosed' : null);
    if (fault) return refusal(heading.id, fault);
    setSection(splices, outline, heading, value);
  }
  const after = splices.made();
  if (after === null) return refusal(null, 'inexact');
  const { length } = new TextEncoder().encode(after);
  const closing = after.length - text.length + outline.front[1];
  const front = new TextEncoder().encode(after.slice(outline.front[0], frontEnd(after, closing, outline))).length;
  const large = after !== text && (length > FILE_LIMIT || front > FRONT_LIMIT);
  return large ? refusal(null, 'large') : { text: after };
}

/** Where the data of a changed text end: at its second fence.
 * @param {string} after @param {number} most @param {Outline} outline */
function frontEnd(after, most, outline) {
  const fence = /^---[ \t\r]*$/gm;
  fence.lastIndex = outline.front[0];
  return fence.exec(after)?.index ?? most;
}

/** The text of a new file: the fields that have a value, in the order of the schema,
 * those that are required in any case, and the sections that have text.
 * @param {Shape} shape @param {Changes} changes */
export function compose(shape, changes) {
  const asked = tidyFields(changes);
  let out = '---\n';
  for (const slot of shape.fields) {
    const value = asked.get(slot.name) ?? null;
    if (slot.required || !isEmpty(value)) out += linesFor(slot, value, '', '\n');
  }
  out += '---\n';
  for (const heading of shape.sections) {
    const text = tidyText(changes.sections?.[heading.id] ?? '', '\n');
    if (text !== '') out += `\n${titleOf(heading, '\n')}${text}\n`;
  }
  return out;
}

/** Reads the changed text again and says what is not exactly the change.
 * @param {string} before @param {string} after @param {Outline} outline @param {Changes} changes
 * @returns {Promise<null | Refused>} */
export async function verify(before, after, outline, changes) {
  const { check } = await import('./verify.js');
  return check(before, after, outline, changes);
}

/** @param {string | null} field @param {string} reason */
const refusal = (field, reason) => ({ refused: { field, reason: `edit_refused_${reason}` } });

/** @param {Changes} changes */
export function tidyFields(changes) {
  return new Map(Object.entries(changes.fields ?? {}).map(([name, it]) => [name, tidyValue(it)]));
}

/** What Rust takes for white space. */
const WHITE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;

/** A text in one line and composed, a list and a row without what is empty.
 * @param {Json} asked @returns {Json} */
export function tidyValue(asked) {
  if (typeof asked === 'string') return asked.split(WHITE).filter(Boolean).join(' ').normalize('NFC');
  if (Array.isArray(asked)) return asked.map(tidyValue).filter((it) => !isEmpty(it));
  if (typeof asked !== 'object' || !asked) return asked;
  const pairs = Object.entries(asked).map(([key, it]) => /** @type {const} */ ([key, tidyValue(it)]));
  return Object.fromEntries(pairs.filter(([, it]) => !isEmpty(it)));
}

/** @param {Json} value */
export function isEmpty(value) {
  if (typeof value !== 'object') return value === '';
  return !value || Object.keys(value).length === 0;
}

/** A scalar as it is written without quotes.
 * @param {Json} value */
export function wordsFor(value) {
  if (typeof value === 'number') return decimal(value);
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : null;
}

/** Never with an exponent.
 * @param {number} value */
function decimal(value) {
  const found = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(String(value));
  if (!found) return String(value);
  const [, sign, first, rest = '', power] = found;
  const shift = Number(power);
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${first}${rest}`;
  return sign + (first + rest).padEnd(shift + 1, '0');
}

/** @param {Json} value @returns {value is Pairs} */
const isPairs = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {Json} value */
const isRows = (value) => Array.isArray(value) && value.some(isPairs);
/** @param {Piece} piece */
const isScalar = (piece) => !['flow', 'block', 'empty'].includes(piece.style);
/** @param {Piece} piece */
const isList = (piece) => piece.items?.length && piece.items[0].name === undefined;
/** @param {Piece} piece */
const isMap = (piece) => piece.items?.length && piece.items[0].name !== undefined;
/** @param {Piece} piece */
const endOf = (piece) => Math.max(piece.value[1], piece.key[1]);
/** The first of several, as what a single value is.
 * @param {Json} own @returns {Json} */
const firstOf = (own) => (Array.isArray(own) ? own[0] ?? null : null);

/** What changes values of one text.
 * @param {Splices} splices @param {Outline} outline */
function handOf(splices, outline) {
  const { text, put } = splices;
  const { newline } = outline;
  /** @param {Piece} piece */
  const raw = (piece) => text.slice(...piece.value);
  /** @param {Piece} piece @returns {Range} */
  const linesOfItem = (piece) => [lineStart(text, piece.key[0]), nextLine(text, endOf(piece))];
  /** @param {Piece} piece */
  const cutLines = (piece) => put(...linesOfItem(piece), '');
  /** @param {Piece[]} items */
  const haveLines = (items) => items.length > 0 && items.every((it) => marginOf(text, it.key[0]) !== null);
  /** Behind the colon or the dash.
   * @param {Piece} piece */
  const colonOf = (piece) => (piece.name === undefined ? piece.key[1] : text.indexOf(':', piece.key[1]) + 1);
  /** Between items of a list in brackets.
   * @param {Piece[]} items */
  const commaOf = ([first, second]) => (second && text.slice(first.value[1], second.key[0]) === ',' ? ',' : ', ');

  /** A field gets another value.
   * @param {Slot} slot @param {Json} asked */
  function field(slot, asked) {
    const piece = outline.fields.find((it) => it.name === slot.name);
    if (piece) {
      change(piece, piece.json, asked, { bare: slot.bare, flow: false, indent: columnOf(text, piece.key[0]) });
    } else if (!isEmpty(asked)) {
      add(slot, asked);
    }
  }

  /** A field that is missing stands behind those that come before it.
   * @param {Slot} slot @param {Json} asked */
  function add(slot, asked) {
    const names = outline.shape.fields.map((it) => it.name);
    const before = names.slice(0, names.indexOf(slot.name)).reverse();
    const found = before.map((name) => outline.fields.find((it) => it.name === name)).find(Boolean);
    const at = found ? nextLine(text, endOf(found)) : outline.front[0];
    const margin = outline.fields.length ? marginOf(text, outline.fields[0].key[0]) ?? '' : '';
    put(at, at, linesFor(slot, asked, margin, newline));
  }

  /** @param {Piece} piece @param {Json} own @param {Json} asked @param {Ink} ink */
  function change(piece, own, asked, ink) {
    if (isSame(own, asked) || (isEmpty(own) && isEmpty(asked))) return;
    if (isEmpty(asked)) {
      clear(piece);
    } else if (Array.isArray(asked) && isList(piece)) {
      list(piece, piece.items ?? [], asked, ink);
    } else if (Array.isArray(asked) && asked.length === 1 && (isScalar(piece) || isMap(piece))) {
      // A single value is a list of one.
      change(piece, firstOf(own), asked[0], ink);
    } else if (isPairs(asked) && isMap(piece)) {
      map(piece, piece.items ?? [], asked, ink);
    } else if (typeof asked === 'object') {
      whole(piece, firstOf(own), asked, ink);
    } else if (isScalar(piece)) {
      put(...piece.value, again(wordsFor(asked) ?? '', piece.style, raw(piece), newline, ink));
    } else {
      whole(piece, null, asked, ink);
    }
  }

  /** Nothing of the old way to write it can stay.
   * @param {Piece} piece @param {Json} own @param {Json} asked @param {Ink} ink */
  function whole(piece, own, asked, ink) {
    const colon = colonOf(piece);
    const rows = isRows(asked) && !ink.flow && piece.name !== undefined;
    const lines = piece.style === 'block' && piece.name !== undefined;
    if (rows || lines) clear(piece);
    if (rows) {
      const at = nextLine(text, Math.max(endOf(piece), colon));
      put(at, at, rowsFor(asked, marginOf(text, piece.key[0]) ?? '', newline));
      return;
    }
    // What a single value was stays in the list that it becomes.
    const kept = isScalar(piece) && !raw(piece).includes('\n') ? { own, raw: raw(piece) } : null;
    const made = written(asked, ink, kept);
    if (lines || piece.value[0] === piece.value[1]) put(colon, colon, ` ${made}`);
    else put(...piece.value, made);
  }

  /** Leaves the key, and the comment behind it.
   * @param {Piece} piece */
  function clear(piece) {
    const colon = colonOf(piece);
    const [start, end] = piece.value;
    if (piece.style === 'block' && haveLines(piece.items ?? [])) {
      piece.items?.forEach(cutLines);
    } else if (piece.style === 'block' || text.slice(colon, start).includes('#')) {
      const commented = /^[ \t]*#/.test(text.slice(end, nextLine(text, end)));
      if (commented) put(start, end, '');
      else put(lineStart(text, start), nextLine(text, end), '');
    } else {
      put(colon, end, '');
    }
  }

  /** @param {Piece} piece @param {Piece[]} items @param {Json[]} asked @param {Ink} ink */
  function list(piece, items, asked, ink) {
    const flow = piece.style === 'flow';
    if (!flow && !haveLines(items)) {
      clear(piece);
      const colon = colonOf(piece);
      put(colon, colon, ` ${written(asked, ink, null)}`);
      return;
    }
    const inner = { ...ink, flow: ink.flow || flow, indent: columnOf(text, items[0].key[0]) };
    for (const step of steps(items.map((it) => it.json), asked)) {
      if (step.kind === 'change') {
        const item = items[step.item];
        change(item, item.json, asked[step.asked], inner);
      } else if (step.kind === 'move') {
        const item = items[step.item];
        insert(items, step.place, flow ? raw(item) : text.slice(...linesOfItem(item)), flow);
      } else if (step.kind === 'add') {
        insert(items, step.place, itemFor(items, asked[step.asked], inner, flow), flow);
      } else {
        remove(items, step.from, step.to, flow);
      }
    }
  }

  /** A new item, as the others are written; in a block with its dash and line break.
   * @param {Piece[]} items @param {Json} asked @param {Ink} ink @param {boolean} flow */
  function itemFor(items, asked, ink, flow) {
    const [first] = items;
    if (flow) return like(asked, ink, first);
    const margin = marginOf(text, first.key[0]) ?? '';
    const between = text.slice(first.key[1], first.value[0]);
    const gap = between === '' || /[\n#!]/.test(between) ? ' ' : between;
    if (!isPairs(asked) || first.style === 'flow') return `${margin}-${gap}${like(asked, ink, first)}${newline}`;
    const cells = items.flatMap((it) => it.items ?? []);
    return Object.entries(asked).map(([key, value], at) => {
      const lead = at ? ' '.repeat(gap.length + 1) : `-${gap}`;
      const cell = like(value, { ...ink, flow: false }, cells.find((it) => it.name === key));
      return `${margin}${lead}${keyFor(key, ink)}: ${cell}${newline}`;
    }).join('');
  }

  /** @param {Piece} piece @param {Piece[]} items @param {Pairs} asked @param {Ink} ink */
  function map(piece, items, asked, ink) {
    const flow = piece.style === 'flow';
    const inner = { ...ink, flow: ink.flow || flow, indent: columnOf(text, items[0].key[0]) };
    /** @type {Range | null} */
    let run = null;
    items.forEach((item, at) => {
      const wanted = Object.hasOwn(asked, item.name ?? '') ? asked[item.name ?? ''] : undefined;
      if (wanted !== undefined) {
        change(item, item.json, wanted, inner);
      } else if (item.known && item.style !== 'empty') {
        if (run?.[1] === at) run[1] += 1;
        else {
          if (run) remove(items, ...run, flow);
          run = [at, at + 1];
        }
      }
    });
    if (run) remove(items, .../** @type {Range} */ (run), flow);
    const last = items.length - 1;
    for (const [key, value] of Object.entries(asked)) {
      if (items.some((it) => it.name === key)) continue;
      const pair = `${keyFor(key, inner)}: ${like(value, inner, items.find(isScalar))}`;
      insert(items, last, flow ? pair : `${' '.repeat(columnOf(text, items[last].key[0]))}${pair}${newline}`, flow);
    }
  }

  /** @param {Piece[]} items @param {number} place @param {string} made @param {boolean} flow */
  function insert(items, place, made, flow) {
    const item = items[Math.max(place, 0)];
    if (flow) {
      const at = place < 0 ? item.key[0] : item.value[1];
      put(at, at, place < 0 ? made + commaOf(items) : commaOf(items) + made);
    } else {
      const at = place < 0 ? lineStart(text, item.key[0]) : nextLine(text, endOf(item));
      put(at, at, made);
    }
  }

  /** Some items that follow each other; one at least stays.
   * @param {Piece[]} items @param {number} from @param {number} to @param {boolean} flow */
  function remove(items, from, to, flow) {
    const [first, last, next, before] = [items[from], items[to - 1], items[to], items[from - 1]];
    const run = items.slice(from, to);
    if (!flow) {
      // The first column of a row stands behind its dash.
      if (next && marginOf(text, first.key[0]) === null) put(first.key[0], next.key[0], '');
      else run.forEach(cutLines);
      return;
    }
    const start = next || !before ? first.key[0] : before.value[1];
    const end = next ? next.key[0] : last.value[1];
    if (text.slice(start, end).includes('#')) run.forEach(cutItem);
    else put(start, end, '');
  }

  /** An item between comments: with its comma, and with its line when it has one.
   * @param {Piece} item */
  function cutItem(item) {
    const start = item.key[0];
    let end = item.value[1];
    end += /^[ \t]*,/.exec(text.slice(end))?.[0].length ?? 0;
    const alone = /^[ \t]*[#\r\n]/.test(text.slice(end, nextLine(text, end)));
    if (alone && marginOf(text, start) !== null) put(lineStart(text, start), nextLine(text, end), '');
    else put(start, end, '');
  }

  return { field };
}

/** The lines of a field that is not there yet.
 * @param {Slot} slot @param {Json} asked @param {string} margin @param {string} newline */
function linesFor(slot, asked, margin, newline) {
  const lead = `${margin}${slot.name}:`;
  if (isEmpty(asked)) return lead + newline;
  if (isRows(asked)) return lead + newline + rowsFor(asked, margin, newline);
  return `${lead} ${written(asked, { bare: slot.bare, flow: false, indent: margin.length }, null)}${newline}`;
}

/** Rows below their key, a line for each of their cells.
 * @param {Json} asked @param {string} margin @param {string} newline */
function rowsFor(asked, margin, newline) {
  const ink = { bare: false, flow: false, indent: margin.length + 4 };
  const rows = Array.isArray(asked) ? asked.filter(isPairs) : [];
  return rows.flatMap((row) => Object.entries(row).map(([key, value], at) => {
    const lead = at ? '    ' : '  - ';
    return `${margin}${lead}${keyFor(key, ink)}: ${written(value, ink, null)}${newline}`;
  })).join('');
}

/** A value on one line; a value that it holds already (`kept`) keeps its letters.
 * @param {Json} asked @param {Ink} ink @param {{ own: Json, raw: string } | null} kept @returns {string} */
function written(asked, ink, kept) {
  const inner = { ...ink, flow: true };
  if (Array.isArray(asked)) {
    const stays = (/** @type {Json} */ it) => kept && isSame(kept.own, it) && fits(kept.raw);
    return `[${asked.map((it) => (stays(it) ? kept?.raw : written(it, inner, null))).join(', ')}]`;
  }
  if (isPairs(asked)) {
    const pairs = Object.entries(asked).map(([key, it]) => `${keyFor(key, inner)}: ${written(it, inner, null)}`);
    return `{${pairs.join(', ')}}`;
  }
  return fresh(wordsFor(asked) ?? '', ink);
}

/** It may stand within brackets as it is.
 * @param {string} raw */
const fits = (raw) => /^["']/.test(raw) || !/[,[\]{}]/.test(raw);

/** A value on one line, in the style of another.
 * @param {Json} asked @param {Ink} ink @param {Piece | undefined} kin */
function like(asked, ink, kin) {
  const words = wordsFor(asked);
  const styled = kin && ['plain', 'single', 'double'].includes(kin.style);
  return styled && words !== null ? inline(words, kin.style, ink) : written(asked, ink, null);
}

/** @param {string} key @param {Ink} ink */
const keyFor = (key, ink) => inline(key, 'plain', { ...ink, bare: true });
