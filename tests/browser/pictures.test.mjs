// Pictures and videos of a ficha in a real browser: what a phone fetches, and when.
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build, launch, open, project, serve } from './support.mjs';

const body = `![Un cerro](cerro.jpg "El cerro, en enero")

![Un cerro, de pie](alto.jpg)

[La asamblea de enero](https://www.youtube.com/watch?v=abc)

![El primer turno](turno.mp4 "Un minuto")
`;
/** Where a page may load from without being asked: before these it is far off. */
const long = 'Un renglón de texto.\n\n'.repeat(200);
const phone = { viewport: { width: 360, height: 760 }, deviceScaleFactor: 3 };
let browser;
let host;

/** A photo with grain, as JPEG. */
async function photo(width, height) {
  const page = await browser.newPage();
  const url = await page.evaluate(
    ([width, height]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const to = canvas.getContext('2d');
      for (let at = 0; at < 6000; at += 1) {
        to.fillStyle = `hsl(${(at * 7) % 140} 45% ${20 + ((at * 13) % 60)}%)`;
        to.fillRect((at * 7919) % width, (at * 104729) % height, 40 + (at % 90), 30 + (at % 70));
      }
      return canvas.toDataURL('image/jpeg', 0.95);
    },
    [width, height],
  );
  await page.close();
  return Buffer.from(url.split(',')[1], 'base64');
}

before(async () => {
  browser = await launch();
  const root = await mkdtemp(join(tmpdir(), 'fichero-'));
  const folder = join(root, 'content/fichas/riego');
  await mkdir(folder, { recursive: true });
  await cp(join(project, 'site.toml'), join(root, 'site.toml'));
  for (const part of ['paginas', 'vocabularios']) {
    await cp(join(project, 'content', part), join(root, 'content', part), { recursive: true });
  }
  const right = await readFile(join(project, 'tests/check/ficha-correcta.md'), 'utf8');
  await writeFile(join(folder, 'index.md'), right.replace('Texto de ejemplo.\n', `${long}${body}`));
  await writeFile(join(folder, 'cerro.jpg'), await photo(2000, 1500));
  await writeFile(join(folder, 'alto.jpg'), await photo(1500, 2000));
  await writeFile(join(folder, 'turno.mp4'), Buffer.alloc(2_000_000));
  host = await serve(await build(root));
});

after(async () => {
  await browser?.close();
  host?.close();
});

test('a phone fetches a photo of 60 KB when it comes near, and the text stays in its place', async () => {
  const { context, page, messages } = await open(browser, host, 'fichas/riego/', phone);
  const sizes = {};
  page.on('response', async (it) => {
    if (it.url().includes('/fichas/riego/')) sizes[new URL(it.url()).pathname] = (await it.body()).length;
  });
  const shown = () => page.evaluate(() => [...document.querySelectorAll('figure img')].map((it) => it.currentSrc));
  assert.deepEqual(await shown(), ['', ''], 'nothing is fetched before');
  const places = () => page.evaluate(() => [...document.querySelectorAll('figure')].map((it) => it.offsetTop));
  const before = await places();
  for (const figure of await page.locator('figure').all()) {
    await figure.scrollIntoViewIfNeeded();
    await page.waitForTimeout(300);
  }
  assert.deepEqual(await places(), before, 'nothing jumps');
  assert.deepEqual(Object.keys(sizes).sort(), ['/fichas/riego/960/alto.jpg', '/fichas/riego/960/cerro.jpg']);
  for (const [path, size] of Object.entries(sizes)) assert.ok(size <= 60_000, `${path}: ${size}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  assert.ok(wide, 'nothing stands out to the side');
  assert.deepEqual(messages, [], 'no video was fetched, nothing was asked of another host');
  await context.close();
});

test('a wide screen takes the photo no larger than it is shown', async () => {
  const { context, page } = await open(browser, host, 'fichas/riego/', { viewport: { width: 1280, height: 900 } });
  await page.locator('figure img').first().scrollIntoViewIfNeeded();
  const first = page.locator('figure img').first();
  await first.evaluate((it) => it.complete || new Promise((resolve) => it.addEventListener('load', resolve)));
  const found = await first.evaluate((it) => [it.currentSrc.endsWith('/960/cerro.jpg'), it.width <= 672]);
  assert.deepEqual(found, [true, true]);
  await context.close();
});
