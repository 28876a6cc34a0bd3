// What the look costs and how it holds: bytes, requests, the head on a phone, signs.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build, launch, open, serve } from './support.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser;
let host;
let site;

before(async () => {
  site = await build();
  host = await serve(site);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  host?.close();
});

const weight = async (path) => gzipSync(await readFile(join(site, path)), { level: 9 }).length;

test('all style sheets together weigh at most 8 KB, but those of the forms', async () => {
  const names = (await readdir(join(site, 'recursos'), { recursive: true })).filter((it) => it.endsWith('.css') && !/form|review|sheet/.test(it));
  assert.ok(names.length);
  let sum = 0;
  for (const name of names) sum += await weight(join('recursos', name));
  assert.ok(sum <= 8 * 1024, `${sum} bytes`);
});

test('the home page weighs at most 10 KB', async () => {
  for (const path of ['index.html', 'pt/index.html', 'en/index.html']) assert.ok((await weight(path)) <= 10 * 1024, path);
});

for (const [path, most] of [['', 5], ['fichas/', 6], ['fichas/taquile/', 6], ['mapa/', 6]]) {
  test(`/${path} asks for at most ${most} files`, async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked = new Set();
    page.on('request', (request) => asked.add(request.url()));
    await page.goto(`${host.origin}/${path}`, { waitUntil: 'networkidle' });
    assert.ok(asked.size <= most, [...asked].join('\n'));
    await context.close();
  });
}

for (const language of ['', 'pt/', 'en/']) {
  test(`the head is calm and all of it in reach (/${language})`, async () => {
    const { context, page } = await open(browser, host, language, { viewport: { width: 360, height: 760 } });
    const head = page.locator('.top');
    const high = (await head.boundingBox())?.height ?? 0;
    assert.ok(high < 110, `${high} px on a phone`);
    await page.locator('.menu summary').click();
    assert.ok((await page.locator('.menu a').count()) > 8);
    for (const link of await page.locator('.top a').all()) {
      const box = await link.boundingBox();
      assert.ok(box && box.height >= 24, `${await link.textContent()}: ${box?.height} px`);
    }
    for (const width of [1024, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      assert.ok(((await head.boundingBox())?.height ?? 0) < 110, `${width} px wide`);
    }
    await context.close();
  });
}

test('signs are drawn, and stand beside words', async () => {
  const { context, page, messages } = await open(browser, host, 'fichas/?pais=bo', { viewport: { width: 1280, height: 800 } });
  await page.locator('.chips li').first().waitFor();
  const signs = await page.locator('.card .sign').evaluateAll((all) =>
    all.map((it) => ({ width: it.querySelector('use').getBBox().width, word: it.parentElement.textContent.trim() })),
  );
  assert.ok(signs.length > 5);
  assert.deepEqual(signs.filter((it) => !it.width || !it.word), []);
  assert.deepEqual(messages, []);
  await context.close();
});

test('the doors lead on', async () => {
  const { context, page } = await open(browser, host, '', {});
  for (const name of ['Mostrar mi experiencia', 'Aprender de otras', 'Vincularme']) {
    const door = page.locator('.door').filter({ has: page.getByRole('heading', { name }) });
    assert.ok((await door.getByRole('link').count()) > 0, name);
  }
  await context.close();
});

for (const path of ['', 'fichas/pagina/2/']) {
  test(`/${path} can be read in the reader's own colours`, async () => {
    const { context, page } = await open(browser, host, path, { forcedColors: 'active', bypassCSP: true });
    await page.addScriptTag({ path: axe });
    const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2aa'] }));
    assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes[0].html}`), []);
    await context.close();
  });
}
