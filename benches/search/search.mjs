// Compares the search of a built catalogue with Pagefind on the same pages:
// index size, indexing time, what a slow phone downloads, and the answer to each key.
// Usage, and what is and is not counted: ../README.md.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { copyWithFilters, filterFields, sampleTexts, slugs } from './catalogue.mjs';
import { browse, keystrokes } from './cases.mjs';
import { fichero, pagefind } from './tools.mjs';
import { buildFichero, indexSeconds, runPagefind, sizeOf } from './programs.mjs';
import { table } from './table.mjs';
import { chooseWords } from './words.mjs';

const { values: options, positionals: catalogues } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, reuse: { type: 'string' }, memory: { type: 'string' } },
});
if (catalogues.length === 0) {
  console.error('usage: node search.mjs [--json FILE] [--reuse FILE] [--memory GB] CATALOGUE…');
  process.exit(2);
}

const former = options.reuse ? JSON.parse(readFileSync(options.reuse, 'utf8')).rows : [];
const rows = [];
for (const catalogue of catalogues) {
  rows.push(await compare(resolve(catalogue)));
  // After each catalogue, so that a long run that breaks off leaves what it had.
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ rows }, null, 2)}\n`);
}
console.log(table(rows));

async function compare(catalogue) {
  const folder = mkdtempSync(join(tmpdir(), 'fichero-search-'));
  try {
    const site = join(folder, 'site');
    say(catalogue, 'fichero build');
    const build = buildFichero(catalogue, site);
    const plan = makePlan(catalogue, site);
    const row = { catalogue: basename(catalogue), fichas: slugs(site).length, plan };
    // Pagefind first: its copy of the pages is gone before fichero is measured.
    row.pagefind = reusable(row) ?? (await measurePagefind(catalogue, site, folder, plan));
    row.fichero = { build, ...(await measureFichero(catalogue, site, plan)) };
    return row;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The words and the filter that both are asked for. */
function makePlan(catalogue, site) {
  const { common, typed } = chooseWords(sampleTexts(catalogue));
  const [filter] = filterFields(catalogue, site);
  return { common, typed, filter: { field: filter.name, label: filter.commonest } };
}

function reusable(row) {
  const same = former.find((it) => it.catalogue === row.catalogue && it.fichas === row.fichas);
  return same?.pagefind;
}

async function measurePagefind(catalogue, site, folder, plan) {
  const pages = join(folder, 'pagefind');
  say(catalogue, 'pagefind');
  copyWithFilters(catalogue, site, pages);
  const indexing = runPagefind(pages, options.memory);
  if (indexing.failed) return { index: null, indexing };
  const index = sizeOf(join(pages, 'pagefind'), /^pagefind-(ui|modular|highlight|component)/);
  const entry = readFileSync(join(pages, 'pagefind/pagefind-entry.json'), 'utf8');
  const { version } = JSON.parse(entry);
  const search = await browseAndType(catalogue, pagefind, pages, plan);
  rmSync(pages, { recursive: true, force: true });
  return { version, indexing, index, ...search };
}

async function measureFichero(catalogue, site, plan) {
  const index = sizeOf(join(site, 'recursos/indice'));
  if (index.files === 0) return { index: null };
  const search = await browseAndType(catalogue, fichero, site, plan);
  return { indexing: indexSeconds(catalogue), index, ...search };
}

async function browseAndType(catalogue, tool, root, plan) {
  say(catalogue, `${tool.name} in the browser`);
  return { cases: await browse(tool, root, plan), keys: await keystrokes(tool, root, plan) };
}

function say(catalogue, step) {
  console.error(`${basename(catalogue)}: ${step}`);
}
