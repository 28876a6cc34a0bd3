// The text of a section: what it may hold, and where it goes.
// src/content/edit/section.rs follows the same rules.

/** @typedef {import('./edit.js').Outline} Outline */
/** @typedef {import('./splices.js').Splices} Splices */

/** The text as it stands in a file: no blank lines around it, its lines ended alike.
 * @param {string} text @param {string} newline */
export function tidyText(text, newline) {
  const whole = text.replace(/\r\n?/g, '\n').replace(/[ \t\n]+$/, '');
  const blank = /^[ \t\n]*/.exec(whole)?.[0] ?? '';
  return whole.slice(blank.lastIndexOf('\n') + 1).replaceAll('\n', newline);
}

/** The section that a part of the file is, if it has one.
 * @param {Outline} outline @param {string} id */
export const partOf = (outline, id) => outline.parts.find((it) => it.section === id);

/** A section gets another text; one that is missing is added in its order.
 * @param {Splices} splices @param {Outline} outline @param {{ id: string, title: string }} heading @param {string} asked */
export function setSection(splices, outline, heading, asked) {
  const part = partOf(outline, heading.id);
  const { newline } = outline;
  if (part) {
    writeText(splices, part.body, tidyText(asked, newline), newline);
  } else {
    const at = placeOf(splices.text, outline, heading.id);
    writeText(splices, [at, at], titleOf(heading, newline) + tidyText(asked, newline), newline);
  }
}

/** What stands before the text of a section; before the whole body, nothing.
 * @param {{ title: string }} heading @param {string} newline */
export const titleOf = ({ title }, newline) => (title ? `## ${title}${newline}${newline}` : '');

/** @param {Splices} splices @param {[number, number]} old @param {string} text @param {string} newline */
function writeText(splices, old, text, newline) {
  const [start, end] = old;
  const behind = splices.text.slice(end);
  if (text === '') {
    // With the blank lines behind it, or before it when nothing follows.
    const blank = /^[ \t\r\n]*/.exec(behind)?.[0] ?? '';
    if (blank.length < behind.length) {
      splices.put(start, end + blank.lastIndexOf('\n') + 1, '');
    } else {
      splices.put(splices.text.slice(0, start).replace(/[ \t\r\n]+$/, '').length, end, '');
    }
  } else if (start === end) {
    const lines = behind.split('\n');
    const parted = lines.length < 2 || /^[ \t\r]*$/.test(lines[1]);
    splices.put(start, end, newline + newline + text + (parted ? '' : newline));
  } else {
    splices.put(start, end, text);
  }
}

/** Behind the text of the sections that come before it.
 * @param {string} text @param {Outline} outline @param {string} id */
function placeOf(text, outline, id) {
  const next = outline.parts[partBefore(outline, id) + 1]?.head;
  return text.slice(0, next ? next[0] : text.length).replace(/[ \t\r\n]+$/, '').length;
}

/** A section that is not there would be the last of the file.
 * @param {Outline} outline @param {string} id */
export const isLast = (outline, id) => partBefore(outline, id) + 1 === outline.parts.length;

/** The part that a section which is not there would follow.
 * @param {Outline} outline @param {string} id */
function partBefore(outline, id) {
  const order = outline.shape.sections.map((it) => it.id);
  const before = order.slice(0, order.indexOf(id));
  const known = outline.parts.map((it) => it.section !== null && before.includes(it.section));
  return Math.max(known.lastIndexOf(true), 0);
}

/** Blocks of HTML that blank lines do not end, and what ends them. */
const BLOCKS = [
  ['<!--', '-->'], ['<?', '?>'], ['<![cdata[', ']]>'], ['<script', '</script>'], ['<pre', '</pre>'],
  ['<style', '</style>'], ['<textarea', '</textarea>'], ['<!', '>'],
];

/** What of a text would reach beyond its section (the whole body may hold any title),
 * found by its lines, as Markdown reads them.
 * @param {{ title: string }} heading @param {string} text @returns {'heading' | 'unclosed' | null} */
export function faultOf({ title }, text) {
  /** Sign and length of the open fence; what ends the open HTML; a paragraph is open,
   * and whether in a list or a quotation.
   * @type {{ fence: [string, number] | null, html: string | null, paragraph: boolean | null }} */
  const state = { fence: null, html: null, paragraph: null };
  for (const line of tidyText(text, '\n').split('\n')) if (isTitle(state, line) && title) return 'heading';
  return state.fence || state.html ? 'unclosed' : null;
}

/** Is this line the title of a part?
 * @param {{ fence: [string, number] | null, html: string | null, paragraph: boolean | null }} state @param {string} line */
function isTitle(state, line) {
  const inner = within(line);
  const contained = inner.length < line.length;
  const text = inner.replace(/^[ \t]+/, '');
  if (state.fence) {
    const [sign, length] = state.fence;
    const run = runOf(text, sign);
    if (run >= length && /^[ \t]*$/.test(text.slice(run))) state.fence = null;
    return false;
  }
  if (state.html) {
    if (lower(line).includes(state.html)) state.html = null;
    return false;
  }
  const indent = inner.length - text.length;
  if (text === '' || (indent >= 4 && state.paragraph === null) || isBreak(line) || opens(state, text)) {
    state.paragraph = null;
    return false;
  }
  const sharp = runOf(text, '#');
  if (sharp && sharp <= 6 && /^([ \t]|$)/.test(text.slice(sharp)) && indent < 4) {
    state.paragraph = null;
    return sharp <= 2;
  }
  if (state.paragraph !== null && indent < 4 && /^(=+|-+)[ \t]*$/.test(text)) {
    const inside = state.paragraph;
    state.paragraph = null;
    // Under a list, a line at the margin only ends it.
    return !inside || contained || indent > 0;
  }
  state.paragraph = (state.paragraph ?? false) || contained;
  return false;
}

/** @param {{ fence: [string, number] | null, html: string | null }} state @param {string} text */
function opens(state, text) {
  for (const sign of ['`', '~']) {
    const run = runOf(text, sign);
    if (run >= 3 && !(sign === '`' && text.slice(run).includes('`'))) {
      state.fence = [sign, run];
      return true;
    }
  }
  const small = lower(text);
  const found = BLOCKS.find(([start]) => small.startsWith(start));
  if (!found) return false;
  const [start, end] = found;
  const rest = small.slice(start.length);
  if (/[a-z]$/.test(start) && rest !== '' && !/^[ \t>]/.test(rest)) return false;
  state.html = rest.includes(end) ? null : end;
  return true;
}

/** @param {string} text */
const lower = (text) => text.replace(/[A-Z]/g, (it) => it.toLowerCase());

/** How often a sign stands at the beginning.
 * @param {string} text @param {string} sign */
function runOf(text, sign) {
  let run = 0;
  while (text[run] === sign) run++;
  return run;
}

/** A line across the text that is no underline: `***`, `- - -`.
 * @param {string} line */
function isBreak(line) {
  const inner = line.replace(/^[ \t]+|[ \t]+$/g, '');
  const signs = inner.replace(/[ \t]/g, '');
  return /^(\*{3,}|_{3,})$/.test(signs) || (/^-{3,}$/.test(signs) && signs.length < inner.length);
}

/** A line within the signs of quotations and lists before it.
 * @param {string} line @returns {string} */
function within(line) {
  const found = /^ {0,3}(?:> ?|(?:[-*+]|[0-9]{1,9}[.)])[ \t])/.exec(line);
  return found ? within(line.slice(found[0].length)) : line;
}
