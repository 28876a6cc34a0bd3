// Keeping the catalogue where there is no connection, in a real browser and below a
// path of its host, as on many free ones.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, afterEach, test } from 'node:test';
import { build, launch, project, serve } from './support.mjs';

const base = '/catalogo/';
const url = ['--base-url', `https://centro.example${base}`];
const ask = 'sin-conexion/';

let root;
let first;
let second;
let browser;
let host;
let context;
let page;

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'fichero-'));
  for (const part of ['site.toml', 'content']) await cp(join(project, part), join(root, part), { recursive: true });
  first = await build(root, ...url);
  const ficha = join(root, 'content/fichas/taquile.md');
  const text = await readFile(ficha, 'utf8');
  await writeFile(ficha, text.replace(/^titulo: .*$/m, 'titulo: "Otro nombre"'));
  second = await build(root, ...url);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await rm(root, { recursive: true, force: true });
});

beforeEach(async () => {
  host = await serve(first, base);
  context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  page = await context.newPage();
  await go(ask);
});

afterEach(async () => {
  await context.close();
  host.close();
  host.closeAllConnections();
});

const go = (path) => page.goto(`${host.origin}${base}${path}`);
const press = (name) => page.getByRole('button', { name }).click();
const says = (words) => page.getByText(words).first().waitFor({ timeout: 20000 });
const heading = () => page.locator('h1').innerText();

async function keep() {
  await press('Guardar el catálogo en este teléfono');
  await says('Está al día');
}

/** The site is gone, not only the network: nothing can answer by chance. */
async function unplug() {
  host.closeAllConnections();
  host.instead = (_, response) => response.destroy();
}

const plug = () => {
  host.instead = undefined;
};

/** What the browser holds for this site. */
const held = () =>
  page.evaluate(async () => {
    const registrations = await navigator.serviceWorker.getRegistrations();
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (it) => (await (await caches.open(it)).keys()).map((it) => it.url)));
    return { workers: registrations.map((it) => new URL(it.scope).pathname), names, files: all.flat() };
  });

test('nothing is kept or registered before it is asked for', async () => {
  for (const path of ['', 'fichas/', 'fichas/taquile/', '404.html', ask]) {
    await go(path);
    assert.deepEqual(await held(), { workers: [], names: [], files: [] });
  }
  assert.ok(!host.asked.some((it) => it.endsWith('/sw.js')), 'the worker was fetched');
});

test('what the page says it weighs is what is fetched', async () => {
  const said = Number(/(\d+) KB/.exec(await page.locator('main').innerText())[1]);
  host.asked.length = 0;
  await keep();
  const { files } = await held();
  const { gzipSync } = await import('node:zlib');
  let bytes = 0;
  for (const it of files.filter((it) => !it.endsWith('/guardado.json') && !it.includes(`${ask}index.html`))) {
    const name = decodeURIComponent(new URL(it).pathname.slice(base.length));
    bytes += gzipSync(await readFile(join(first, name))).length;
  }
  assert.ok(bytes / 1000 <= said && bytes / 1000 > said * 0.8, `${bytes} bytes for ${said} KB`);
});

test('without a connection the catalogue is read and searched', async () => {
  await keep();
  await unplug();
  await go('');
  assert.match(await heading(), /^Experiencias de desarrollo/);
  await go('fichas/taquile/');
  assert.match(await heading(), /Taquile/i);
  await go('paises/bolivia/');
  assert.equal(await heading(), 'Bolivia');
  await go('fichas/?q=agua');
  const explorer = page.locator('#explorer');
  if (await explorer.count()) {
    await page.waitForFunction(() => /^\d+ /.test(document.querySelector('[role=status]').textContent) && document.querySelectorAll('mark').length);
    assert.ok((await page.locator('.results .card').count()) > 1);
  }
  await go('sobre/');
  await page.locator('h1').waitFor();
  await page.getByRole('link', { name: 'Guardar el catálogo en este teléfono' }).click();
  await says('Está al día');
});

test('a page that was not kept says so, and leads back', async () => {
  await keep();
  await unplug();
  const answer = await go('temas/turismo/peru/');
  assert.equal(answer.status(), 503);
  assert.equal(await heading(), 'Esta página no está guardada en este teléfono');
  await page.getByRole('link', { name: 'Ir al inicio' }).click();
  assert.match(await heading(), /^Experiencias de desarrollo/);
});

test('with a connection pages are those of the site', async () => {
  await keep();
  host.site = second;
  await go('fichas/taquile/');
  assert.equal(await heading(), 'Otro nombre');
  await unplug();
  await go('fichas/taquile/');
  assert.match(await heading(), /Taquile/i);
});

test('a new edition takes the place of the former one when it is asked for', async () => {
  await keep();
  const before = await held();
  host.site = second;
  await page.reload();
  await says('Hay una edición distinta');
  host.asked.length = 0;
  await press('Actualizar');
  await says('Está al día');
  assert.ok(host.asked.length < 40, `${host.asked.length} files were fetched for one change`);
  assert.equal((await held()).files.length, before.files.length, 'the former edition went');
  await unplug();
  await go('fichas/taquile/');
  assert.equal(await heading(), 'Otro nombre');
});

test('a site that changes while it is kept is kept as it became', async () => {
  host.instead = (path) => {
    if (path.endsWith('/fichas/acofop/')) host.site = second;
    return false;
  };
  await keep();
  await unplug();
  await go('fichas/taquile/');
  assert.equal(await heading(), 'Otro nombre');
});

test('a missing file is named, and what was kept stays', async () => {
  await keep();
  host.site = second;
  await page.reload();
  await says('Hay una edición distinta');
  host.instead = (path, response) => path.endsWith('/fichas/taquile/') && response.writeHead(404).end('<h1>No</h1>');
  await press('Actualizar');
  await page.getByRole('alert').getByText('fichas/taquile/index.html').waitFor();
  await unplug();
  await go('fichas/taquile/');
  assert.match(await heading(), /Taquile/i);
});

test('a broken connection loses nothing that has arrived', async () => {
  let left = 30;
  host.instead = (path, response) => path.endsWith('/') && path !== `${base}${ask}` && --left < 0 && response.destroy();
  await press('Guardar el catálogo en este teléfono');
  await page.getByRole('alert').getByText('Se cortó la conexión').waitFor();
  await says('Quedó a medias');
  const before = (await held()).files.length;
  assert.ok(before > 10, `${before} files`);
  plug();
  host.asked.length = 0;
  await page.reload();
  await press('Seguir guardando');
  await says('Está al día');
  const pages = host.asked.filter((it) => it.endsWith('/')).length;
  assert.ok(pages + before <= (await held()).files.length + 5, 'what had arrived was fetched again');
});

test('it is let go whole, and nothing of another site', async () => {
  await page.evaluate(() => caches.open('fichero /otro/'));
  await keep();
  await press('Borrar lo guardado');
  await says('Se borró todo');
  assert.deepEqual(await held(), { workers: [], names: ['fichero /otro/'], files: [] });
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Guardar/);
});

test('a full telephone is told in plain words', async () => {
  await page.evaluate(() => {
    const full = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
    Cache.prototype.put = full;
  });
  await press('Guardar el catálogo en este teléfono');
  await page.getByRole('alert').getByText('No queda espacio').waitFor();
  assert.deepEqual((await held()).names, []);
});

test('a host without the worker is told in plain words', async () => {
  host.instead = (path, response) => path.endsWith('/sw.js') && response.writeHead(404).end();
  await press('Guardar el catálogo en este teléfono');
  await page.getByRole('alert').getByText('no se puede guardar').waitFor();
});

test('of a large catalogue a part is kept, and another in its place', async () => {
  const large = await mkdtemp(join(tmpdir(), 'fichero-'));
  await cp(root, large, { recursive: true });
  const text = await readFile(join(large, 'content/fichas/taquile.md'), 'utf8');
  // Letters without a pattern, which compress badly.
  for (let n = 0; n < 40; n++) {
    const words = randomBytes(150_000).toString('base64').replace(/[^a-z]/gi, 'x').replace(/.{12}/g, '$& ');
    await writeFile(join(large, `content/fichas/larga-${n}.md`), `${text}\n\n${words}\n`);
  }
  host.site = await build(large, ...url);
  await rm(large, { recursive: true, force: true });
  await page.reload();
  await page.getByRole('checkbox', { name: 'Bolivia' }).check();
  await says('Con lo elegido se descargan');
  await keep();
  const { files } = await held();
  assert.ok(files.some((it) => it.includes('/artecampo/')) && !files.some((it) => it.includes('/larga-1/')));
  await page.getByRole('checkbox', { name: 'Bolivia' }).uncheck();
  await page.getByRole('checkbox', { name: 'Uruguay' }).check();
  await press('Actualizar');
  await says('Está al día');
  await unplug();
  await go('paises/uruguay/');
  assert.equal(await heading(), 'Uruguay');
  assert.equal((await go('paises/bolivia/')).status(), 503);
});
