// Sveltia CMS, as its makers publish it: the configuration that fichero writes keeps to
// its schema, and what it makes of a ficha is what `check` accepts; what it lost is named.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import Ajv from 'ajv';
import YAML from 'yaml';
import { body, catalogue, ficha, formerBody, lost, patience, serveEditor } from './editors.mjs';
import { launch, program, project } from './support.mjs';

const run = promisify(execFile);
const published = join(project, 'tests/browser/node_modules/@sveltia/cms');

let copy;
let host;
let browser;

before(async () => {
  copy = await catalogue();
  host = await serveEditor(copy.admin, join(published, 'dist'));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  host?.close();
  await rm(copy.root, { recursive: true, force: true });
});

test('the configuration keeps to the schema that the editor publishes', async () => {
  const schema = JSON.parse(await readFile(join(published, 'schema/sveltia-cms.json'), 'utf8'));
  const ajv = new Ajv({ allErrors: true, unknownFormats: 'ignore', logger: false });
  const valid = ajv.compile(schema);
  const forges = {
    none: '',
    github: 'https://github.com/equipo/catalogo',
    gitlab: 'https://git.ejemplo.org/grupo/equipo/catalogo',
    forgejo: 'https://git.ejemplo.org/equipo/catalogo',
  };
  const root = await mkdtemp(join(tmpdir(), 'fichero-sveltia-'));
  for (const site of [project, join(project, 'tests/sites/sementes')]) {
    await cp(join(site, 'content'), join(root, 'content'), { recursive: true });
    const declared = await readFile(join(site, 'site.toml'), 'utf8');
    for (const [kind, repository] of Object.entries(forges)) {
      const forge = `\n[forge]\nkind = "${kind}"\nrepository = "${repository}"\nbranch = "main"\n`;
      await writeFile(join(root, 'site.toml'), declared + (repository && forge));
      const out = join(root, 'admin');
      await run(program, ['--root', root, 'editor', 'sveltia', '--out', out, '--backend', 'app_id=ejemplo']);
      const config = YAML.parse(await readFile(join(out, 'config.yml'), 'utf8'));
      // What is only for looking takes no identifier.
      if (!repository) delete config.backend.app_id;
      assert.ok(valid(config), `${kind}: ${ajv.errorsText(valid.errors)}`);
    }
  }
  // A key it does not know is a fault, so the above says something.
  assert.ok(!valid({ backend: { name: 'test-repo' }, media_folder: 'x', collections: [{ nombre: 'x' }] }));
  await rm(root, { recursive: true, force: true });
});

/** All texts of the content, put where the editor keeps those of its test repository. */
async function fill(page) {
  const files = {};
  for (const collection of ['fichas', 'paginas']) {
    for (const name of await readdir(join(copy.root, 'content', collection))) {
      const path = `content/${collection}/${name}`;
      files[path] = await readFile(join(copy.root, path), 'utf8');
    }
  }
  await page.goto(`${host.origin}/nada`);
  await page.evaluate(async (files) => {
    const store = await navigator.storage.getDirectory();
    const top = await store.getDirectoryHandle('sveltia-cms-test', { create: true });
    for (const [path, text] of Object.entries(files)) {
      const parts = path.split('/');
      const name = parts.pop();
      let folder = top;
      for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
      const file = await folder.getFileHandle(name, { create: true });
      const stream = await file.createWritable();
      await stream.write(text);
      await stream.close();
    }
  }, files);
}

/** The text of the ficha in the browser's own folder, once it holds these words. */
async function saved(page, words) {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    // While it is being written it is not there.
    const text = await page.evaluate(async (path) => {
      let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('sveltia-cms-test');
      const parts = path.split('/');
      const name = parts.pop();
      for (const part of parts) folder = await folder.getDirectoryHandle(part);
      return (await (await folder.getFileHandle(name)).getFile()).text();
    }, ficha).catch(() => '');
    if (text.includes(words)) return text;
    await page.waitForTimeout(100);
  }
  throw new Error(`nothing was saved with «${words}»`);
}

test('what it loses of a ficha that exists is named', async () => {
  await copy.fichero('editor', 'sveltia', '--out', copy.admin);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(patience);
  const complaints = [];
  page.on('console', (message) => {
    if (/deprecated|config/i.test(message.text()) && message.type() !== 'debug') complaints.push(message.text());
  });
  await fill(page);
  await page.goto(`${host.origin}/`);
  await page.getByRole('button', { name: 'Work with Test Repository' }).click();
  // It draws the end of a long list only for those who scroll there.
  await page.waitForFunction(() => /\nExperiencias\n39\n/.test(document.body.innerText));
  // Each page is one entry with its translations.
  await page.waitForFunction(() => /\nPáginas\n2\n/.test(document.body.innerText));
  await page.goto(`${host.origin}/#/collections/fichas/entries/taquile`);
  const title = page.locator('[data-key-path="titulo"] input').first();
  await page.waitForFunction((it) => it.value !== '', await title.elementHandle());
  await title.fill('Turismo comunitario en la isla de Taquile');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const text = await saved(page, 'isla de Taquile');
  await writeFile(join(copy.root, ficha), text);
  // The body is asked for as it is written, and stays so.
  assert.equal(body(text), await formerBody(copy));
  assert.deepEqual(await lost(copy), [
    ['F120', 'se perdió el comentario `# Revisar con la comunidad`, que estaba en la línea 4'],
    ['F120', 'se perdió el comentario `# Puno`, que estaba en la línea 5'],
    ['F121', "`inicio` estaba escrito `1970` y ahora está escrito `'1970'`"],
  ]);
  // Beside the advice to read its schema, it has nothing to say of the configuration.
  assert.deepEqual(complaints.filter((it) => !it.includes('JSON schema')), []);
});
