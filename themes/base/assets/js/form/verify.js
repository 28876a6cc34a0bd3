// A changed text, read by a reader of YAML and held against the one before. Fetched only
// when something was changed: the reader weighs more than the form.

// All from one module: what two of those that stay import would stay apart too, and cost
// the form two more files.
import { edit, isEmpty, isSame, partOf, tidyFields, tidyText, tidyValue, wordsFor } from './edit.js';

/** @typedef {import('./edit.js').Json} Json */
/** @typedef {import('./edit.js').Piece} Piece */
/** @typedef {import('./edit.js').Outline} Outline */
/** @typedef {import('./edit.js').Changes} Changes */
/** @typedef {import('./edit.js').Refused} Refused */

/** A key of the data: its place in the text, what it is given, and where that ends.
 * @typedef {{ name: string, from: number, to: number, data: Json }} Entry */

/** @param {string} before @param {string} after @param {Outline} outline @param {Changes} changes
 * @returns {Promise<null | Refused>} */
export async function check(before, after, outline, changes) {
  const again = edit(before, outline, changes);
  if (!('text' in again)) return again.refused;
  if (again.text !== after) return inexact(null);
  if (endings(before).size < endings(after).size) return inexact(null);
  const { parseDocument } = await import('../vendor/yaml.js');
  const [old, now] = [before, after].map((text) => dataOf(text, parseDocument));
  if (!old || !now) return inexact(null);
  return changedFields(before, old, after, now, outline, changes) ?? changedBody(before, old, after, now, outline, changes);
}

/** The ways in which lines of a text end.
 * @param {string} text */
const endings = (text) => new Set(text.match(/\r*\n/g));

/** @param {string | null} field @returns {Refused} */
const inexact = (field) => ({ field, reason: 'edit_refused_inexact' });

/** What stands between the fences, by its keys, and where the body begins.
 * @param {string} text @param {any} parseDocument
 * @returns {{ entries: Entry[], end: number } | null} */
function dataOf(text, parseDocument) {
  const fence = /^\ufeff*---[ \t\r]*(?:\n|$)/.exec(text);
  if (!fence) return null;
  const close = /^---[ \t\r]*(?:\n|$)/gm;
  close.lastIndex = fence[0].length;
  const found = close.exec(text);
  if (!found) return null;
  const start = fence[0].length;
  // Every scalar as its letters: `NO` and `1.10` are what was written.
  const read = parseDocument(text.slice(start, found.index), { schema: 'failsafe', keepSourceTokens: true });
  if (read.errors.length) return null;
  const items = read.contents?.items ?? [];
  const entries = items.map((/** @type {any} */ { key, value }) => ({
    name: String(key.value),
    from: start + key.range[0],
    to: Math.max(start + (value?.range?.[1] ?? 0), text.indexOf(':', start + key.range[1]) + 1),
    data: lettersOf(value),
  }));
  return { entries, end: found.index + found[0].length };
}

/** @param {any} node @returns {Json} */
function lettersOf(node) {
  if (!node) return null;
  if (Array.isArray(node.items)) {
    if (!node.items.some((/** @type {any} */ it) => it && 'key' in it)) return node.items.map(lettersOf);
    return Object.fromEntries(node.items.map((/** @type {any} */ it) => [String(it.key?.value), lettersOf(it.value)]));
  }
  const nothing = node.type === 'PLAIN' && ['', '~', 'null', 'Null', 'NULL'].includes(node.value);
  return nothing ? null : node.value;
}

/** @typedef {{ entries: Entry[], end: number }} Data */

/** Every key as it was, but those asked for, which are what was asked.
 * @param {string} before @param {Data} old @param {string} after @param {Data} now
 * @param {Outline} outline @param {Changes} changes */
function changedFields(before, old, after, now, outline, changes) {
  const asked = tidyFields(changes);
  let at = 0;
  for (const entry of now.entries) {
    const was = old.entries[at]?.name === entry.name ? old.entries[at++] : null;
    const wanted = asked.get(entry.name);
    const piece = outline.fields.find((it) => it.name === entry.name);
    const same = was && isSame(was.data, entry.data);
    if (wanted === undefined || (piece && isSame(piece.json, wanted))) {
      const written = was && before.slice(was.from, was.to) === after.slice(entry.from, entry.to);
      if (!same || !written) return inexact(entry.name);
    } else if (!isAsked(entry.data, wanted, knownOf(before, piece))) {
      return inexact(entry.name);
    }
  }
  if (at < old.entries.length) return inexact(old.entries[at].name);
  const names = new Set(asked.keys());
  return isSame(...framesOf(before, old, after, now, names)) ? null : inexact(null);
}

/** The lines of both texts, up to their bodies, without some keys and their values; a
 * comment between items may come to stand outside when they go.
 * @param {string} before @param {Data} old @param {string} after @param {Data} now @param {Set<string>} names
 * @returns {[string[], string[]]} */
function framesOf(before, old, after, now, names) {
  const cut = old.entries.filter((it) => names.has(it.name)).map((it) => before.slice(it.from, it.to));
  const inner = new Set(linesIn(cut.join('\n')).map((it) => /(?:^|\s)(#.*)/.exec(it)?.[1]));
  const frame = (/** @type {string} */ text, /** @type {Data} */ { entries, end }) => {
    let [out, at] = ['', 0];
    for (const { name, from, to } of entries) {
      if (!names.has(name)) continue;
      out += text.slice(at, from);
      at = to;
    }
    return linesIn(out + text.slice(at, end)).filter((it) => !inner.has(it));
  };
  return [frame(before, old), frame(after, now)];
}

/** @param {string} text */
const linesIn = (text) => text.split('\n').map((it) => it.trim()).filter(Boolean);

/** What the field made of each text that stood in it: BO may be what it calls bo.
 * @param {string} before @param {Piece | undefined} piece @returns {Map<string, Json>} */
function knownOf(before, piece) {
  const known = new Map();
  /** @param {Piece} it @param {Json} json */
  const note = (it, json) => {
    const raw = before.slice(...it.value);
    const letters = it.style === 'plain' ? raw : raw.slice(1, -1);
    if (typeof json !== 'object') known.set(letters, json);
    if (it.name !== undefined) known.set(before.slice(...it.key), it.name);
    it.items?.forEach((item) => note(item, item.json));
  };
  if (piece) note(piece, Array.isArray(piece.json) && !piece.items ? piece.json[0] ?? null : piece.json);
  return known;
}

/** @param {Json} data @param {Json} asked @param {Map<string, Json>} known @returns {boolean} */
function isAsked(data, asked, known) {
  if (Array.isArray(asked)) {
    const items = Array.isArray(data) ? data : [data];
    const filled = items.filter((it) => !isEmpty(tidyValue(it)));
    return filled.length === asked.length && filled.every((it, at) => isAsked(it, asked[at], known));
  }
  if (typeof asked === 'object' && asked) {
    if (typeof data !== 'object' || !data || Array.isArray(data)) return false;
    const names = new Map(Object.keys(data).map((it) => [String(known.get(it) ?? it), it]));
    return Object.entries(asked).every(([key, it]) => names.has(key) && isAsked(data[names.get(key) ?? ''], it, known));
  }
  const words = tidyValue(data);
  if (isEmpty(asked)) return isEmpty(words);
  if (typeof words !== 'string') return false;
  const same = words === wordsFor(asked) || known.get(words) === asked;
  return same || (typeof asked === 'number' && Number(words) === asked);
}

/** Every part of the body as it was, but those asked for.
 * @param {string} before @param {Data} old @param {string} after @param {Data} now
 * @param {Outline} outline @param {Changes} changes */
function changedBody(before, old, after, now, outline, changes) {
  const sections = Object.entries(changes.sections ?? {});
  const changed = sections.filter(([id, text]) => {
    const part = partOf(outline, id);
    return tidyText(part ? before.slice(...part.body) : '', '\n') !== tidyText(text, '\n');
  });
  // Without the changed texts, both bodies are the same but for blank lines.
  let rest = before.slice(old.end);
  const parts = changed.map(([id]) => partOf(outline, id)).filter((it) => it !== undefined);
  for (const { body } of parts.sort((a, b) => b.body[0] - a.body[0])) {
    rest = rest.slice(0, Math.max(0, body[0] - old.end)) + rest.slice(Math.max(0, body[1] - old.end));
  }
  let left = after.slice(now.end);
  for (const [id, text] of changed) {
    const part = partOf(outline, id);
    const heading = outline.shape.sections.find((it) => it.id === id);
    const tidy = tidyText(text, outline.newline);
    const whole = part ? tidy : `## ${heading?.title}${outline.newline}${outline.newline}${tidy}`;
    const at = left.indexOf(whole);
    if (at < 0) return inexact(id);
    left = left.slice(0, at) + left.slice(at + whole.length);
  }
  const bare = (/** @type {string} */ it) => it.replace(/[ \t\r]*\n\s*/g, '\n').trim();
  const same = changed.length ? bare(rest) === bare(left) : rest === left;
  return same ? null : inexact(changed[0]?.[0] ?? null);
}
