// Every kind of page in a real browser: no message in the console, no sideways
// scrolling on a phone, no fault that axe can find, in light, dark and forced colours.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { build, launch, open, serve } from './support.mjs';

const pages = ['', 'fichas/', 'fichas/pagina/2/', 'fichas/taquile/', 'fichas/rede-ecovida/', 'paises/', 'temas/', 'temas/turismo/', 'temas/turismo/bolivia/', 'pt/', 'en/fichas/', 'pt/temas/turismo/', 'pt/contribuir/', 'sobre/', 'foro-2016/', 'pt/foro-2016/', 'contribuir/', 'contribuir/errores/', 'datos/', 'en/datos/', 'fichas/taquile/tarjeta/', 'mapa/', 'mapa/j12/', 'aprendizajes/', 'aprendizajes/temas/turismo/', 'estadisticas/', 'pt/estadisticas/', 'en/mapa/', '404.html', 'sin-conexion/', 'pt/sin-conexion/404.html'];
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const wide = { width: 1280, height: 800 };
const modes = [
  ['light', { viewport: wide }],
  ['dark, on a phone', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
  ['forced colours', { viewport: wide, forcedColors: 'active' }],
];

let browser;
let host;

before(async () => {
  host = await serve(await build());
  browser = await launch();
});

after(async () => {
  await browser?.close();
  host?.close();
});

for (const path of pages) {
  test(`/${path} on a phone`, async () => {
    const { context, page, messages } = await open(browser, host, path, { viewport: { width: 320, height: 640 } });
    assert.deepEqual(messages, []);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `the page is ${width} px wide`);
    assert.equal(await page.locator('h1').count(), 1);
    await context.close();
  });
  for (const [mode, options] of modes) {
    test(`/${path} is accessible (${mode})`, async () => {
      const { context, page } = await open(browser, host, path, { ...options, bypassCSP: true });
      await page.addScriptTag({ path: axe });
      const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes[0].html}`), []);
      await context.close();
    });
  }
}
