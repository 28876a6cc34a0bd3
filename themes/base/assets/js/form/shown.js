// What a page would show of what stands in the form: for a preview.

import { each } from './dom.js';

/** @typedef {import('./fields.js').Asked} Asked */

/**
 * @param {Asked[]} asked
 * @param {Asked} title
 * @param {string} language
 * @returns {import('./preview.js').Ficha}
 */
export function shown(asked, title, language) {
  const said = asked.filter((it) => it !== title && it.read() !== null);
  const fields = said.filter((it) => !it.section);
  const lead = fields.find((it) => it.part.dataset.input === 'paragraph');
  const isWhole = (/** @type {Asked} */ it) => it.part.dataset.whole !== undefined;
  // A page is title, lead and text.
  const listed = asked.some(isWhole) ? [] : fields.filter((it) => it !== lead);
  const facts = listed.map((it) => ({ label: it.label, values: valuesOf(it) }));
  const titled = (/** @type {Asked} */ it) => (isWhole(it) ? null : it.label);
  const parts = said.filter((it) => it.section).map((it) => ({ title: titled(it), text: String(it.read()) }));
  return { title: title.read() ?? '', lead: lead?.read() ?? '', language, facts, parts };
}

/** What a page would show of a field. @param {Asked} asked @returns {string[]} */
function valuesOf({ part, read }) {
  const value = read();
  const labels = (/** @type {string} */ id) => {
    const box = part.querySelector(`input[value="${CSS.escape(id)}"]`);
    return box?.parentElement?.textContent?.trim() ?? id;
  };
  const select = part.querySelector('select');
  const input = part.dataset.input ?? '';
  if (input === 'records') return value.map((/** @type {Record<string, string>} */ it) => Object.values(it).join(' · '));
  if (input === 'roles') return each(part, '.rows label').filter((it) => it.querySelector('select')?.value).map((it) => `${it.querySelector('span')?.textContent}: ${it.querySelector('select')?.selectedOptions[0]?.text}`);
  if (input === 'point') return [value.join(', ')];
  if (select) return [select.selectedOptions[0]?.text ?? value];
  return (Array.isArray(value) ? value : [value]).map((it) => labels(String(it)));
}
