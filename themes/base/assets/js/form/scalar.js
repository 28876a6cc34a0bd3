// A text as a YAML scalar, in the style of the one it replaces when that can hold it.
// src/content/edit/scalar.rs follows the same rules.

/** Where a scalar is to stand: its kind never needs quotes; within brackets; columns
 * before the key or dash it belongs to.
 * @typedef {{ bare: boolean, flow: boolean, indent: number }} Ink */

/** Lines are not made shorter than this when a text of several is written anew. */
const WIDTH = 72;

/** Words that YAML 1.1 or 1.2 read as something else than a text. */
const TRUTHS = ['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null', '~'];

/** One line, in a style or in the nearest that can hold it.
 * @param {string} text @param {string} style @param {Ink} ink */
export function inline(text, style, ink) {
  if (style === 'plain' && isPlain(text, ink)) return text;
  if (style === 'single' && isClean(text)) return `'${text.replaceAll("'", "''")}'`;
  return `"${escaped(text)}"`;
}

/** In the style that a new value of its kind has.
 * @param {string} text @param {Ink} ink */
export const fresh = (text, ink) => inline(text, ink.bare ? 'plain' : 'double', ink);

/** In the place of an old scalar, whose text is `raw`: lines that hold the same words
 * stay as they are.
 * @param {string} text @param {string} style @param {string} raw @param {string} newline @param {Ink} ink */
export function again(text, style, raw, newline, ink) {
  const several = raw.includes('\n') && !ink.flow;
  if ((style === 'literal' || style === 'folded') && isClean(text)) return block(text, raw, newline, ink);
  if (style === 'plain' && several && isPlain(text, ink)) {
    const lines = hanging(raw, newline);
    return lines ? refill(lines, text) : text;
  }
  if ((style === 'single' || style === 'double') && several) {
    const single = style === 'single' && isClean(text);
    const quote = single ? "'" : '"';
    const words = single ? text.replaceAll("'", "''") : escaped(text);
    const lines = raw.startsWith(quote) ? hanging(raw.slice(1, -1), newline) : null;
    // A backslash at the end of a line joins it to the next.
    const usable = lines && !lines.lines.some((it) => it.endsWith('\\'));
    return quote + (usable ? refill(lines, words) : words) + quote;
  }
  return inline(text, style, ink);
}

/** A literal or folded block: its sign stays, and so do the lines that hold the same.
 * @param {string} text @param {string} raw @param {string} newline @param {Ink} ink */
function block(text, raw, newline, ink) {
  const end = raw.indexOf('\n');
  const header = end < 0 ? raw : raw.slice(0, end).replace(/\r+$/, '');
  const [body, tail] = withoutTail(end < 0 ? '' : raw.slice(end + 1));
  let lines = linesOf(body);
  const digit = /[0-9]/.exec(header.split('#')[0]);
  const first = lines.find((it) => !/^[ \t]*$/.test(it));
  const found = first === undefined ? ink.indent + 2 : first.length - first.replace(/^ +/, '').length;
  const indent = ' '.repeat(digit ? ink.indent + Number(digit[0]) : found);
  // What is indented further, or stands between blank lines, is no plain paragraph.
  const even = lines.every((it) => it.startsWith(indent) && /^[^ \t]/.test(it.slice(indent.length)));
  if (!even) lines = [];
  return header + newline + refill({ lines, indent, newline, hanging: false }, text) + tail;
}

/** A block's lines, and the blank ones behind them that its sign keeps.
 * @param {string} rest */
function withoutTail(rest) {
  const kept = rest.replace(/[ \t\r\n]+$/, '').length;
  let at = rest.indexOf('\n', kept);
  if (at < 0) return [rest, ''];
  if (at > 0 && rest[at - 1] === '\r') at -= 1;
  return [rest.slice(0, at), rest.slice(at)];
}

/** The lines of a scalar that has several; `hanging`: the first stands behind its key.
 * @typedef {{ lines: string[], indent: string, newline: string, hanging: boolean }} Lines */

/** @param {string} text */
function linesOf(text) {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** None when a blank line makes it more than one paragraph.
 * @param {string} raw @param {string} newline @returns {Lines | null} */
function hanging(raw, newline) {
  const lines = linesOf(raw);
  if (lines.length < 2 || lines.some((it) => /^[ \t]*$/.test(it))) return null;
  const indent = lines[1].slice(0, lines[1].length - lines[1].replace(/^[ \t]+/, '').length);
  return { lines, indent, newline, hanging: true };
}

/** These words instead: the lines before the first new word and behind the last stay,
 * the others are filled anew.
 * @param {Lines} old @param {string} text */
function refill(old, text) {
  const words = text.split(' ');
  let [before, from] = [0, 0];
  for (const line of old.lines) {
    const own = wordsOf(line);
    if (!own.every((it, at) => words[from + at] === it)) break;
    [before, from] = [before + 1, from + own.length];
  }
  let [after, to] = [old.lines.length, words.length];
  for (const line of old.lines.slice(before).reverse()) {
    const own = wordsOf(line);
    if (own.length > to - from || !own.every((it, at) => words[to - own.length + at] === it)) break;
    [after, to] = [after - 1, to - own.length];
  }
  const widths = old.lines.map((it) => [...it.replace(/^[ \t]+|[ \t]+$/g, '')].length);
  const lines = old.lines.slice(0, before);
  for (const line of filled(words.slice(from, to), Math.max(WIDTH, ...widths))) {
    lines.push((!lines.length && old.hanging ? '' : old.indent) + line);
  }
  for (const line of old.lines.slice(after)) {
    lines.push(!lines.length && old.hanging ? line.replace(/^[ \t]+/, '') : line);
  }
  return lines.join(old.newline);
}

/** @param {string} line */
const wordsOf = (line) => line.split(/[ \t]/).filter(Boolean);

/** Words in lines of this width.
 * @param {string[]} words @param {number} width */
function filled(words, width) {
  /** @type {string[]} */
  const lines = [];
  let room = 0;
  for (const word of words) {
    const { length } = [...word];
    if (lines.length && room > length) {
      lines[lines.length - 1] += ` ${word}`;
      room -= length + 1;
    } else {
      lines.push(word);
      room = Math.max(0, width - length);
    }
  }
  return lines;
}

/** What must be escaped in any text. */
const ODD = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;

/** @param {string} text */
const isClean = (text) => !ODD.test(text);

/** @param {string} text */
function escaped(text) {
  const code = (/** @type {string} */ it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return text.replace(/["\\]/g, '\\$&').replace(new RegExp(ODD, 'g'), code);
}

/** It needs no quotes: read without them, by any reader of YAML, it is the same text.
 * @param {string} text @param {Ink} ink */
function isPlain(text, ink) {
  const begins = text !== '' && !'-?:,[]{}#&*!|>\'"%@`=<.+~ '.includes(text[0]);
  const signed = ink.bare && /^-[0-9]/.test(text);
  const breaks = /: | #|[: ]$/.test(text);
  const brackets = ink.flow && /[,[\]{}]/.test(text);
  const lower = text.replace(/[A-Z]/g, (it) => it.toLowerCase());
  const number = !ink.bare && isNumber(text);
  return (begins || signed) && isClean(text) && !breaks && !brackets && !TRUTHS.includes(lower) && !number;
}

/** A number, a date or a time of day to some reader of YAML.
 * @param {string} text */
const isNumber = (text) => /^[0-9][0-9a-fA-F_.,:+\-xXoOtTzZ ]*$/.test(text);
