// Every kind of page in a real browser: no message in the console, no sideways
// scrolling on a phone, no fault that axe can find, in light, dark and forced colours.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { build, launch, open, serve } from './support.mjs';

const pages = ['', 'fichas/', 'fichas/pagina/2/', 'fichas/taquile/', 'fichas/rede-ecovida/', 'paises/', 'temas/', 'temas/turismo/', 'temas/turismo/bolivia/', 'pt/', 'en/fichas/', 'pt/temas/turismo/', 'pt/contribuir/', 'sobre/', 'foro-2016/', 'pt/foro-2016/', 'contribuir/', 'contribuir/errores/', 'datos/', 'en/datos/', 'fichas/taquile/tarjeta/', 'mapa/', 'mapa/j12/', 'aprendizajes/', 'aprendizajes/temas/turismo/', 'estadisticas/', 'pt/estadisticas/', 'en/mapa/', '404.html', 'sin-conexion/', 'pt/sin-conexion/404.html', 'nueva/', 'en/nueva/', 'nueva/paginas/', 'pt/nueva/hoja/', 'nueva/enviar/', 'editar/taquile/', 'editar/rede-ecovida/'];
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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

/** What axe finds in a page as it is drawn now. */
async function faults(page) {
  const run = "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })";
  const { violations } = await page.evaluate(`(() => { ${axe}; return ${run}; })()`);
  return violations.map((it) => `${it.id}: ${it.nodes[0].html}`);
}

for (const path of pages) {
  test(`/${path} on a phone, in the dark`, async () => {
    const { context, page, messages } = await open(browser, host, path, { viewport: { width: 320, height: 640 }, colorScheme: 'dark' });
    assert.deepEqual(messages, []);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `the page is ${width} px wide`);
    assert.equal(await page.locator('h1').count(), 1);
    assert.deepEqual(await faults(page), []);
    await context.close();
  });

  test(`/${path} on a wide screen, in light and in forced colours`, async () => {
    const { context, page } = await open(browser, host, path, { viewport: { width: 1280, height: 800 } });
    assert.deepEqual(await faults(page), []);
    await page.emulateMedia({ forcedColors: 'active' });
    assert.deepEqual(await faults(page), [], 'in forced colours');
    await context.close();
  });
}
