// What strangers may put into a ficha, opened in a real browser: nothing runs,
// nothing is asked of another host, every link is of an allowed kind.
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build, launch, open, project, serve } from './support.mjs';

// s20 holds a control character: a ficha with it is refused as a whole.
const cases = (await readdir(join(project, 'tests/hostile')))
  .filter((it) => it.startsWith('s') && !it.startsWith('s20'))
  .map((it) => it.replace(/\.md$/, ''));
let browser;
let host;

before(async () => {
  const root = await mkdtemp(join(tmpdir(), 'fichero-'));
  await mkdir(join(root, 'content/fichas'), { recursive: true });
  await cp(join(project, 'site.toml'), join(root, 'site.toml'));
  for (const part of ['paginas', 'vocabularios']) {
    await cp(join(project, 'content', part), join(root, 'content', part), { recursive: true });
  }
  for (const name of cases) {
    await cp(join(project, 'tests/hostile', `${name}.md`), join(root, 'content/fichas', `${name}.md`));
  }
  host = await serve(await build(root));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  host?.close();
});

test('there are cases', () => assert.ok(cases.length > 8));

for (const path of ['', 'fichas/', 'temas/mancomunidades/', ...cases.map((it) => `fichas/${it}/`)]) {
  test(`/${path} is inert`, async () => {
    const { context, page, messages } = await open(browser, host, path);
    for (const link of await page.locator('main a').all()) {
      await link.dispatchEvent('mouseover');
    }
    assert.deepEqual(messages, []);
    const found = await page.evaluate(() => {
      const all = [...document.querySelectorAll('*')];
      const handlers = all.flatMap((it) => it.getAttributeNames().filter((name) => name.startsWith('on')));
      const schemes = all
        .flatMap((it) => [it.getAttribute('href'), it.getAttribute('src'), it.getAttribute('action')])
        .filter((it) => it !== null)
        .map((it) => new URL(it, document.baseURI).protocol);
      // The theme's own script and search form, and data, which nothing runs.
      const own = 'script[src^="/recursos/js."]:empty, script[type="application/ld+json"], form[role=search]';
      const live = all.filter((it) => ['SCRIPT', 'STYLE', 'FORM', 'IFRAME', 'BASE', 'OBJECT'].includes(it.tagName) && !it.matches(own));
      return { handlers, schemes: [...new Set(schemes)], live: live.map((it) => it.outerHTML) };
    });
    assert.deepEqual(found.handlers, []);
    assert.deepEqual(found.live, []);
    const allowed = ['http:', 'https:', 'mailto:', 'tel:'];
    assert.deepEqual(found.schemes.filter((it) => !allowed.includes(it)), []);
    await context.close();
  });
}
