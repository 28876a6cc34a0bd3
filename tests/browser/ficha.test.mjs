// The page of an entry where it leaves the screen: on paper, by its code, and as a
// reference in other people's programs; and every item by its own link.
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import jsQR from 'jsqr';
import { build, launch, open, project, serve } from './support.mjs';

// Titles that would break out of BibTeX's braces, of JSON, or of either's escapes.
const titles = [
  'Ñandú 100 % & más_de #1 $5 ~ ^ café “aguas”',
  'Una llave } sin abrir y otra { sin cerrar',
  'Barra al final \\',
  '\\input{x} @misc{otra, title = {y}}',
  'Comillas " y \' y </script><b>',
];
const url = 'https://centro.example/fichas/';

let browser;
let host;
let site;
let slugs;

before(async () => {
  site = await build(await withTitles());
  host = await serve(site);
  browser = await launch();
  const folders = await readdir(join(site, 'fichas'), { withFileTypes: true });
  slugs = folders.filter((it) => it.isDirectory() && it.name !== 'pagina').map((it) => it.name);
});

after(async () => {
  await browser?.close();
  host?.close();
});

/** The catalogue with an entry for each of the titles above. */
async function withTitles() {
  const root = await mkdtemp(join(tmpdir(), 'fichero-titles-'));
  await cp(join(project, 'site.toml'), join(root, 'site.toml'));
  await cp(join(project, 'content'), join(root, 'content'), { recursive: true });
  const model = await readFile(join(project, 'content/fichas/kallari.md'), 'utf8');
  await mkdir(join(root, 'content/fichas'), { recursive: true });
  for (const [n, title] of titles.entries()) {
    const named = model.replace(/^titulo: .*$/m, () => `titulo: ${JSON.stringify(title)}`);
    await writeFile(join(root, `content/fichas/titulo-${n}.md`), named.replace('idioma: es', 'idioma: es\nautoria: ["Mujeres & regantes, 50 %", "Grupo {B}"]'));
  }
  return root;
}

const file = (slug, name) => readFile(join(site, 'fichas', slug, name), 'utf8');

test('a reference says the same in BibTeX and in CSL-JSON, whatever the title', async () => {
  for (const [n, title] of titles.entries()) {
    const slug = `titulo-${n}`;
    const [bibtex] = new Cite(await file(slug, 'cita.bib')).data;
    const [csl] = JSON.parse(await file(slug, 'cita.json'));
    assert.equal(csl.title, title);
    assert.equal(bibtex.title, title);
    for (const name of ['id', 'URL', 'language']) assert.equal(bibtex[name] ?? bibtex['citation-key'], csl[name], name);
    assert.deepEqual(csl.author, [{ literal: 'Mujeres & regantes, 50 %' }, { literal: 'Grupo {B}' }]);
    assert.deepEqual(bibtex.author.map((it) => it.literal ?? it.family), csl.author.map((it) => it.literal));
    assert.deepEqual(bibtex.issued['date-parts'], csl.issued['date-parts']);
    assert.equal(csl.URL, `${url}${slug}/`);
  }
});

test('every reference can be set in a style that others use', async () => {
  // Those of the format's own list (citeproc's csl-data): others would be refused.
  const known = ['id', 'type', 'author', 'title', 'container-title', 'issued', 'URL', 'language', 'note'];
  for (const slug of slugs) {
    const items = JSON.parse(await file(slug, 'cita.json'));
    assert.deepEqual(Object.keys(items[0]).filter((it) => !known.includes(it)), []);
  }
  // Setting each of them takes long, and says the same.
  const items = JSON.parse(await file(slugs[0], 'cita.json'));
  const text = new Cite(items).format('bibliography', { format: 'text', template: 'apa', lang: 'es-ES' });
  assert.ok(text.includes(items[0].title) && text.includes(items[0].URL), text);
});

test('an entry is two pages on paper, A4 or Letter', async () => {
  const { context, page } = await open(browser, host, '');
  const sizes = await Promise.all(slugs.map(async (slug) => [(await file(slug, 'index.md')).length, slug]));
  sizes.sort(([a], [b]) => a - b);
  const [, median] = sizes[sizes.length >> 1];
  const [, longest] = sizes.at(-1);
  for (const slug of [median, longest]) {
    await page.goto(`${host.origin}/fichas/${slug}/`);
    for (const format of ['A4', 'Letter']) {
      const pdf = await page.pdf({ format });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
      assert.ok(pages <= 2, `${slug} takes ${pages} pages of ${format}`);
    }
  }
  await context.close();
});

test('the code on paper leads back to the page, and only paper has it', async () => {
  const { context, page } = await open(browser, host, `fichas/${slugs[0]}/`, { bypassCSP: true });
  assert.equal(await page.locator('.qr').isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  const sizes = await page.locator('.qr').evaluate((it) => ({ wide: it.getBoundingClientRect().width, modules: it.viewBox.baseVal.width }));
  // What a phone's camera tells apart: half a millimetre.
  assert.ok((sizes.wide / 96) * 25.4 / sizes.modules > 0.5, JSON.stringify(sizes));
  const longest = slugs.toSorted((a, b) => b.length - a.length)[0];
  for (const slug of [slugs[0], longest]) {
    await page.goto(`${host.origin}/fichas/${slug}/`);
    const { width, data } = await page.locator('.qr').evaluate(pixels);
    const found = jsQR(Uint8ClampedArray.from(data), width, width);
    assert.equal(found?.data, `${url}${slug}/`);
  }
  await context.close();
});

/** Draws the code black on white, four pixels for a module. */
async function pixels(svg) {
  const copy = svg.cloneNode(true);
  const width = svg.viewBox.baseVal.width * 4;
  copy.setAttribute('width', width);
  copy.setAttribute('height', width);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(width, width).getContext('2d');
  canvas.fillStyle = '#fff';
  canvas.fillRect(0, 0, width, width);
  canvas.drawImage(image, 0, 0);
  return { width, data: [...canvas.getImageData(0, 0, width, width).data] };
}

test('every item has a link of its own, named after it, that the keyboard reaches', async () => {
  const { context, page } = await open(browser, host, 'fichas/kallari/', { viewport: { width: 360, height: 760 } });
  const links = page.locator('.item .anchor');
  assert.equal(await links.count(), 3);
  for (const link of await links.all()) {
    const title = await link.evaluate((it) => it.parentElement.querySelector('h3').textContent);
    assert.equal(await page.getByRole('link', { name: title, exact: true }).and(link).count(), 1);
    assert.equal(await page.getByRole('heading', { name: title, exact: true, level: 3 }).count(), 1);
    await link.focus();
    await page.waitForTimeout(50);
    assert.equal(await link.evaluate((it) => getComputedStyle(it).opacity), '1');
    const box = await link.boundingBox();
    assert.ok(box.width >= 24 && box.height >= 24, JSON.stringify(box));
    await link.press('Enter');
    assert.equal(new URL(page.url()).hash, await link.getAttribute('href'));
  }
  await context.close();
});

test('what an experience is fits one screen of a phone', async () => {
  const { context, page } = await open(browser, host, '', { viewport: { width: 360, height: 760 } });
  for (const slug of slugs) {
    await page.goto(`${host.origin}/fichas/${slug}/`);
    const height = await page.locator('.gist').evaluate((it) => it.getBoundingClientRect().height);
    assert.ok(height <= 760, `${slug}: ${height} px`);
  }
  await context.close();
});

test('a page of an entry fits the first packets of a slow line', async () => {
  const sizes = await Promise.all(slugs.map(async (slug) => [gzipSync(await file(slug, 'index.html')).length, slug]));
  const [size, slug] = sizes.sort(([a], [b]) => b - a)[0];
  console.log(`the heaviest of ${sizes.length} entries: ${slug}, ${size} bytes in gzip`);
  assert.ok(size <= 14 * 1024, `${slug}: ${size}`);
});
