// Writing an entry on a phone, as somebody does who never heard of a repository: the
// form of a new one and of one that exists, by keyboard, on a slow line, without a
// script, and what the file is in the end.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { build, launch, open, program, project, serve } from './support.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };

/** Valid, and written as people do: comments, quotes of both kinds, an unusual order. */
const hostile = `---
# La escribimos entre todas.
titulo: 'Riego: "turnos" de agua'   # sin cambiar
temas: [agua-suelos-bosques,   participacion-social]
resumen: >-
  Dos comunidades acordaron
  turnos de agua.
pais: bo
lugar: "Totora, Cochabamba"
actores:
  - organizaciones-campesinas   # la central
  - gobierno-local
estado: "en-proceso"
contacto: Asociación de Regantes # la oficina
inicio: "2014"
---

Antes de todo.

## Claves

### Escuchar
**El problema:** *nadie* venía.


## Aprendizajes
Nada   todavía.
`.replace(/\n/g, '\r\n');

let root;
let site;
let host;
let browser;

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'fichero-form-'));
  for (const part of ['content/paginas', 'content/vocabularios']) await cp(join(project, part), join(root, part), { recursive: true });
  await cp(join(project, 'site.toml'), join(root, 'site.toml'));
  await mkdir(join(root, 'content/fichas'));
  await cp(join(project, 'content/fichas/taquile.md'), join(root, 'content/fichas/taquile.md'));
  await writeFile(join(root, 'content/fichas/riego.md'), hostile);
  site = await build(root);
  host = await serve(site);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  host?.close();
});

const ready = (page) => page.waitForFunction(() => document.querySelector('#ficha')?.ficha, null, { timeout: 30_000 });
const textOf = (page) => page.evaluate(() => document.querySelector('#ficha').ficha.text());

async function start(path, options = phone) {
  const opened = await open(browser, host, path, options);
  await ready(opened.page);
  return opened;
}

/** What the checks of the catalogue say of a new file. */
async function check(name, text, folder = 'fichas') {
  const path = join(root, 'content', folder, name);
  await writeFile(path, text);
  const run = await promisify(execFile)(program, ['--root', root, 'check', '--strict', path]).catch((it) => it);
  return run.stderr;
}

async function faults(page) {
  const run = "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })";
  const { violations } = await page.evaluate(`(() => { ${axe}; return ${run}; })()`);
  return violations.map((it) => `${it.id}: ${it.nodes[0].html}`);
}

const tick = (page, field, label) => page.locator(`[data-field="${field}"]`).getByLabel(label, { exact: true }).check();

/** Fills in what a new entry must have. */
async function fillIn(page, title) {
  await page.getByLabel('Título', { exact: true }).fill(title);
  await page.getByLabel('Resumen', { exact: true }).fill('Las mujeres tejen ñandutí y deciden juntas cómo vender.');
  await tick(page, 'pais', 'Paraguay');
  await page.getByLabel('Lugar', { exact: true }).fill('Itauguá');
  await page.locator('[data-field="temas"] input[type=checkbox]').first().check();
  await page.locator('[data-field="actores"] input[type=checkbox]').first().check();
  await page.locator('[data-field="estado"] input').nth(1).check();
  await page.getByLabel('Contacto', { exact: true }).fill('Asociación de tejedoras: "la casa", en la plaza');
}

test('a new entry with accents and ñ becomes a file that passes the checks untouched', async () => {
  const { context, page, messages } = await start('nueva/');
  await fillIn(page, 'Ñandutí: tejer, vender y decidir');
  await page.locator('[data-section="aprendizajes"] textarea').fill('### Nada se decide sola\n\nAntes cada una vendía por su cuenta.');
  for (const summary of await page.locator('details.step > summary').all()) await summary.click();
  await page.getByLabel('Coordenadas', { exact: true }).fill(`25°23'15"S 57°21'10"O`);
  await page.getByLabel('Inicio', { exact: true }).fill('2014-03');
  await page.locator('[data-field="roles"] select').first().selectOption({ index: 1 });
  await page.locator('[data-field="fuentes"] [data-do=add]').click();
  await page.locator('[data-column="titulo"]').fill('Memoria: "2015"');
  await page.getByText('El archivo se llamará nanduti-tejer-vender-y-decidir.md').waitFor();
  await page.getByRole('button', { name: 'Revisar y enviar' }).click();
  await page.locator('[data-way=download] summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-way=download] [data-do=download]')]);
  assert.equal(download.suggestedFilename(), 'nanduti-tejer-vender-y-decidir.md');
  const text = await readFile(await download.path(), 'utf8');
  assert.match(text, /coordenadas: \[-25\.39, -57\.35\]/);
  assert.doesNotMatch(await check(download.suggestedFilename(), text), /error\[|aviso\[/);
  // That there is no entry of this name is what was asked.
  assert.deepEqual(messages.filter((it) => !/404|nanduti/.test(it)), []);
  await context.close();
});

test('one changed value of a text written by hand is one changed line', async () => {
  const { context, page, messages } = await start('editar/riego/');
  assert.equal(await page.getByLabel('Título', { exact: true }).inputValue(), 'Riego: "turnos" de agua');
  assert.deepEqual(await page.evaluate(() => document.querySelector('#ficha').ficha.base), hostile);
  assert.deepEqual(await textOf(page), { text: hostile }, 'nothing was changed');
  await page.getByLabel('Lugar', { exact: true }).fill('Totora, valle del río Ñucchu');
  const { text } = await textOf(page);
  const [before, now] = [hostile, text].map((it) => it.split('\r\n'));
  assert.equal(now.length, before.length);
  assert.deepEqual(now.filter((it, n) => it !== before[n]), ['lugar: "Totora, valle del río Ñucchu"']);
  await page.getByRole('button', { name: 'Revisar y enviar' }).click();
  await page.getByText('+1 −1').waitFor();
  assert.deepEqual(messages, []);
  await context.close();
});

test('a page without sections is written as one text, with titles of its own', async () => {
  const { context, page, messages } = await start('nueva/paginas/');
  await page.getByLabel('Título', { exact: true }).fill('Quiénes somos: el año uno');
  const written = '## Qué hacemos\n\nTejemos ñandutí.\n\nDónde\n-----\n\n- Itauguá';
  await page.getByLabel('Texto', { exact: true }).fill(`\n${written}\n\n`);
  await page.getByRole('button', { name: 'Revisar y enviar' }).click();
  const preview = page.frameLocator('.review-preview iframe');
  await preview.getByRole('heading', { name: 'Qué hacemos' }).waitFor();
  assert.deepEqual(await preview.getByRole('heading').allTextContents(), ['Quiénes somos: el año uno', 'Qué hacemos', 'Dónde']);
  assert.deepEqual(await faults(page), []);
  await page.locator('[data-way=download] summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-way=download] [data-do=download]')]);
  assert.equal(download.suggestedFilename(), 'quienes-somos-el-ano-uno.md');
  const text = await readFile(await download.path(), 'utf8');
  assert.equal(text, `---\ntitulo: "Quiénes somos: el año uno"\n---\n\n${written}\n`);
  assert.doesNotMatch(await check(download.suggestedFilename(), text, 'paginas'), /error\[|aviso\[/);
  assert.deepEqual(messages.filter((it) => !/404|quienes/.test(it)), []);
  await context.close();
});

test('a word of a page is one changed line, and ten minutes are not offered where nothing is asked', async () => {
  const { context, page, messages } = await start('editar/paginas/sobre/');
  const text = page.getByLabel('Texto', { exact: true });
  const old = await text.inputValue();
  const base = await page.evaluate(() => document.querySelector('#ficha').ficha.base);
  assert.ok(old.startsWith('## ') && base.endsWith(`\n---\n\n${old}\n`));
  assert.equal(await page.locator('.ten').isVisible(), false);
  await text.fill(old.replace('## ', '## Primero: '));
  assert.deepEqual(await textOf(page), { text: base.replace('\n## ', '\n## Primero: ') });
  await page.getByRole('button', { name: 'Revisar y enviar' }).click();
  await page.getByText('+1 −1').waitFor();
  await page.getByRole('button', { name: 'Volver al formulario' }).click();
  await text.fill(`${old}\n\n\`\`\`\nsin cerrar`);
  await page.getByRole('button', { name: 'Revisar y enviar' }).click();
  await page.locator('[data-section="body"] .fault').waitFor();
  assert.equal(await page.locator('#review').isVisible(), false);
  assert.deepEqual(messages, []);
  await context.close();
});

test('a draft outlives its tab and comes back when it is asked for', async () => {
  const { context, page } = await start('nueva/');
  await page.getByLabel('Título', { exact: true }).fill('Un borrador con eñes');
  await page.locator('[data-section="claves"] textarea').fill('Lo primero.');
  await page.getByText('Guardado en este aparato').waitFor();
  await page.close();
  const next = await context.newPage();
  await next.goto(`${host.origin}/nueva/`);
  await ready(next);
  await next.getByText('Aquí hay un borrador suyo').waitFor();
  await next.getByRole('button', { name: 'Seguir con el borrador' }).click();
  assert.equal(await next.getByLabel('Título', { exact: true }).inputValue(), 'Un borrador con eñes');
  assert.equal(await next.locator('[data-section="claves"] textarea').inputValue(), 'Lo primero.');
  await context.close();
});

for (const [title, what] of [['Táquile', 'a name that is taken'], ['Turismo comunitario en la isla Taquile', 'a title whose file has another name']]) {
  test(`${what} is said when the title is left, and again before sending`, async () => {
    const { context, page } = await start('nueva/');
    await fillIn(page, title);
    const fault = page.locator('[data-field="titulo"] .fault');
    await fault.getByText('Ya hay una ficha con este nombre').waitFor();
    assert.equal(await fault.getByRole('link', { name: 'mejore esa ficha' }).getAttribute('href'), '/editar/taquile/');
    await page.getByRole('button', { name: 'Revisar y enviar' }).click();
    await page.locator('.faults').getByText('Ya hay una ficha').waitFor();
    assert.equal(await page.locator('#review').isVisible(), false);
    await context.close();
  });
}

test('an address that is a page of the site is said, without an offer to improve that', async () => {
  const { context, page } = await start('nueva/paginas/');
  await page.getByLabel('Título', { exact: true }).fill('Países');
  await page.keyboard.press('Tab');
  const fault = page.locator('[data-field="titulo"] .fault');
  await fault.getByText('Esa dirección ya es de otra página').waitFor();
  assert.deepEqual(await fault.getByRole('link').evaluateAll((all) => all.map((it) => it.getAttribute('href'))), ['/paises/']);
  await page.getByLabel('Título', { exact: true }).fill('Sobre');
  await page.keyboard.press('Tab');
  await fault.getByText('Este nombre ya está usado').waitFor();
  assert.equal(await fault.getByRole('link', { name: 'mejore ese texto' }).getAttribute('href'), '/editar/paginas/sobre/');
  await context.close();
});

test('what is missing is listed on sending, with the way to it, and not before', async () => {
  const { context, page } = await start('nueva/');
  await page.getByLabel('Título', { exact: true }).focus();
  await page.keyboard.press('Tab');
  assert.equal(await page.locator('.fault:visible').count(), 0);
  await page.getByRole('button', { name: 'Revisar y enviar' }).click();
  const list = page.locator('.faults');
  await list.waitFor();
  assert.ok(await list.evaluate((it) => it === document.activeElement));
  assert.equal(await list.getByRole('link').count(), 8);
  assert.deepEqual(await faults(page), []);
  await list.getByRole('link').first().click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'f-titulo');
  await page.keyboard.type('Algo');
  await page.locator('[data-field="titulo"] .fault').waitFor({ state: 'hidden' });
  assert.equal(await page.getByLabel('Título', { exact: true }).getAttribute('aria-invalid'), null);
  await context.close();
});

test('themes are chosen, counted, put in order and limited with the keyboard alone', async () => {
  const { context, page } = await start('nueva/', { viewport: { width: 1280, height: 800 } });
  const field = page.locator('[data-field="temas"]');
  const find = field.getByLabel(/Buscar en la lista/);
  for (const word of ['turismo', 'agua', 'cultura', 'movilidad']) {
    await find.fill(word);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
  }
  const picked = async () => (await field.locator('.picked span').allTextContents()).length;
  assert.equal(await picked(), 4);
  await field.locator('.fault').getByText('eligió 4 y caben 3').waitFor();
  const [first, second] = await field.locator('.picked span').allTextContents();
  await field.getByRole('button', { name: `Subir: ${second}` }).focus();
  await page.keyboard.press('Enter');
  assert.deepEqual((await field.locator('.picked span').allTextContents()).slice(0, 2), [second, first]);
  await field.locator('.picked li').last().getByRole('button', { name: /^Quitar/ }).focus();
  await page.keyboard.press('Enter');
  assert.equal(await field.locator('.fault').isVisible(), false);
  await context.close();
});

test('a place is chosen on the map, by finger or by keys, and kept to a kilometre', async () => {
  const { context, page, messages } = await start('nueva/');
  await page.getByText('Dónde y cuándo').click();
  await page.getByRole('button', { name: 'Elegir en el mapa' }).click();
  const map = page.getByRole('application');
  await map.waitFor();
  const seen = await map.locator('svg').boundingBox();
  await page.touchscreen.tap(seen.x + seen.width * 0.55, seen.y + seen.height * 0.5);
  const input = page.getByLabel('Coordenadas', { exact: true });
  const [lat, lon] = (await input.inputValue()).split(', ').map(Number);
  assert.ok(lat < -5 && lat > -20 && lon < -60 && lon > -75, `${lat}, ${lon}`);
  await map.focus();
  await page.keyboard.press('+');
  await page.keyboard.press('ArrowUp');
  const [moved] = (await input.inputValue()).split(', ').map(Number);
  assert.ok(moved > lat);
  assert.match(await input.inputValue(), /^-?\d+(\.\d{1,2})?, -?\d+(\.\d{1,2})?$/);
  await page.getByText(/Punto elegido: .* \(/).first().waitFor();
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(messages, []);
  await context.close();
});

test('another entry is found by words of its title, and named by its file', async () => {
  const { context, page, messages } = await start('editar/riego/');
  for (const summary of await page.locator('details.step > summary').all()) await summary.click();
  const field = page.locator('[data-field="relacionadas"]');
  const text = field.getByRole('textbox');
  await text.fill('isla');
  await field.getByRole('button', { name: /Taquile/ }).waitFor();
  assert.deepEqual(await faults(page), []);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await text.inputValue(), 'taquile');
  assert.equal(await field.locator('.found button').count(), 0);
  // The entry itself is none of those it may name, nor is one twice.
  await text.press('End');
  await text.pressSequentially('\nriego turnos isla');
  await page.waitForTimeout(600);
  assert.equal(await field.locator('.found button').count(), 0);
  await page.getByLabel('Lugar', { exact: true }).focus();
  await field.locator('.fault').getByText('«riego turnos isla» no está en el catálogo').waitFor();
  assert.equal(await text.inputValue(), 'taquile\nriego turnos isla');
  await text.fill('https://centro.example/fichas/taquile/');
  await field.locator('.fault').waitFor({ state: 'hidden' });
  const { text: made } = await textOf(page);
  assert.match(made, /relacionadas: \[taquile\]/);
  assert.deepEqual(messages.filter((it) => !/404|\/fichas\//.test(it)), []);
  await context.close();
});

test('ten minutes ask one question, and the answer goes to the end of its part', async () => {
  const { context, page, messages } = await start('editar/riego/#diez');
  const heading = page.locator('.ten h2');
  await heading.waitFor();
  assert.match(await heading.textContent(), /^¿/);
  assert.equal(await page.locator('.all').isVisible(), false);
  assert.deepEqual(await faults(page), []);
  const first = await heading.textContent();
  await page.getByRole('button', { name: 'Otra pregunta' }).click();
  assert.notEqual(await heading.textContent(), first);
  await page.getByLabel('Su respuesta').fill('Hoy riegan las dos.');
  await page.getByRole('button', { name: 'Ya terminé' }).click();
  await page.getByRole('button', { name: 'Revisar y enviar' }).waitFor();
  const { text } = await textOf(page);
  assert.match(text, /Hoy riegan las dos\./);
  assert.ok(text.replace(/\r\n/g, '\n').startsWith(hostile.replace(/\r\n/g, '\n').split('\n## Aprendizajes')[0].trimEnd().slice(0, 300)));
  assert.deepEqual(messages, []);
  await context.close();
});

for (const path of ['nueva/', 'pt/nueva/', 'nueva/paginas/', 'editar/taquile/', 'editar/paginas/sobre/']) {
  test(`/${path} fits a phone, reads well aloud, and a finger finds everything`, async () => {
    const { context, page, messages } = await start(path);
    for (const summary of await page.locator('details.step > summary').all()) await summary.click();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
    assert.deepEqual(await faults(page), []);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('#ficha :is(button, select, textarea, label:has(input[type=checkbox]), input:not([type=checkbox], [type=radio]))')]
        .filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 43.5)
        .map((it) => it.outerHTML.slice(0, 90)),
    );
    assert.deepEqual(small, []);
    assert.deepEqual(messages, []);
    await context.close();
  });
}

test('the markup is right', async () => {
  const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:standard'] }));
  for (const path of ['nueva', 'en/nueva', 'nueva/paginas', 'nueva/hoja', 'nueva/enviar', 'nueva/paginas/hoja', 'editar/taquile', 'editar/paginas/sobre']) {
    const report = await validator.validateFile(join(site, path, 'index.html'));
    const found = report.results.flatMap((it) => it.messages.map((fault) => `${path}: ${fault.ruleId} ${fault.message} (${fault.line})`));
    assert.deepEqual(found, []);
  }
});

test('without a script the page says what else can be done', async () => {
  for (const [path, way] of [['nueva/', 'noscript a[href="/nueva/hoja/"]'], ['editar/taquile/', '.ways > summary']]) {
    const { context, page, messages } = await open(browser, host, path, { ...phone, javaScriptEnabled: false });
    await page.locator(way).first().waitFor();
    assert.equal(await page.locator('#ficha').isVisible(), false);
    // Scripts that were asked for ahead are let go.
    assert.deepEqual(messages.filter((it) => !it.includes('/recursos/js.')), []);
    await context.close();
  }
});

test('on a slow line and a slow phone it can be used within four seconds, and nothing jumps', async (t) => {
  const compressed = await serveCompressed();
  t.after(() => compressed.close());
  for (const path of ['nueva/', 'editar/taquile/']) {
    const context = await browser.newContext(phone);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.addInitScript(() => {
      globalThis.jumps = [];
      const note = (list) => globalThis.jumps.push(...list.getEntries().map((it) => it.value));
      new PerformanceObserver(note).observe({ type: 'layout-shift', buffered: true });
    });
    const begun = Date.now();
    await page.goto(`${compressed.origin}/${path}`, { waitUntil: 'commit' });
    await ready(page);
    const taken = Date.now() - begun;
    console.log(`${path}: ${taken} ms`);
    assert.ok(taken <= 4000, `${path}: ${taken} ms`);
    await page.waitForTimeout(300);
    const jumped = await page.evaluate(() => globalThis.jumps.reduce((sum, it) => sum + it, 0));
    assert.ok(jumped < 0.05, `${path}: ${jumped}`);
    await context.close();
  }
});

/** The site as a host sends it: compressed. */
async function serveCompressed() {
  const { createServer } = await import('node:http');
  const { gzipSync } = await import('node:zlib');
  const types = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', json: 'application/json', md: 'text/markdown' };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://h').pathname).replace(/\/$/, '/index.html');
    const body = await readFile(join(site, path)).catch(() => null);
    if (!body) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[path.split('.').pop()] ?? 'application/octet-stream', 'content-encoding': 'gzip' });
    response.end(gzipSync(body));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.origin = `http://127.0.0.1:${server.address().port}`;
  return server;
}

test('names of files and points are what the program makes of them', async () => {
  const module = async (name) => import(`data:text/javascript,${encodeURIComponent(await readFile(join(project, 'themes/base/assets/js/form', name), 'utf8'))}`);
  const { slugOf } = await module('slug.js');
  const rows = (await readFile(join(project, 'tests/slugs.txt'), 'utf8')).split('\n').filter((it) => it && !it.startsWith('#'));
  for (const row of rows) {
    const [title, slug] = row.split(' = ');
    assert.equal(slugOf(title), slug, title);
    assert.equal(slugOf(title.normalize('NFD')), slug, title);
  }
  const { parsePoint, Projection } = await module('point.js');
  const points = { '-17.74, -65.19': [-17.74, -65.19], '-17.74,-65.19': [-17.74, -65.19], '[-17.74, -65.19]': [-17.74, -65.19], '-17,74; -65,19': [-17.74, -65.19], '-17,74, -65,19': [-17.74, -65.19], '-17.74 -65.19': [-17.74, -65.19], '17.5 S, 65.25 O': [-17.5, -65.25], 'S 17.5 W 65.25': [-17.5, -65.25], '4.6°N 74.08°W': [4.6, -74.08], 'https://www.google.com/maps/@-17.74,-65.19,12z': [-17.74, -65.19], 'https://www.openstreetmap.org/#map=11/-17.74/-65.19': [-17.74, -65.19], 'https://www.openstreetmap.org/?mlat=-17.74&mlon=-65.19#map=11/1.0/1.0': [-17.74, -65.19], 'geo:-17.74,-65.19': [-17.74, -65.19], '0, 0': [0, 0] };
  for (const [text, point] of Object.entries(points)) assert.deepEqual(parsePoint(text), point, text);
  const [lat, lon] = parsePoint(`17°44'24"S 65°11'24"W`);
  assert.ok(Math.abs(lat + 17.74) < 1e-9 && Math.abs(lon + 65.19) < 1e-9);
  for (const wrong of ['', 'Totora', '-17.74', '91, 0', '0, 181', '1, 2, 3', '17 S']) assert.equal(parsePoint(wrong), null, wrong);
  const drawn = new Projection('-14 -72 749.0244667 526.184749 589.0166773');
  for (const point of [[-17.74, -65.19], [19.43, -99.13], [-54.8, -68.3], [-14, -72]]) {
    const [back, there] = drawn.unplace(...drawn.place(point));
    assert.ok(Math.hypot(back - point[0], there - point[1]) < 1e-6, `${point}`);
  }
});
