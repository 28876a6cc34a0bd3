// Ten minutes: one question at a time, from the part of the analysis that says least.
// What is answered goes to the end of its part; nothing is counted or compared aloud.

import { button, make, word } from './dom.js';

/** @typedef {import('./fields.js').Asked} Asked */
/** @typedef {{ section: Asked, text: string }} Question */

/**
 * @param {HTMLElement} place
 * @param {Asked[]} asked
 * @param {{ kept: () => void, done: () => void }} tell
 */
export function askOne(place, asked, { kept, done }) {
  const sections = asked.filter((it) => it.section);
  /** @type {Set<string>} */
  const seen = new Set();
  next();

  function next() {
    const question = nextOf(sections, seen);
    if (question) show(question);
    else done();
  }

  /** @param {Question} question */
  function show({ section, text }) {
    const area = make('textarea', { id: 'ten-answer', rows: '7' });
    const line = make('input', { id: 'ten-line', type: 'text', autocomplete: 'off' });
    const status = make('p', { class: 'note', role: 'status' });
    const keep = () => {
      const answer = area.value.trim();
      if (!answer) return area.focus();
      section.write(joined(section.read(), section.part.dataset.items === undefined ? '' : line.value.trim(), answer));
      kept();
      next();
      place.querySelector('[role=status]')?.append(word('ten-kept', { section: section.label }));
    };
    const finish = () => {
      if (area.value.trim()) keep();
      done();
    };
    const sure = button(word('ten-save'), keep);
    sure.className = 'primary';
    const heading = make('h2', { id: 'ten', tabindex: '-1' }, text);
    const before = section.read();
    const items = section.part.dataset.items !== undefined;
    place.replaceChildren(
      make('p', { class: 'kicker' }, `${word('ten')} · ${section.label}`),
      heading,
      status,
      ...(before ? [make('details', {}, make('summary', {}, word('ten-so-far')), make('pre', { tabindex: '0' }, before))] : []),
      make('div', { class: 'field' }, make('label', { for: area.id }, word('ten-answer')), area),
      ...(items ? [make('div', { class: 'field' }, make('label', { for: line.id }, word('ten-line')), line)] : []),
      make('div', { class: 'row' }, sure, button(word('ten-other'), next), button(word('ten-done'), finish)),
      make('p', {}, allOf(done)),
    );
    // Scrolled to by the focus, so that a phone shows question and box together.
    heading.focus();
  }
}

/** @param {() => void} done */
function allOf(done) {
  const made = button(word('ten-all'), done);
  made.className = 'plain';
  return made;
}

/**
 * @param {Asked[]} sections
 * @param {Set<string>} seen
 * @returns {Question | null}
 */
function nextOf(sections, seen) {
  const words = (/** @type {Asked} */ it) => (it.read() ?? '').split(/\s+/).filter(Boolean).length;
  const later = (/** @type {Asked} */ it) => Number(it.part.dataset.analyses === undefined);
  const order = [...sections].sort((a, b) => later(a) - later(b) || words(a) - words(b));
  for (const section of order) {
    for (const it of section.part.querySelectorAll('.questions li')) {
      const text = it.textContent ?? '';
      if (seen.has(text)) continue;
      seen.add(text);
      return { section, text };
    }
  }
  return null;
}

/** @param {string | null} before @param {string} line @param {string} answer */
const joined = (before, line, answer) => [before, line && `### ${line}`, answer].filter(Boolean).join('\n\n');
