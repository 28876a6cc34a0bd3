// Decap CMS, as its makers publish it, driven against the configuration that fichero
// writes: what it makes of a new ficha and of one that exists is what `check` accepts,
// and `check --since` names the comments it lost.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { body, catalogue, formerBody, lost, patience, serveEditor } from './editors.mjs';
import { launch, program, project } from './support.mjs';

const run = promisify(execFile);
const published = join(project, 'tests/browser/node_modules/decap-cms/dist');
const folder = 'content/fichas';

let copy;
let host;
let browser;

before(async () => {
  copy = await catalogue();
  await copy.fichero('editor', 'decap', '--out', copy.admin);
  host = await serveEditor(copy.admin, published);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  host?.close();
  await rm(copy.root, { recursive: true, force: true });
});

/** Opens the editor. Without a forge it keeps its files in the page, where we put them. */
async function open(at) {
  const files = {};
  for (const name of await readdir(join(copy.root, folder))) {
    files[name] = { path: `${folder}/${name}`, content: await readFile(join(copy.root, folder, name), 'utf8') };
  }
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(patience);
  page.elsewhere = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(host.origin)) {
      page.elsewhere.push(request.url());
    }
  });
  await page.addInitScript((fichas) => {
    // It lists a folder by its whole name, and opens a file by each part of it.
    window.repoFiles = { content: { fichas }, 'content/fichas': fichas };
  }, files);
  await page.goto(`${host.origin}/${at}`);
  return page;
}

async function enter(at) {
  const page = await open(at);
  await page.getByRole('button', { name: 'Iniciar sesión' }).click();
  return page;
}

/** What a field's name begins in the page; the rest of it is counted. */
const field = (page, name) => page.locator(`[id^="${name}-field-"]`).first();

async function choose(page, name, label) {
  await field(page, name).fill(label);
  await page.getByRole('option', { name: label, exact: true }).click();
}

/** Publishes, and gives the file that holds the words. */
async function publish(page, words) {
  await page.getByRole('button', { name: 'Publicar' }).first().click();
  await page.getByRole('menuitem', { name: 'Publicar ahora' }).click();
  const found = await page.waitForFunction((words) => {
    const files = Object.entries(window.repoFiles.content.fichas);
    return files.find(([, file]) => file.content.includes(words)) ?? null;
  }, words);
  const [name, { content }] = await found.jsonValue();
  await writeFile(join(copy.root, folder, name), content);
  return [name, content];
}

test('each forge gives a configuration that the editor takes', async () => {
  const site = join(copy.root, 'site.toml');
  const declared = await readFile(site, 'utf8');
  for (const [kind, repository, sign] of [
    ['github', 'https://github.com/equipo/catalogo', 'GitHub'],
    ['gitlab', 'https://git.ejemplo.org/grupo/equipo/catalogo', 'GitLab'],
    ['forgejo', 'https://git.ejemplo.org/equipo/catalogo', 'Forgejo'],
    ['bitbucket', 'https://bitbucket.org/equipo/catalogo', 'Bitbucket'],
  ]) {
    const forge = `\n[forge]\nkind = "${kind}"\nrepository = "${repository}"\nbranch = "main"\n`;
    await writeFile(site, declared + forge);
    await copy.fichero('editor', 'decap', '--out', copy.admin, '--backend', 'app_id=ejemplo');
    const page = await open('');
    await page.getByRole('button', { name: sign }).waitFor();
    assert.deepEqual(page.elsewhere, [], kind);
    await page.close();
  }
  await writeFile(site, declared);
  // Another catalogue, with a field of every kind.
  await run(program, ['--root', join(project, 'tests/sites/sementes'), 'editor', 'decap', '--out', copy.admin]);
  const page = await open('');
  await page.getByRole('button', { name: 'Entrar' }).waitFor();
  await page.close();
  await copy.fichero('editor', 'decap', '--out', copy.admin);
});

test('a new ficha is one that check accepts', async () => {
  const page = await enter('#/collections/fichas/new');
  await field(page, 'titulo').fill('Riego de la cañada: año nuevo, en Ñuñoa');
  await field(page, 'resumen').fill('Dos comunidades de ejemplo acordaron turnos. Hoy riegan las dos.');
  await choose(page, 'pais', 'Bolivia');
  await choose(page, 'pais', 'Perú');
  await field(page, 'lugar').fill('Un valle de ejemplo');
  const add = page.getByRole('button', { name: 'número' });
  const numbers = page.locator('input[type=number]');
  for (const [at, degrees] of ['-17.74', '-65.19'].entries()) {
    await add.click();
    await numbers.nth(at).fill(degrees);
  }
  await choose(page, 'temas', 'Participación social');
  await choose(page, 'actores', 'Mujeres organizadas y lideresas');
  await choose(page, 'estado', 'En proceso');
  await field(page, 'inicio').fill('2014-03');
  await choose(page, 'ods', '6. Agua limpia y saneamiento');
  await page.getByRole('button', { name: 'etiquetas' }).last().click();
  await page.locator('[id^="etiquetas-field-"]').last().fill('riego, por turnos');
  await field(page, 'contacto').fill('Oficina de ejemplo, en la plaza');
  await page.getByRole('button', { name: 'fuentes' }).last().click();
  await page.locator('[id^="titulo-field-"]').last().fill('Memoria: 2015');
  await page.locator('[id^="url-field-"]').last().fill('https://ejemplo.org/memoria');
  await choose(page, 'relacionadas', 'Turismo comunitario en la isla Taquile');
  await field(page, 'actualizado').fill('2016-11-30');
  // The questions stand in the text already, as in a file made by `new`.
  const editor = page.locator('[data-slate-editor="true"]');
  await editor.getByText('¿Qué problema o sueño nos puso en marcha?').waitFor();
  const [name, text] = await publish(page, 'Ñuñoa');
  assert.equal(name, 'riego-de-la-canada-ano-nuevo-en-nunoa.md');
  const front = text.split('\n---\n')[0];
  assert.equal(
    front,
    `---
titulo: "Riego de la cañada: año nuevo, en Ñuñoa"
resumen: Dos comunidades de ejemplo acordaron turnos. Hoy riegan las dos.
pais:
  - BO
  - PE
lugar: Un valle de ejemplo
coordenadas:
  - -17.74
  - -65.19
temas:
  - participacion-social
actores:
  - organizaciones-mujeres
estado: en-proceso
inicio: 2014-03
ods:
  - 6
etiquetas:
  - riego, por turnos
contacto: Oficina de ejemplo, en la plaza
fuentes:
  - titulo: "Memoria: 2015"
    url: https://ejemplo.org/memoria
relacionadas:
  - taquile
actualizado: 2016-11-30`,
  );
  const { stdout } = await copy.fichero('check', `${folder}/${name}`, '--strict', '--format', 'json');
  assert.deepEqual(stdout.trim().split('\n').map((it) => JSON.parse(it).code).filter(Boolean), []);
  assert.deepEqual(page.elsewhere, []);
});

test('what it loses of a ficha that exists is named', async () => {
  const page = await enter('#/collections/fichas/entries/taquile');
  const title = field(page, 'titulo');
  await page.waitForFunction((it) => it.value !== '', await title.elementHandle());
  await title.fill('Turismo comunitario en la isla de Taquile');
  const [name, text] = await publish(page, 'isla de Taquile');
  assert.equal(name, 'taquile.md');
  assert.match(text, /\npais:\n {2}- PE\n/);
  assert.match(text, /\nroles:\n {2}vecinos: impulsa\n/);
  assert.match(text, /\ninicio: 1970\n/);
  // The body is asked for as it is written, and stays so.
  assert.equal(body(text), await formerBody(copy));
  assert.deepEqual(await lost(copy), [
    ['F120', 'se perdió el comentario `# Revisar con la comunidad`, que estaba en la línea 4'],
    ['F120', 'se perdió el comentario `# Puno`, que estaba en la línea 5'],
  ]);
});
