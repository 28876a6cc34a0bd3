// One page of each kind as people use it who cannot use a mouse, a script, a screen or
// the author's letters; as those read it who mean harm; and as a validator does.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { build, launch, open, serve } from './support.mjs';

const pages = ['', 'fichas/', 'fichas/taquile/', 'temas/turismo/', 'paises/', 'mapa/', 'aprendizajes/', 'estadisticas/', 'contribuir/', 'sobre/', 'sin-conexion/', '404.html'];
/** Keys pressed on a page before the rest of a long list is believed. */
const KEYS = 150;

let site;
let browser;
let host;

before(async () => {
  site = await build();
  host = await serve(site);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  host?.close();
});

/** How the element in focus is drawn, or null when none is. */
const focused = () => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(it);
  const box = it.getBoundingClientRect();
  const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  window.order ??= new Map();
  if (!window.order.has(it)) window.order.set(it, window.order.size);
  return {
    number: window.order.get(it),
    text: `${it.tagName} ${it.textContent.trim().slice(0, 30)}`,
    href: it.getAttribute('href'),
    seen: window.look(it) !== window.plain.get(it) || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0),
    away: box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth,
    // A dot may lie in the middle of its country.
    hidden: !!over && !it.contains(over) && !over.contains(it) && over.tagName !== 'LABEL' && box.width > 2 && !it.closest('svg')?.contains(over),
  };
};

/** Remembers how everything looks that is not in focus; says how much of it there is. */
const remember = () => {
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
  // A place of the map shows its focus on the shape within the link.
  window.look = (it) => [it, ...it.querySelectorAll('path, circle')].map((part) => {
    const { outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth, backgroundColor } = getComputedStyle(part);
    return [outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth, backgroundColor].join();
  }).join();
  window.plain = new Map(all.map((it) => [it, window.look(it)]));
  return all.filter((it) => !it.disabled && it.type !== 'hidden' && it.checkVisibility({ visibilityProperty: true })).length;
};

for (const path of pages) {
  test(`/${path} is used with keys alone`, async () => {
    const { context, page } = await open(browser, host, path, { viewport: { width: 1024, height: 768 } });
    const all = await page.evaluate(remember);
    const reached = new Set();
    for (let n = 0; n < Math.min(all + 2, KEYS); n++) {
      await page.keyboard.press('Tab');
      const it = await page.evaluate(focused);
      if (!it || reached.has(it.number)) break;
      if (!reached.size) assert.match(it.href ?? '', /^#/, 'the first stop skips to the content');
      reached.add(it.number);
      assert.deepEqual({ seen: it.seen, away: it.away, hidden: it.hidden }, { seen: true, away: false, hidden: false }, it.text);
    }
    assert.ok(reached.size >= Math.min(all, KEYS), `${reached.size} of ${all} reached`);
    await context.close();
  });

  test(`/${path} says the same without scripts`, async () => {
    const words = async (javaScriptEnabled) => {
      const { context, page } = await open(browser, host, path, { javaScriptEnabled });
      const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
      const dead = await page.locator('button:not([type=submit]):visible').count();
      await context.close();
      return { length: text.length, dead };
    };
    const [without, withScripts] = [await words(false), await words(true)];
    assert.ok(without.length >= 0.9 * withScripts.length, `${without.length} of ${withScripts.length} letters`);
    assert.equal(without.dead, 0, 'a button that does nothing');
  });

  test(`/${path} fits with wide and with large letters`, async () => {
    const { context, page } = await open(browser, host, path, { viewport: { width: 320, height: 640 } });
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
      document.adoptedStyleSheets = [sheet];
    });
    assert.ok((await wide()) <= 1, 'with spaced letters');
    await page.setViewportSize({ width: 640, height: 640 });
    await page.evaluate(() => {
      document.adoptedStyleSheets = [];
      document.documentElement.style.fontSize = '200%';
    });
    assert.ok((await wide()) <= 1, 'with letters of twice the size');
    await context.close();
  });

  test(`/${path} is printed without what is for screens`, async () => {
    const { context, page } = await open(browser, host, path);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('h1').isVisible());
    const tools = await page.evaluate(() => [...document.querySelectorAll('header nav, footer nav, [role=search] input')].filter((it) => it.checkVisibility() && it.getBoundingClientRect().height > 0).map((it) => it.outerHTML.slice(0, 60)));
    assert.deepEqual(tools, []);
    await context.close();
  });

  test(`/${path} takes nothing live from its address`, async () => {
    const bad = '"><img src=x onerror=alert(1)><svg/onload=alert(2)>';
    const query = new URLSearchParams(['q', 'pais', 'temas', 'orden', 'search'].map((it) => [it, bad]));
    const { context, page, messages } = await open(browser, host, `${path}?${query}#${encodeURIComponent(bad)}`);
    await page.waitForTimeout(200);
    assert.equal(await page.locator('img[src=x], svg[onload]').count(), 0);
    assert.deepEqual(messages.filter((it) => /dialog|refused|violates/i.test(it)), []);
    await context.close();
  });
}

test('a validator finds nothing wrong in any kind of page', async () => {
  const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:standard'] }));
  const names = (await readdir(site, { recursive: true })).filter((it) => it.endsWith('.html')).sort();
  // Two of each folder and depth: the others are made by the same templates.
  const kinds = new Map();
  for (const it of names) {
    const kind = `${it.split('/')[0]} ${it.split('/').length}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), it]);
  }
  const some = [...kinds.values()].flatMap((it) => it.slice(0, 2));
  assert.ok(some.length > 30);
  const faults = [];
  for (const name of some) {
    const { results } = await validator.validateString(await readFile(join(site, name), 'utf8'));
    faults.push(...results.flatMap((it) => it.messages).map((it) => `${name}:${it.line}: ${it.ruleId}: ${it.message}`));
  }
  assert.deepEqual(faults, []);
});
