// The preview in a real browser: an edited ficha shows within a second and the
// open page reloads by itself; a fault shows as a notice over the former page.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, program, project } from './support.mjs';

let root;
let server;
let address;
let browser;
let page;
const ficha = () => join(root, 'content/fichas/taquile.md');

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'fichero-'));
  for (const part of ['site.toml', 'content', 'themes']) {
    await cp(join(project, part), join(root, part), { recursive: true });
  }
  server = spawn(program, ['--root', root, 'serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  address = await new Promise((resolve, reject) => {
    server.stdout.once('data', (line) => resolve(String(line).trim()));
    server.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
  });
  browser = await launch();
  page = await browser.newPage();
  await page.goto(`${address}fichas/taquile/`);
});

after(async () => {
  await browser?.close();
  server?.kill();
  await rm(root, { recursive: true, force: true });
});

async function edit(from, to) {
  const text = await readFile(ficha(), 'utf8');
  assert.ok(text.includes(from));
  await writeFile(ficha(), text.replace(from, to));
}

test('an edited title is served within a second', async () => {
  const before = Date.now();
  await edit('titulo: "', 'titulo: "Nuevo nombre: ');
  let html = '';
  while (!html.includes('Nuevo nombre: ')) {
    assert.ok(Date.now() - before < 5000, 'the page never changed');
    html = await (await fetch(`${address}fichas/taquile/`)).text();
  }
  // A slow machine may need more; the count of work done is tested elsewhere.
  assert.ok(Date.now() - before < 2000);
});

test('the open page reloads by itself', async () => {
  await edit('Nuevo nombre: ', 'Otro nombre: ');
  await page.waitForFunction(() => document.querySelector('h1').textContent.startsWith('Otro nombre: '), null, { timeout: 5000 });
});

test('a fault is shown over the former page, and goes when it is mended', async () => {
  await edit('pais: PE', 'pais: XX');
  const notice = page.getByRole('alert');
  await notice.waitFor({ timeout: 5000 });
  assert.match(await notice.textContent(), /taquile\.md:4:7/);
  assert.match(await page.textContent('h1'), /Otro nombre/);
  await edit('pais: XX', 'pais: PE');
  await notice.waitFor({ state: 'detached', timeout: 5000 });
});
