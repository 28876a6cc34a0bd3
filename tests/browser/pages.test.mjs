// Every kind of page in a real browser: no message in the console, no sideways
// scrolling on a phone, no fault that axe can find, in light and dark.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import { build, launch } from './support.mjs';

const pages = ['', 'fichas/', 'fichas/pagina/2/', 'fichas/taquile/', 'fichas/rede-ecovida/', 'paises/', 'temas/', 'temas/turismo/', 'temas/turismo/bolivia/', 'sobre/', 'foro-2016/', 'contribuir/', '404.html'];
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml', '.xml': 'application/xml' };
// What a host should send (the theme needs nothing else).
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser;
let host;
let origin;

before(async () => {
  const site = await build();
  host = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname));
    const file = join(site, path.endsWith('/') ? `${path}index.html` : path);
    try {
      const body = await readFile(file);
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => host.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${host.address().port}`;
  browser = await launch();
});

after(async () => {
  await browser?.close();
  host?.close();
});

async function open(path, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const messages = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  page.on('requestfailed', (request) => messages.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) messages.push(`elsewhere: ${request.url()}`);
  });
  await page.goto(`${origin}/${path}`);
  return { context, page, messages };
}

for (const path of pages) {
  test(`/${path} on a phone`, async () => {
    const { context, page, messages } = await open(path, { viewport: { width: 320, height: 640 } });
    assert.deepEqual(messages, []);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `the page is ${width} px wide`);
    assert.equal(await page.locator('h1').count(), 1);
    await context.close();
  });
  for (const colorScheme of ['light', 'dark']) {
    test(`/${path} is accessible (${colorScheme})`, async () => {
      const { context, page } = await open(path, { viewport: { width: 1280, height: 800 }, colorScheme, bypassCSP: true });
      await page.addScriptTag({ path: axe });
      const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes[0].html}`), []);
      await context.close();
    });
  }
}
