// How soon a page is there on a slow telephone: 400 kbit/s, 400 ms, a processor four
// times slower; and what a second visit costs. Timings are for reading, not for tests:
// tests/suite/weight.rs guards speed by counts.
//
//   node benches/pages.mjs SITE [PAGE…]      SITE is a folder that `fichero build` made
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const { chromium } = createRequire(new URL('../tests/browser/package.json', import.meta.url))('playwright-core');
const [site, ...asked] = process.argv.slice(2);
const pages = asked.length ? asked : ['', 'fichas/', 'fichas/taquile/', 'mapa/', 'estadisticas/', 'aprendizajes/', 'temas/turismo/', 'sin-conexion/'];
const aims = { fcp: 2500, lcp: 3000, cls: 0.05, again: 5 };

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8', '.webmanifest': 'application/manifest+json', '.json': 'application/json', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp' };

// A host as docs/hosting describes it.
const host = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname));
  try {
    const body = await readFile(join(site, path.endsWith('/') ? `${path}index.html` : path));
    const caching = path.startsWith('/recursos/') ? 'public, max-age=31536000, immutable' : 'public, max-age=600';
    const type = types[extname(path) || '.html'] ?? 'application/octet-stream';
    const packed = /png|jpeg|webp/.test(type) ? { body } : { body: gzipSync(body), coding: { 'content-encoding': 'gzip' } };
    response.writeHead(200, { 'content-type': type, 'cache-control': caching, ...packed.coding }).end(packed.body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => host.listen(0, '127.0.0.1', done));

const sandbox = process.getuid() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--disable-gpu', ...sandbox] });

/** Keeps the paints and shifts of a page where it can be asked for them. */
function watch() {
  window.seen = { lcp: 0, cls: 0 };
  new PerformanceObserver((list) => { for (const it of list.getEntries()) window.seen.lcp = it.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => { for (const it of list.getEntries()) if (!it.hadRecentInput) window.seen.cls += it.value; }).observe({ type: 'layout-shift', buffered: true });
}

async function visit(path) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50000, uploadThroughput: 50000 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const spent = { bytes: 0, asks: 0 };
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    spent.bytes += encodedDataLength;
    spent.asks += encodedDataLength ? 1 : 0;
  });
  await page.addInitScript(watch);
  const address = `http://127.0.0.1:${host.address().port}/${path}`;
  await page.goto(address, { waitUntil: 'load', timeout: 90000 });
  await page.waitForTimeout(1500);
  const { lcp, cls } = await page.evaluate(() => window.seen);
  const fcp = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  const first = { ...spent };
  Object.assign(spent, { bytes: 0, asks: 0 });
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'load', timeout: 90000 });
  await page.waitForTimeout(500);
  await context.close();
  return { kB: first.bytes / 1000, asks: first.asks, fcp, lcp, cls, again: spent.bytes / 1000 };
}

console.log('kB'.padStart(7), 'asks', 'FCP ms', 'LCP ms', '   CLS', 'again kB', ' page');
for (const path of pages) {
  const it = await visit(path);
  const over = Object.keys(aims).filter((key) => it[key] > aims[key]);
  console.log(it.kB.toFixed(1).padStart(7), String(it.asks).padStart(4), it.fcp.toFixed(0).padStart(6), it.lcp.toFixed(0).padStart(6), it.cls.toFixed(3).padStart(6), it.again.toFixed(1).padStart(8), ` /${path}`, over.length ? `over: ${over}` : '');
}
await browser.close();
host.close();
