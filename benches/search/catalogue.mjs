// What is read from a catalogue and from its built pages.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const COLLECTION = 'fichas';
const SAMPLE = 500;

/** The fichas of a built site: each has its source beside it, a page of the list has not. */
export function slugs(site) {
  const folders = readdirSync(join(site, COLLECTION), { withFileTypes: true });
  return folders
    .filter((it) => it.isDirectory() && it.name !== 'pagina')
    .map((it) => it.name)
    .sort();
}

/** Bodies and front matter of fichas spread evenly over the whole collection. */
export function sampleTexts(catalogue) {
  const folder = join(catalogue, 'content', COLLECTION);
  const files = readdirSync(folder, { recursive: true })
    .filter((it) => it.endsWith('.md'))
    .sort();
  return spread(files, SAMPLE).map((it) => readFileSync(join(folder, it), 'utf8'));
}

/** The fields to filter by, those that occur in the pages, with their commonest value. */
export function filterFields(catalogue, site) {
  const fields = declaredFilters(catalogue);
  const sample = spread(slugs(site), SAMPLE).map((it) => facts(readPage(site, it), fields));
  const counted = fields.map((name) => ({
    name,
    commonest: commonest(sample.flatMap((it) => it.filter((fact) => fact.name === name))),
  }));
  const present = counted.filter((it) => it.commonest !== undefined);
  if (present.length === 0) throw new Error('no facts to filter by in the pages');
  return present;
}

/**
 * Copies the pages of the fichas with Pagefind's filter marks put in. They are taken from the
 * facts that the page shows, for the same fields that fichero filters by.
 */
export function copyWithFilters(catalogue, site, out) {
  const fields = declaredFilters(catalogue);
  for (const slug of slugs(site)) {
    const page = readPage(site, slug);
    const marks = facts(page, fields).map(
      ({ name, value }) => `<span data-pagefind-filter="${name}:${value}" hidden></span>`,
    );
    const folder = join(out, COLLECTION, slug);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'index.html'),
      page.replace(/<main[^>]*>/, (main) => main + marks.join('')),
    );
  }
}

function readPage(site, slug) {
  return readFileSync(join(site, COLLECTION, slug, 'index.html'), 'utf8');
}

function declaredFilters(catalogue) {
  const tables = readFileSync(join(catalogue, 'site.toml'), 'utf8').split(/^\[\[?/m);
  return tables
    .filter((it) => it.startsWith(`collections.${COLLECTION}.fields]`))
    .filter((it) => /^filter = true$/m.test(it))
    .map((it) => it.match(/^name = "(.*)"$/m)[1]);
}

function facts(page, fields) {
  const found = [];
  for (const [, name, fact] of page.matchAll(/<div class="fact-([\w-]+)">(.*?)<\/div>/gs)) {
    if (!fields.includes(name)) continue;
    for (const [, html] of fact.matchAll(/<dd[^>]*>(.*?)<\/dd>/gs)) {
      const value = html.replace(/<[^>]*>/g, '').replace(/"/g, '&quot;').trim();
      found.push({ name, value });
    }
  }
  return found;
}

function commonest(facts) {
  const counts = new Map();
  for (const { value } of facts) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return first && plain(first[0]);
}

const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

function plain(html) {
  return html.replace(/&(lt|gt|quot|#39|amp);/g, (it) => entities[it]);
}

/** At most `count` of the items, at even distances: the same ones in every run. */
export function spread(items, count) {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]);
}
