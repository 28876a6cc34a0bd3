// Answers the questions of a file with the page's own reader and compares: folder of
// the published files, path of the index's head. The Rust tests start it.
import { readFile } from 'node:fs/promises';
import { deepEqual } from 'node:assert/strict';
import { join } from 'node:path';
import { openCatalogue } from '../../themes/base/assets/js/search/engine.js';

const [folder, head] = process.argv.slice(2);
const get = (path) => readFile(join(folder, path), 'utf8');
const questions = JSON.parse(await get('questions.json'));
const catalogue = await openCatalogue(head, get);
for (const wanted of questions) {
  const question = { q: wanted.q, filters: new Map(Object.entries(wanted.filters)), order: wanted.order };
  const answer = await catalogue.ask(question, 30);
  const counts = await catalogue.counts(question);
  const found = {
    ...wanted,
    ids: answer.ids,
    total: answer.total,
    some: answer.some,
    used: [...answer.repairs, ...answer.also].map((it) => it.used).sort(),
    read: answer.phrase && [answer.phrase.read, answer.phrase.of],
    counts: [...counts].map(([name, terms]) => [name, [...terms]]),
  };
  deepEqual(found, { ...wanted, used: wanted.used.sort() });
}
console.log(`${questions.length} questions answered alike`);
