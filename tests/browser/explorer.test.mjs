// The explorer in a real browser: the address, the form and the results always say
// the same; the focus never falls; what goes wrong ends in a sentence.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { build, launch, open, program, project, serve } from './support.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const three = 'fichas/?q=agua&pais=bo&pais=pe&temas=agua-suelos-bosques';

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

/** Opens the explorer; `use` gets the page and what its tests ask again and again. */
async function explore(path, use, options = { viewport: { width: 1280, height: 900 } }) {
  const { context, page, messages } = await open(browser, host, path, options);
  const it = {
    page,
    context,
    messages,
    box: page.getByRole('searchbox'),
    tick: (field, id) => page.locator(`input[name="${field}"][value="${id}"]`),
    status: page.locator('main [role=status]'),
    titles: () => page.locator('.cards .card-link').allTextContents(),
    ticked: () => page.locator('.panel input:checked').evaluateAll((all) => all.map((it) => `${it.name}=${it.value}`)),
    query: () => page.evaluate(() => location.search),
    entries: () => page.evaluate(() => history.length),
    focused: () => page.evaluate(() => document.activeElement?.textContent.trim()),
    says: (text) => page.waitForFunction(([wanted]) => new RegExp(wanted).test(document.querySelector('main [role=status]').textContent), [text]),
  };
  it.state = async () => [await it.query(), await it.box.inputValue(), await it.ticked(), await it.status.textContent(), await page.locator('select').inputValue(), await it.titles()];
  await use(it);
  await context.close();
}

const all = /^39 experiencias$/;

test('the first list stands as it came until something is asked', () =>
  explore('fichas/', async ({ page, messages, status, titles }) => {
    const asked = [];
    page.on('request', (it) => asked.push(it.resourceType()));
    await page.waitForTimeout(300);
    assert.match(await status.textContent(), all);
    assert.equal((await titles()).length, 24);
    assert.deepEqual(asked.filter((it) => ['script', 'fetch'].includes(it)), [], 'the engine waits');
    assert.deepEqual(messages, []);
  }));

test('filters alone: or within a facet, and across', () =>
  explore('fichas/', async ({ tick, status, says, query, messages }) => {
    await tick('pais', 'bo').check();
    await says('^9 ');
    await tick('pais', 'pe').check();
    await says('^14 ');
    await tick('temas', 'agua-suelos-bosques').check();
    await says('^[1-9] ');
    assert.equal(await query(), '?pais=bo&pais=pe&temas=agua-suelos-bosques');
    assert.ok(Number.parseInt(await status.textContent(), 10) < 14);
    assert.deepEqual(messages, []);
  }));

test('counts are of results after the click; zeros are disabled in their place', () =>
  explore('fichas/', async ({ page, tick, status, says }) => {
    const labels = () => page.locator('.facet').first().locator('label span:first-of-type').allTextContents();
    const before = await labels();
    await tick('temas', 'turismo').check();
    await page.waitForFunction(() => document.querySelector('.facet input:disabled'));
    assert.deepEqual(await labels(), before);
    const free = page.locator('.facet').first().locator('li:has(input:enabled)').first();
    const count = await free.locator('.count').textContent();
    assert.notEqual(count, '0');
    await free.locator('input').check();
    await says(`^${count} `);
    assert.match(await status.textContent(), new RegExp(`^${count} `));
    assert.equal(await page.locator('li:has(input:disabled) .count').first().textContent(), '0');
  }));

test('a pasted address with words, three filters and an order', () =>
  explore(`${three}&orden=country`, async ({ page, box, ticked, says, status, titles }) => {
    await says('^[1-9] ');
    assert.equal(await box.inputValue(), 'agua');
    assert.deepEqual(await ticked(), ['pais=bo', 'pais=pe', 'temas=agua-suelos-bosques']);
    assert.equal(await page.locator('select').inputValue(), 'country');
    assert.equal((await titles()).length, Number.parseInt(await status.textContent(), 10));
    assert.equal(await page.locator('.chips button').count(), 4);
  }));

test('reload and Back bring everything back; a choice is one entry', () =>
  explore('fichas/', async ({ page, box, tick, says, state, entries }) => {
    const states = [await state()];
    const first = await entries();
    await tick('pais', 'bo').check();
    await says('^9 ');
    states.push(await state());
    await page.locator('select').selectOption('newest');
    await page.waitForFunction(() => location.search.includes('orden=newest'));
    await says('^9 ');
    await page.waitForTimeout(200);
    states.push(await state());
    assert.equal(await entries(), first + 2);
    await box.pressSequentially('agua', { delay: 30 });
    await page.waitForFunction(() => location.search.includes('q=agua'));
    assert.equal(await entries(), first + 2, 'typing makes no entries');
    await page.waitForTimeout(600);
    const typed = await state();
    await page.reload();
    await page.waitForTimeout(600);
    assert.deepEqual(await state(), typed);
    await page.goBack();
    await page.waitForTimeout(300);
    assert.deepEqual(await state(), states[1]);
    await page.goBack();
    await page.waitForTimeout(300);
    assert.deepEqual(await state(), states[0]);
    await page.goForward();
    await page.waitForTimeout(300);
    assert.deepEqual(await state(), states[1]);
  }));

test('who leaves in the middle of a word comes back to it', () =>
  explore('fichas/', async ({ page, box, query }) => {
    await box.pressSequentially('agua', { delay: 30 });
    await page.waitForSelector('.cards mark');
    await page.locator('.cards .card-link').first().click();
    await page.waitForURL(/fichas\/[a-z]/);
    await page.goBack();
    await page.waitForSelector('.cards mark');
    assert.equal(await query(), '?q=agua');
    assert.equal(await box.inputValue(), 'agua');
  }));

test('more results are added, with the focus on the first of them, and survive a visit to a ficha', () =>
  explore('fichas/?orden=country', async ({ page, says, titles, focused }) => {
    await says(all.source);
    await page.waitForTimeout(200);
    const [before, more] = [await titles(), page.getByRole('button', { name: 'Mostrar más' })];
    await more.click();
    await page.waitForFunction(() => document.querySelectorAll('.card').length === 39);
    const now = await titles();
    assert.deepEqual(now.slice(0, 24), before);
    assert.equal(await focused(), now[24]);
    assert.equal(await more.isVisible(), false);
    await page.locator('.card-link').first().click();
    await page.waitForURL(/fichas\/[a-z0-9-]+\/$/);
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll('.card').length === 39);
  }));

test('chips take their filter away and never drop the focus', () =>
  explore(three, async ({ page, says, ticked, focused }) => {
    await says('^[1-9] ');
    await page.getByRole('button', { name: 'Quitar filtro: Bolivia' }).press('Enter');
    assert.equal(await focused(), 'Perú');
    assert.deepEqual(await ticked(), ['pais=pe', 'temas=agua-suelos-bosques']);
    await page.locator('.chips button').nth(1).press('Enter');
    assert.equal(await focused(), 'Perú');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'results');
    await page.goto(`${host.origin}/${three}`);
    await says('^[1-9] ');
    await page.getByRole('button', { name: 'Quitar todos' }).press('Enter');
    assert.deepEqual(await ticked(), []);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'results');
  }));

test('without results: said plainly, with the way out of each condition', () =>
  explore('fichas/?q=zzqqxx&pais=bo', async ({ page, says, box }) => {
    await says('Ningun');
    const without = page.getByRole('button', { name: /^Sin «zzqqxx»: 9 experiencias$/ });
    await page.getByRole('button', { name: /^Sin Bolivia: 0 experiencias$/ }).waitFor();
    assert.equal(await page.locator('.notes a').getAttribute('href'), '/nueva/');
    await without.press('Enter');
    await says('^9 ');
    assert.equal(await box.inputValue(), '');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'results');
  }));

test('hits are marked, with a line of the text where title and summary have none', () =>
  explore('fichas/?q=asamblea', async ({ page }) => {
    await page.locator('.card mark').first().waitFor();
    const bare = page.locator('.card').filter({ hasNot: page.locator('.card-link mark, .card-text:not(.excerpt) mark') });
    await bare.first().scrollIntoViewIfNeeded();
    await bare.first().locator('.excerpt').waitFor();
  }));

test('a misspelt word is searched as meant, and can be insisted on', () =>
  explore('fichas/?q=municpio', async ({ page, says, box }) => {
    await page.locator('.notes a').waitFor();
    assert.match(await page.locator('.notes').textContent(), /Resultados para municipio\. Buscar municpio/);
    await page.locator('.notes a').click();
    await says('Ningun');
    assert.match(await box.inputValue(), /"municpio"/);
    await page.goBack();
    await says('^[1-9]');
  }));

test('a long list of terms is narrowed by what is written, without accents', () =>
  explore('fichas/', async ({ page, query }) => {
    const facet = page.locator('.facet').filter({ has: page.locator('.find') }).first();
    const shown = () => facet.locator('li:visible label span:first-of-type').allTextContents();
    const every = await shown();
    await facet.locator('.find').fill('ECONOMIC');
    assert.deepEqual(await shown(), every.filter((it) => it.includes('económic')));
    await facet.locator('.find').press('Enter');
    assert.equal(await query(), '', 'nothing is asked of the catalogue');
    await facet.locator('.find').fill('zzz');
    assert.deepEqual(await shown(), []);
    await facet.getByText('Nada en esta lista').waitFor();
    await facet.locator('.find').fill('');
    assert.deepEqual(await shown(), every);
  }));

test('the map shows the results of the list, and its countries filter', () =>
  explore('fichas/?estado=en-proceso', async ({ page, says, tick, status, focused, messages }) => {
    const marks = page.locator('.where .mark');
    const held = async () => {
      const names = await marks.evaluateAll((all) => all.map((it) => it.getAttribute('aria-label')));
      return names.reduce((sum, it) => sum + Number(it.match(/: (\d+) /)[1]), 0);
    };
    await says('^3\\d ');
    await page.locator('.where summary').click();
    await marks.first().waitFor();
    const unplaced = Number((await page.locator('.where figcaption').textContent()).match(/mapa: (\d+)/)?.[1] ?? 0);
    assert.equal((await held()) + unplaced, Number.parseInt(await status.textContent(), 10));
    await marks.first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.here a').first().waitFor();
    assert.equal(await focused(), await page.locator('.here h3').textContent());
    await page.locator('.here button').press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('class')), 'mark');
    const country = page.locator('.where a').filter({ has: page.locator('title', { hasText: /^Bolivia: / }) });
    await country.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search.includes('pais=bo'));
    assert.ok(await tick('pais', 'bo').isChecked());
    await page.waitForSelector('.where a.chosen');
    assert.ok(await held() <= Number.parseInt(await status.textContent(), 10));
    assert.deepEqual(messages, []);
  }));

test('on a phone the first result is within the first screen, and the panel opens in the page', () =>
  explore('fichas/?pais=bo', async ({ page, says, ticked }) => {
    await says('^9 ');
    const top = await page.locator('.card').first().evaluate((it) => it.getBoundingClientRect().top);
    assert.ok(top < 640, `the first card begins at ${top} px`);
    assert.equal(await page.locator('.panel > summary').textContent(), 'Filtrar (1)');
    await page.locator('.panel > summary').click();
    await page.getByRole('checkbox', { name: 'Bolivia' }).uncheck();
    assert.deepEqual(await ticked(), []);
    await page.getByRole('button', { name: 'Ver los resultados' }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'results');
    assert.equal(await page.locator('.panel').getAttribute('open'), null);
  }, { viewport: { width: 360, height: 740 } }));

test('without JavaScript there are lists, links and a word about it', () =>
  explore('fichas/?q=agua#explorar', async ({ page }) => {
    assert.match(await page.locator('#explorar').textContent(), /JavaScript/);
    assert.ok((await page.locator('#explorar a').count()) >= 3);
    assert.equal(await page.locator('.panel a:visible').first().getAttribute('href'), '/paises/argentina/');
    assert.equal(await page.locator('.pager a').count() > 0, true);
    assert.equal(await page.locator('input:visible, select:visible').count(), 1);
  }, { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }));

test('the search box of the home page leads to the results', () =>
  explore('', async ({ page, box, says }) => {
    await box.fill('agua');
    await box.press('Enter');
    await page.waitForURL(/\/fichas\/\?q=agua#explorar$/);
    await says('^[1-9]');
  }));

test('without a connection: a sentence, the list stays, and a retry works', () =>
  explore('fichas/', async ({ page, context, tick, says, titles }) => {
    const before = await titles();
    await context.setOffline(true);
    await tick('pais', 'bo').check();
    await page.getByRole('alert').getByText('no hay conexión').waitFor();
    assert.deepEqual(await titles(), before);
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Reintentar' }).press('Enter');
    await says('^9 ');
    assert.equal(await page.getByRole('alert').textContent(), '');
  }));

test('a file that is gone: a sentence, the list stays, and a retry works', () =>
  explore('fichas/', async ({ page, tick, says, titles }) => {
    const index = new URL(await page.locator('#explorer').getAttribute('data-index'), host.origin).href;
    const before = await titles();
    await page.route(index, (it) => it.fulfill({ status: 404 }));
    await tick('pais', 'bo').check();
    await page.getByRole('alert').getByText('se actualizó').waitFor();
    assert.deepEqual(await titles(), before);
    await page.unroute(index);
    await page.getByRole('button', { name: 'Reintentar' }).click();
    await says('^9 ');
  }));

test('a file that comes cut short: a sentence, the list stays, and a retry works', () =>
  explore('fichas/', async ({ page, box, says, titles }) => {
    const index = new URL(await page.locator('#explorer').getAttribute('data-index'), host.origin).href;
    const before = await titles();
    await page.route(index, async (it) => {
      const answer = await it.fetch();
      const body = await answer.text();
      await it.fulfill({ response: answer, body: body.slice(0, body.length / 2) });
    });
    await box.fill('agua');
    await page.getByRole('alert').getByText('incompleto').waitFor();
    assert.deepEqual(await titles(), before);
    await page.unroute(index);
    await page.getByRole('button', { name: 'Reintentar' }).click();
    await says('^10 ');
  }));

for (const [words, least] of [['agua', 1], ['municipio', 4]]) {
  test(`the terminal finds the same entries in the same order: ${words}`, () =>
    explore(`fichas/?q=${words}&pais=bo`, async ({ page, titles }) => {
      await page.locator('.card mark').first().waitFor();
      const args = ['--root', project, 'search', words, '--filter', 'pais=bo', '--format', 'json'];
      const { stdout } = await promisify(execFile)(program, args);
      const rows = stdout.trim().split('\n').map((it) => JSON.parse(it));
      assert.deepEqual(await titles(), rows.slice(0, -1).map((it) => it.title));
      assert.ok(rows.length > least);
    }));
}

test('a catalogue published anew meanwhile is opened without a word', () =>
  explore('fichas/', async ({ page, tick, says }) => {
    const form = page.locator('#explorer');
    const now = await form.getAttribute('data-index');
    const old = `${now}.old`;
    await page.route(`**${old}`, (it) => it.fulfill({ status: 404 }));
    // The page was opened before: its form names an index that is no longer there.
    await page.route('**/fichas/', async (it) => {
      const answer = await it.fetch();
      const first = it.request().isNavigationRequest();
      await it.fulfill({ response: answer, body: (await answer.text()).replace(now, first ? old : now) });
    });
    await page.reload();
    assert.equal(await form.getAttribute('data-index'), old);
    await tick('pais', 'bo').check();
    await says('^9 ');
    assert.equal(await page.getByRole('alert').textContent(), '');
  }));

for (const query of ['__proto__', 'constructor', '<img src=x onerror=alert(1)>', '{n} {name}', '"']) {
  test(`${query} is a question like any other`, () =>
    explore(`fichas/?q=${encodeURIComponent(query)}&pais=${encodeURIComponent(query)}&${encodeURIComponent(query)}=bo`, async ({ page, box, messages }) => {
      await page.waitForTimeout(600);
      assert.equal(await box.inputValue(), query);
      assert.equal(await page.locator('main img').count(), 0);
      await page.waitForFunction(() => !/Buscando/.test(document.querySelector('main [role=status]').textContent));
      assert.equal(await page.getByRole('alert').textContent(), '');
      assert.deepEqual(messages, []);
    }));
}

for (const [path, options] of [
  ['fichas/', { viewport: { width: 1280, height: 900 } }],
  [three, { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
  // Tall: what sticks to the bottom of the screen then covers nothing.
  [three, { viewport: { width: 320, height: 4000 } }],
  ['fichas/?q=zzqqxx&pais=bo', { viewport: { width: 320, height: 4000 }, colorScheme: 'dark' }],
]) {
  test(`/${path} is accessible (${options.viewport.width} px, ${options.colorScheme ?? 'light'})`, () =>
    explore(path, async ({ page }) => {
      await page.locator('.panel').evaluate((it) => { it.open = true; });
      await page.waitForTimeout(500);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= options.viewport.width, `the page is ${width} px wide`);
      await page.addScriptTag({ path: axe });
      const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes[0].html}`), []);
    }, { ...options, bypassCSP: true }));
}

test('nothing moves by itself while the page wakes', () =>
  explore('sobre/', async ({ page }) => {
    await page.addInitScript(() => {
      globalThis.moved = 0;
      new PerformanceObserver((seen) => {
        for (const it of seen.getEntries()) globalThis.moved += it.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${host.origin}/fichas/`);
      await page.waitForTimeout(500);
      const moved = await page.evaluate(() => globalThis.moved);
      assert.ok(moved < 0.02, `${moved} at ${width} px`);
    }
  }));

test('in another language of the site, cards say which are not in it', () =>
  explore('pt/fichas/?q=agua', async ({ page, messages }) => {
    await page.waitForSelector('.cards mark');
    const cards = await page.locator('.cards .card').evaluateAll((all) =>
      all.map((it) => {
        const { lang, hreflang, href } = it.querySelector('.card-link');
        return { lang, hreflang, path: new URL(href).pathname, tag: it.querySelector('.tag-language')?.dataset.language ?? '' };
      }),
    );
    const own = cards.find((it) => it.path === '/fichas/um-milhao-de-cisternas/');
    assert.deepEqual([own?.lang, own?.hreflang, own?.tag], ['', '', ''], 'in Portuguese itself');
    const spanish = cards.filter((it) => it.tag === 'es');
    assert.ok(spanish.length);
    assert.deepEqual(cards.filter((it) => it.lang === 'es' && it.hreflang === 'es'), spanish);
    assert.ok(await page.locator('.cards a[href*="/pt/paises/"]').count(), 'terms stay in the language');
    assert.deepEqual(messages, []);
  }));
