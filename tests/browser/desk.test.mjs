// Local editing in a real browser: the start address hands its key over, the real checker
// speaks beside the field, the generator makes the preview, and saving writes one line of
// one file and records it on a branch, without moving anything of the person's own.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { launch, program, project } from './support.mjs';

const FILE = 'content/fichas/taquile.md';
let root;
let home;
let server;
let start;
let browser;
let page;
const complaints = [];
const ficha = () => readFile(join(root, FILE), 'utf8');

async function git(...args) {
  const env = { PATH: process.env.PATH, HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  const { stdout } = await promisify(execFile)('git', ['-C', root, ...args], { env });
  return stdout;
}

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'fichero-'));
  home = await mkdtemp(join(tmpdir(), 'fichero-casa-'));
  for (const part of ['site.toml', 'content', 'themes']) {
    await cp(join(project, part), join(root, part), { recursive: true });
  }
  await writeFile(join(home, '.gitconfig'), '[user]\nname = Nadie\nemail = nadie@example.org\n[init]\ndefaultBranch = main\n');
  await git('init', '-q');
  await git('add', '.');
  await git('commit', '-q', '-m', 'Comienza');
  await git('remote', 'add', 'origin', join(home, 'remoto.git'));
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  server = spawn(program, ['--root', root, 'serve', '--edit', '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'], env });
  start = await new Promise((resolve, reject) => {
    server.stdout.once('data', (line) => resolve(String(line).trim()));
    server.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
  });
  browser = await launch();
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'es' });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
});

after(async () => {
  await browser?.close();
  server?.kill();
  for (const folder of [root, home]) await rm(folder, { recursive: true, force: true });
});

const open = async (path) => {
  await page.goto(new URL(path, start.split('#')[0]).href);
  await page.locator('#ficha [type=submit]:enabled').waitFor();
};
const review = () => page.locator('#ficha [type=submit]').click();
const save = () => page.getByRole('button', { name: 'Guardar en esta carpeta' });
const fieldNamed = (name) => page.locator(`[data-field=${name}]`);

test('the start address hands over a key and keeps none in sight', async () => {
  assert.match(start, /#edicion=[0-9a-f]{64}$/);
  await page.goto(start);
  await page.getByText('Edición local: lo que guarde').waitFor();
  assert.equal(page.url(), start.split('#')[0]);
  const other = await browser.newPage();
  await other.goto(start.split('#')[0]);
  await other.getByText('abra en ella la dirección que mostró la terminal').waitFor();
  await other.close();
});

test('the real checker speaks beside the field while somebody writes', async () => {
  await open('editar/taquile/');
  const title = fieldNamed('titulo').getByRole('textbox');
  const former = await title.inputValue();
  // Only the checker, which knows all fichas, can tell that another has the same name and text.
  const part = page.locator('[data-section=claves]');
  const text = await part.getByRole('textbox').inputValue();
  await part.getByRole('textbox').fill(`${text}\n\nVea [otra](no-existe.md).`);
  await part.locator('.fault').getByText('no-existe.md').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'TEXTAREA');
  await part.getByRole('textbox').fill(text);
  await part.locator('.fault').waitFor({ state: 'hidden' });
  assert.equal(await title.inputValue(), former);
});

test('an error is not saved, and nothing written is lost', async () => {
  const before = await ficha();
  const part = page.locator('[data-section=claves]').getByRole('textbox');
  const text = await part.inputValue();
  await part.fill(`${text}\n\nVea [otra](no-existe.md).`);
  await review();
  await save().click();
  await page.getByText('No se guardó: hay errores').waitFor();
  await page.locator('.desk').getByText('no-existe.md').waitFor();
  assert.equal(await ficha(), before);
  await page.locator('[data-do=back]').first().click();
  assert.match(await part.inputValue(), /no-existe/);
  await part.fill(text);
});

test('the preview is the page that the generator makes', async () => {
  await fieldNamed('titulo').getByRole('textbox').fill('Ñandutí de Taquile');
  await review();
  await page.locator('[data-do=preview] summary').click();
  const frame = page.frameLocator('[data-do=preview] iframe');
  await frame.locator('h1', { hasText: 'Ñandutí de Taquile' }).waitFor();
  // What only the generator knows: the menu around every page.
  assert.ok(await frame.locator('header nav a').count());
  assert.equal(await page.locator('[data-do=preview] iframe').getAttribute('sandbox'), '');
});

test('saving writes one line, records it apart, and open pages follow', async () => {
  const beside = await page.context().newPage();
  await beside.goto(new URL('fichas/taquile/', start.split('#')[0]).href);
  const [before, head, index] = [await ficha(), await git('rev-parse', 'HEAD'), await readFile(join(root, '.git/index'))];
  await save().click();
  await page.getByText(`Guardado en ${FILE}.`).waitFor();
  await page.getByText('git push origin ficha/taquile').waitFor();
  const [old, now] = [before.split('\n'), (await ficha()).split('\n')];
  assert.deepEqual(now.filter((line, at) => line !== old[at]), ['titulo: "Ñandutí de Taquile"']);
  assert.equal(now.length, old.length);
  assert.equal(await git('rev-parse', 'HEAD'), head);
  assert.ok(index.equals(await readFile(join(root, '.git/index'))));
  assert.equal(await git('diff', '--numstat', 'main', 'ficha/taquile'), `1\t1\t${FILE}\n`);
  await beside.waitForFunction(() => document.querySelector('h1').textContent === 'Ñandutí de Taquile');
  await beside.close();
  // The form stays, with what was said; the draft is gone.
  await page.getByRole('button', { name: 'Ver la página con lo guardado' }).click();
  await page.waitForURL('**/fichas/taquile/');
});

test('of two texts the person chooses', async () => {
  await open('editar/taquile/');
  await fieldNamed('titulo').getByRole('textbox').fill('Mío');
  const theirs = (await ficha()).replace('Ñandutí de Taquile', 'Suyo');
  await writeFile(join(root, FILE), theirs);
  // The page hears of it and stays, since somebody writes in it.
  await page.getByText('El archivo cambió en la carpeta.').waitFor();
  assert.equal(await fieldNamed('titulo').getByRole('textbox').inputValue(), 'Mío');
  // It is still said when the text has been checked again.
  const part = page.locator('[data-section=claves]');
  const own = await part.getByRole('textbox').inputValue();
  await part.getByRole('textbox').fill(`${own}\n\nVea [otra](no-existe.md).`);
  await part.locator('.fault').getByText('no-existe.md').waitFor();
  assert.ok(await page.getByText('El archivo cambió en la carpeta.').isVisible());
  await part.getByRole('textbox').fill(own);
  await review();
  await save().click();
  await page.getByText('No se guardó: el archivo cambió').waitFor();
  assert.match(await page.getByLabel('Lo que hay ahora en el archivo').inputValue(), /Suyo/);
  assert.match(await page.getByLabel('Lo que usted escribió').inputValue(), /Mío/);
  assert.equal(await ficha(), theirs);
  await page.getByRole('button', { name: 'Guardar lo mío en su lugar' }).click();
  await page.getByText(`Guardado en ${FILE}.`).waitFor();
  assert.equal(await page.getByText('No se guardó').count(), 0);
  assert.match(await ficha(), /titulo: "Mío"/);
});

test('a new ficha gets a file named after its title', async () => {
  await open('nueva/');
  await fieldNamed('titulo').getByRole('textbox').fill('Huertas de Ñuñoa: el año nuevo');
  await page.locator('[data-field=titulo] code', { hasText: 'huertas-de-nunoa-el-ano-nuevo.md' }).waitFor();
  // Checked among the others: what is still empty is not held against anybody.
  await page.waitForTimeout(1500);
  assert.equal(await page.locator('.fault:visible').count(), 0);
  assert.equal(await page.locator('.faults:visible').count(), 0);
  await fieldNamed('resumen').getByRole('textbox').fill('Las vecinas siembran y deciden juntas qué comer.');
  await fieldNamed('pais').locator('input[type=checkbox]').first().check();
  await fieldNamed('lugar').getByRole('textbox').fill('Ñuñoa');
  for (const name of ['temas', 'actores']) await fieldNamed(name).locator('input[type=checkbox]').first().check();
  await fieldNamed('estado').locator('input').nth(1).check();
  await fieldNamed('contacto').getByRole('textbox').fill('Junta de vecinas: la plaza');
  await review();
  await page.locator('#review_reason').fill('Cuenta las huertas de Ñuñoa');
  await save().click();
  const path = 'content/fichas/huertas-de-nunoa-el-ano-nuevo.md';
  await page.getByText(`Guardado en ${path}.`).waitFor();
  const branch = 'ficha/huertas-de-nunoa-el-ano-nuevo';
  assert.equal(await git('log', '-1', '--format=%s', branch), 'Cuenta las huertas de Ñuñoa\n');
  assert.equal(await git('diff', '--name-only', 'main', branch), `${path}\n`);
});

test('a page is edited as one text, with what the checker finds beside it', async () => {
  await open('editar/paginas/sobre/');
  const part = page.locator('[data-section=body]');
  const text = part.getByRole('textbox');
  const old = await text.inputValue();
  await text.fill(`${old}\n\n[Aquí](no-existe.md)`);
  await part.locator('.fault').getByText('no-existe.md').waitFor();
  await text.fill(old.replace('## ', '## Primero: '));
  await part.locator('.fault').waitFor({ state: 'hidden' });
  await review();
  await page.locator('#review_reason').fill('Pone un orden');
  await save().click();
  await page.getByText('git push origin pagina/sobre').waitFor();
  assert.equal(await git('diff', '--numstat', 'main', 'pagina/sobre'), '1\t1\tcontent/paginas/sobre.md\n');
});

test('no page complains', () => {
  // Refusals are told in the page too, and a frame without an origin is given no drawings.
  const expected = /status of (409|422|404)|Unsafe attempt to load URL \S+signs\.\w+\.svg from frame with URL about:srcdoc/;
  assert.deepEqual(complaints.filter((it) => !expected.test(it)), []);
});
