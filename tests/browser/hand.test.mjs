// Handing a proposal over, in a real browser: what is denied or missing still ends in
// a file, and nothing of a hostile text lives in its preview.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildHand, hard, repository, review } from './hand.mjs';
import { launch, open, project, serve } from './support.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const phone = { viewport: { width: 360, height: 760 } };
const editor = `${repository}/edit/mejoras/2026/content/fichas/riego.md`;
// With a byte order mark and the line ends of Windows: both must arrive.
const text = '\ufeff---\r\ntitulo: Año del agua\r\nresumen: Dos comunidades acuerdan turnos.\r\n---\r\n\r\n## Claves\r\n\r\nEscuchar.\r\n';
const changed = text.replace('turnos', 'turnos de riego');
const ficha = { title: 'Año del agua', lead: 'Dos comunidades acuerdan turnos de riego.', language: 'es', facts: [{ label: 'País', values: ['Bolivia', 'Perú'] }], parts: [{ title: 'Claves', text: 'Escuchar.' }] };
const edit = { before: text, after: changed, path: 'content/fichas/riego.md', name: 'riego.md', edit: editor, title: 'Año del agua', labels: { resumen: 'Resumen' }, ficha };
const fresh = { ...edit, before: null, edit: null };

let browser;
let host;
/** Catalogues by their forge. */
const hosts = new Map();

before(async () => {
  for (const kind of ['none', 'alone', 'github', 'gitlab', 'forgejo', 'bitbucket']) hosts.set(kind, await serve(await buildHand(kind)));
  host = hosts.get('none');
  browser = await launch();
});

after(async () => {
  await browser?.close();
  for (const it of hosts.values()) it.close();
});

/** A page with the step open; `prepare` runs in it before any script. */
async function step(kind, options, { prepare, path = 'nueva/', ...context } = phone) {
  const made = await browser.newContext(context);
  if (prepare) await made.addInitScript(prepare);
  await made.route('https://git.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>editor</title>' }));
  const page = await made.newPage();
  const messages = [];
  page.on('console', (it) => messages.push(it.text()));
  page.on('pageerror', (it) => messages.push(String(it)));
  page.on('dialog', (it) => it.dismiss().then(() => messages.push(it.message())));
  await page.goto(`${hosts.get(kind).origin}/${path}`);
  await review(page, options);
  return { context: made, page, messages };
}

const choose = (page, way) => page.click(`[data-way=${way}] summary`);

/** The bytes of the file that a button gives. */
async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('the step begins at its heading and says what changes, in words', async () => {
  const { context, page, messages } = await step('github', edit);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Revisar y enviar');
  assert.equal(await page.locator('.review .sum').textContent(), 'Cambia 1 línea. +1 −1');
  assert.deepEqual(await page.locator('.diff h4').allTextContents(), ['Resumen']);
  const lines = await page.locator('.diff li').allTextContents();
  assert.deepEqual(lines, ['titulo: Año del agua', 'Se quita: resumen: Dos comunidades acuerdan turnos.', 'Se agrega: resumen: Dos comunidades acuerdan turnos de riego.'].slice(1));
  assert.equal(await page.locator('.diff ins b').textContent(), ' de riego');
  assert.deepEqual(messages, []);
  await context.close();
});

test('without a change there is nothing to send, and of very many the first are shown', async () => {
  const { context, page } = await step('github', { ...edit, after: text });
  assert.equal(await page.locator('.review .sum').textContent(), 'Todavía no hay cambios que enviar.');
  assert.equal(await page.locator('.ways').isVisible(), false);
  await review(page, { ...edit, after: text + 'Una línea.\n'.repeat(3000) });
  assert.equal(await page.locator('.review .sum').textContent(), 'Cambian 3000 líneas. +3000 −0');
  assert.equal(await page.locator('.diff li').count(), 1000);
  assert.match(await page.locator('.diff > .note').textContent(), /las primeras 1000 líneas/);
  assert.equal(await page.locator('.ways').isVisible(), true);
  await context.close();
});

test('the file is the text, byte for byte', async () => {
  const { context, page } = await step('github', edit);
  await choose(page, 'download');
  const { name, bytes } = await saved(page, '[data-way=download] [data-do=download]');
  assert.equal(name, 'riego.md');
  assert.ok(bytes.equals(Buffer.from(changed)));
  assert.equal(await page.locator('.after').isVisible(), true);
  assert.equal(await page.locator('[data-way=download] .said').textContent(), 'Descargado: riego.md');
  await context.close();
});

test('from the form of a hard text to its file, one line changes', async () => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(`${hosts.get('github').origin}/editar/dificil/`);
  await page.locator('.send button:enabled').waitFor();
  await page.fill('[data-field=lugar] input', 'Cochabamba y Ñuflo de Chávez');
  await page.click('.send button');
  await page.locator('.review').waitFor();
  assert.match(await page.locator('.review .sum').textContent(), /Cambia 1 línea. \+1 −1/);
  assert.deepEqual(await page.locator('.diff h4').allTextContents(), ['Lugar']);
  await choose(page, 'download');
  const { name, bytes } = await saved(page, '[data-way=download] [data-do=download]');
  assert.equal(name, 'dificil.md');
  assert.equal(bytes.toString(), hard.replace('Cochabamba', 'Cochabamba y Ñuflo de Chávez'));
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `${width} px`);
  await page.click('[data-do=let-go]');
  await page.reload();
  await page.locator('.send button:enabled').waitFor();
  await page.waitForTimeout(300);
  assert.equal(await page.locator('.draft').isVisible(), false);
  await context.close();
});

test('what is copied is the text, and the editor opens beside the page', async () => {
  const { context, page } = await step('github', edit);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await choose(page, 'forge');
  await page.click('[data-do=copy]');
  await page.locator('[data-said=copy]:has-text("Copiado.")').waitFor();
  // The system's clipboard has its own line ends and marks; all else must be there.
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const plain = (it) => it.replace(/\r/g, '').replace('\ufeff', '');
  assert.equal(plain(copied), plain(changed));
  const [other] = await Promise.all([context.waitForEvent('page'), page.click('[data-do=forge]')]);
  await other.waitForLoadState();
  assert.equal(other.url(), editor);
  assert.equal(await other.evaluate(() => window.opener), null);
  assert.equal(await page.locator('.after').isVisible(), true);
  await context.close();
});

const denied = {
  'a clipboard that refuses': () => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  },
  'no clipboard': () => Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }),
};
for (const [name, prepare] of Object.entries(denied)) {
  test(`${name} leaves the text chosen, to be copied by hand`, async () => {
    const { context, page, messages } = await step('github', edit, { ...phone, prepare });
    await choose(page, 'forge');
    await page.click('[data-do=copy]');
    const area = page.locator('#review_text');
    await area.waitFor();
    const chosen = await area.evaluate((it) => document.activeElement === it && it.value.slice(it.selectionStart, it.selectionEnd));
    assert.equal(chosen, changed.replaceAll('\r', ''));
    assert.deepEqual(messages, []);
    await context.close();
  });
}

test('with everything denied the text is still there to be taken', async () => {
  const prepare = () => {
    Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });
    Object.defineProperty(window, 'indexedDB', { value: undefined });
    Object.defineProperty(window, 'sessionStorage', { get: () => { throw new DOMException('', 'SecurityError'); } });
    Navigator.prototype.canShare = undefined;
    window.open = () => null;
    URL.createObjectURL = () => { throw new TypeError('denied'); };
  };
  const { context, page, messages } = await step('alone', edit, { ...phone, prepare });
  assert.deepEqual(await page.locator('.way').evaluateAll((all) => all.map((it) => it.dataset.way)), ['download']);
  await choose(page, 'download');
  await page.click('[data-way=download] [data-do=download]');
  assert.equal(await page.locator('#review_plain').inputValue(), changed.replaceAll('\r', ''));
  assert.deepEqual(messages, []);
  await context.close();
});

/** A share menu that takes files of some types. */
const menu = (types) => `
  window.shared = [];
  Navigator.prototype.canShare = ({ files }) => files.every((it) => ${JSON.stringify(types)}.includes(it.type));
  Navigator.prototype.share = async ({ files, title, text }) => {
    if (window.closes) throw new DOMException('', 'AbortError');
    if (window.fails) throw new DOMException('', 'NotAllowedError');
    window.shared.push({ name: files[0].name, type: files[0].type, title, text, bytes: [...new Uint8Array(await files[0].arrayBuffer())] });
  };`;
for (const [types, name] of [[['text/markdown'], 'riego.md'], [['text/plain'], 'riego.md.txt']]) {
  test(`a share menu that takes ${types} is given ${name}`, async () => {
    const { context, page } = await step('none', edit, { ...phone, prepare: menu(types) });
    await choose(page, 'share');
    const said = page.locator('[data-said=share]');
    await page.evaluate(() => (window.closes = true));
    await page.click('[data-do=share]');
    assert.equal(await said.textContent(), '');
    assert.equal(await page.locator('.after').isVisible(), false);
    await page.evaluate(() => Object.assign(window, { closes: false, fails: true }));
    await page.click('[data-do=share]');
    await page.locator('[data-said=share]:has-text("otra de las formas")').waitFor();
    await page.evaluate(() => (window.fails = false));
    await page.click('[data-do=share]');
    await page.locator('.after').waitFor();
    const [shared] = await page.evaluate(() => window.shared);
    assert.deepEqual({ name: shared.name, type: shared.type, title: shared.title }, { name, type: types[0], title: 'Año del agua' });
    assert.ok(Buffer.from(shared.bytes).equals(Buffer.from(changed)));
    await context.close();
  });
}

test('without a share menu, or with one that takes no files, that way is not there', async () => {
  for (const prepare of [() => { Navigator.prototype.canShare = undefined; }, menu([])]) {
    const { context, page } = await step('github', edit, { ...phone, prepare });
    assert.equal(await page.locator('[data-way=share]').count(), 0);
    assert.deepEqual(await page.locator('.way').evaluateAll((all) => all.map((it) => it.dataset.way)), ['forge', 'email', 'download']);
    await context.close();
  }
});

test('a mail says what it brings, holds a short text, and stays short', async () => {
  const { context, page } = await step('none', edit);
  const address = async () => {
    const url = new URL(await page.getAttribute('[data-do=email]', 'href'));
    return { to: url.pathname, subject: url.searchParams.get('subject'), body: url.searchParams.get('body') };
  };
  await page.fill('#review_reason', 'Precisé los turnos & más');
  const { to, subject, body } = await address();
  assert.equal(to, 'fichas@centro.example');
  assert.equal(subject, 'Propuesta: Año del agua');
  assert.ok(body.includes('Precisé los turnos & más\r\nArchivo: content/fichas/riego.md'), body);
  assert.ok(body.endsWith(changed.slice(1)));
  await review(page, { ...edit, after: changed + 'Más. '.repeat(300) });
  const long = (await address()).body;
  assert.ok(long.length <= 1500 && long.includes('riego.md, que adjunto.') && !long.includes('Escuchar.'), long);
  await context.close();
});

const steps = {
  github: ['Fork this repository', 'Commit changes…', 'Propose changes', 'Create pull request'],
  gitlab: ['Fork', 'Commit changes', 'Commit changes', 'Create merge request'],
  forgejo: ['Fork', 'Propose file change', 'New pull request', 'Create pull request'],
  bitbucket: ['Commit', 'Create a pull request for this change', 'Commit'],
};
for (const [kind, buttons] of Object.entries(steps)) {
  test(`${kind}: an edit and a new text have their own steps and addresses`, async () => {
    const { context, page, messages } = await step(kind, edit);
    await choose(page, 'forge');
    const way = page.locator('[data-way=forge]');
    const found = () => way.locator('.there').allTextContents();
    assert.deepEqual(await found(), buttons);
    assert.equal(await way.locator('[data-do=forge]').getAttribute('href'), editor);
    assert.equal(await way.locator('[data-do=copy]').count(), 1);
    assert.ok((await way.textContent()).includes('seleccione todo'));
    await review(page, fresh);
    await choose(page, 'forge');
    const filled = kind === 'github' || kind === 'forgejo';
    assert.equal(await way.locator('[data-do=copy]').count(), filled ? 0 : 1);
    assert.ok(!(await way.textContent()).includes('seleccione todo'));
    const address = await way.locator('[data-do=forge]').getAttribute('href');
    if (filled) assert.equal(new URL(address).searchParams.get('value'), changed);
    if (kind === 'bitbucket') assert.deepEqual(await found(), [...'Add file|'.split('|').slice(0, 1), ...buttons]);
    await review(page, { ...fresh, after: changed + 'Un párrafo. '.repeat(2560) });
    assert.equal(await way.locator('[data-do=copy]').count(), 1);
    assert.ok((await way.locator('[data-do=forge]').getAttribute('href')).length < 200);
    assert.deepEqual(messages, []);
    await context.close();
  });
}

test('the reason is asked for, heard, and written where it goes', async () => {
  const { context, page } = await step('github', edit);
  await choose(page, 'forge');
  assert.equal(await page.locator('.asked').textContent(), 'Antes de enviar, escriba aquí qué cambió: basta con una línea.');
  assert.equal(await page.locator('[data-fill=reason]').first().textContent(), 'Cambios en: Año del agua');
  await page.fill('#review_reason', 'Precisé los turnos');
  assert.equal(await page.locator('.asked').textContent(), '');
  assert.equal(await page.locator('[data-fill=reason]').first().textContent(), 'Precisé los turnos');
  assert.deepEqual(await page.evaluate(() => window.told.reasons), ['Precisé los turnos']);
  await review(page, fresh);
  await choose(page, 'forge');
  assert.equal(await page.locator('.asked').textContent(), '');
  await context.close();
});

test('the way back, the draft and what the surroundings offer are the form\'s', async () => {
  const offers = [{ label: 'Guardar aquí', explain: 'En esta máquina.', answer: 'Guardado.' }, { label: 'Otro', explain: '', fails: 'sin permiso' }];
  const { context, page } = await step('none', { ...edit, offers });
  await page.click('[data-do=back]');
  await page.click('.offer >> text=Guardar aquí');
  assert.equal(await page.locator('.offer .said').first().textContent(), 'Guardado.');
  await page.click('.offer >> text=Otro');
  assert.equal(await page.locator('.offer .said').last().textContent(), 'No se pudo: sin permiso');
  assert.equal(await page.locator('.after').isVisible(), false);
  await choose(page, 'download');
  await saved(page, '[data-way=download] [data-do=download]');
  await page.click('[data-do=let-go]');
  assert.deepEqual(await page.evaluate(() => [window.told.backs, window.told.gone]), [1, 1]);
  assert.equal(await page.locator('[data-said=let-go]').textContent(), 'El borrador se borró de este aparato.');
  await context.close();
});

test('the keyboard alone is enough', async () => {
  const { context, page } = await step('none', edit);
  const reached = [];
  for (let press = 0; press < 12; press++) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => document.activeElement.closest('[data-way]')?.dataset.way ?? document.activeElement.id ?? ''));
    if (reached.at(-1) === 'download') break;
  }
  assert.equal(reached.at(-1), 'download', String(reached));
  assert.ok(reached.includes('review_reason') && reached.includes('email'), String(reached));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  assert.equal(download.suggestedFilename(), 'riego.md');
  await context.close();
});

for (const [path, languages] of [['nueva/', 'es'], ['pt/nueva/', 'pt'], ['en/nueva/', 'en']]) {
  test(`nothing scrolls sideways and axe finds nothing (${languages})`, async () => {
    const long = { ...edit, after: changed.replace('Escuchar.', `${'palabra '.repeat(80)}${'x'.repeat(300)}`) };
    for (const scheme of ['light', 'dark']) {
      const { context, page, messages } = await step('github', long, { ...phone, path, colorScheme: scheme });
      for (const way of ['forge', 'email', 'download']) {
        await choose(page, way);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= 360, `${way}: ${width} px`);
        await page.mouse.move(0, 0);
        assert.deepEqual(await faults(page), [], `${way}, ${scheme}`);
      }
      await page.click('.review-preview summary');
      await page.frameLocator('.review iframe').locator('h1').waitFor();
      assert.deepEqual(await faults(page), []);
      const unsaid = await page.locator('.review').evaluate((it) => /\{\w+\}|undefined|null/.exec(it.textContent)?.[0]);
      assert.equal(unsaid, undefined);
      assert.deepEqual(messages, []);
      await context.close();
    }
  });
}

async function faults(page) {
  const run = "axe.run('.review', { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })";
  const { violations } = await page.evaluate(`(() => { ${axe}; return ${run}; })()`);
  return violations.map((it) => `${it.id}: ${it.nodes[0].html}`);
}

const hostile = [
  '<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>',
  '</iframe><script>alert(1)</script>',
  '</script></textarea></title></style><script>alert(1)</script>',
  'x <script> <img src=x onerror=alert(1)> </script> <pre> <b onclick=alert(1)>y</b> </pre>',
  '[a](javascript:alert(1)) [b](&#106;avascript:alert(1)) [c](java&Tab;script:alert(1)) [d](&#x6A;avascript&colon;alert(1)) [e](\\\\host) [f](//host)',
  '![x" onerror="alert(1)](javascript:alert(1) "t\\" onload=alert(1)") ![ok](foto.jpg "Pie") ![data](data:image/svg+xml,<svg/onload=alert(1)>)',
  '[a](https://a.example "x\\" onmouseover=alert(1) \\"") <https://a.example/"onclick=alert(1)> <javascript:alert(1)>',
  '```"><script>alert(1)</script>\n</code></pre><script>alert(2)</script>\n```\n\n```barras\n<b>: <script>\n"><img src=x onerror=alert(1)>: 3\n```',
  '| <b> | x |\n|---|:-:|\n| <script>alert(1)</script> | [a](javascript:alert(1)) |',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe><meta http-equiv=refresh content="0;url=https://evil.example"><base href=https://evil.example><form action=https://evil.example><button>x</button></form><object data=x></object><link rel=stylesheet href=https://evil.example>',
  '&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62; `&lt;b&gt;`',
  `${'>'.repeat(5000)} hondo`,
  `${'['.repeat(3000)}x${']'.repeat(3000)}`,
];

test('nothing of a hostile text lives in the preview', async () => {
  const names = (await readdir(join(project, 'tests/hostile'))).filter((it) => it.endsWith('.md'));
  const files = await Promise.all(names.map((it) => readFile(join(project, 'tests/hostile', it), 'utf8')));
  assert.ok(files.length > 30);
  const { context, page, messages } = await open(browser, host, 'nueva/');
  for (const text of [...files, ...hostile]) {
    const shown = { title: text.slice(0, 300), lead: text.slice(0, 300), language: 'es" onload="alert(1)', facts: [{ label: text.slice(0, 99), values: [text.slice(0, 99)] }], parts: [{ title: text.slice(0, 200), text }] };
    await page.evaluate(async (shown) => {
      document.querySelector('iframe')?.remove();
      const frame = document.createElement('iframe');
      const { show } = await import(new URL('form/preview.js', document.querySelector('script[src$="/form.js"]').src));
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      await show(frame, shown, '', { facts: 'Datos', picture: 'Imagen:' });
      document.body.append(frame);
      await loaded;
    }, shown);
    const inside = page.frames()[1];
    const found = await inside.evaluate(() => {
      const all = [...document.querySelectorAll('*')];
      const href = (it) => it.getAttribute('href') ?? it.getAttribute('src') ?? it.getAttribute('action');
      return {
        handlers: all.flatMap((it) => it.getAttributeNames().filter((name) => name.startsWith('on') || name === 'srcdoc' || name === 'style')),
        live: all.filter((it) => it.matches('script, style, form, iframe, object, embed, img, input, button, math, svg:not(.bars svg), meta[http-equiv=refresh], base:not([target])')).map((it) => it.outerHTML),
        links: all.filter((it) => it.matches('a')).map(href),
        sheets: all.filter((it) => it.matches('link')).map(href),
        title: document.querySelector('h1').textContent,
      };
    });
    assert.deepEqual(found.handlers, [], text);
    assert.deepEqual(found.live, [], text);
    assert.equal(found.title, shown.title.replace(/\0/g, '').replace(/\r\n?/g, '\n'), text);
    for (const link of found.links) assert.match(link, /^(https?:|mailto:|tel:|[^:]*$|[^:]*[/?#])/i);
    assert.ok(found.sheets.every((it) => it.startsWith(host.origin)));
    assert.deepEqual(messages, [], text);
  }
  await context.close();
});

test('the preview looks like the page, and pictures are words in it', async () => {
  const { context, page, messages } = await step('none', { ...fresh, ficha: { ...ficha, parts: [{ title: 'Claves', text: '#### Hondo\n\nUn **paso**.\n\n![Acequia](acequia.jpg "Enero")\n\n<!-- nota -->\n\n```barras\nAño: Familias\n2014: 10\n2015: 20\n```\n' }] } }, { viewport: { width: 1280, height: 800 } });
  const inside = page.frameLocator('.review iframe');
  await inside.locator('h1').waitFor();
  assert.equal(await inside.locator('h1').textContent(), 'Año del agua');
  assert.equal(await inside.locator('.lead').textContent(), 'Dos comunidades acuerdan turnos de riego.');
  assert.deepEqual(await inside.locator('.facts dd').allTextContents(), ['Bolivia', 'Perú']);
  assert.equal(await inside.locator('h3').textContent(), 'Hondo');
  assert.equal((await inside.locator('.picture-here').textContent()).trim(), 'Imagen: Acequia Enero');
  assert.equal(await inside.locator('.bars rect').last().getAttribute('width'), '100.0');
  assert.ok(!(await inside.locator('main').textContent()).includes('nota'));
  const letters = (it) => getComputedStyle(it).fontFamily;
  assert.equal(await inside.locator('h1').evaluate(letters), await page.locator('h1').evaluate(letters));
  assert.deepEqual(messages, []);
  await context.close();
});

test('somebody else may render the preview, and who fails is stood in for', async () => {
  const { context, page } = await step('none', edit);
  const body = (fails) => page.evaluate(async (fails) => {
    const { show, previewWith } = await import(new URL('form/preview.js', document.querySelector('script[src$="/form.js"]').src));
    const frame = document.createElement('iframe');
    previewWith(async (text) => { if (fails === 'fails') throw new Error('gone'); return `${fails}<p class="made">${text}</p>`; });
    await show(frame, { title: '', lead: '', language: 'es', facts: [], parts: [{ title: null, text: 'propio' }] }, 'ajeno', { facts: '', picture: '' });
    return frame.srcdoc;
  }, fails);
  assert.match(await body(''), /<main[^]*<p class="made">ajeno<\/p>[^]*<\/main>/);
  assert.equal(await body('<!doctype html>'), '<!doctype html><p class="made">ajeno</p>');
  assert.match(await body('fails'), /<p>propio<\/p>/);
  await context.close();
});

test('the frame holds even what somebody else rendered', async () => {
  const { context, page } = await step('none', edit);
  const asked = [];
  await context.route('https://evil.example/**', (route) => route.abort().then(() => asked.push(route.request().url())));
  page.on('dialog', (it) => it.dismiss().then(() => asked.push('dialog')));
  const live = '<script>parent.touched = 1; top.location = "https://evil.example"; alert(1)</script><img src="https://evil.example/a" onerror="alert(2)"><iframe src="https://evil.example/b"></iframe><meta http-equiv="refresh" content="0;url=javascript:alert(3)"><form action="https://evil.example/c"><button autofocus>x</button></form>';
  for (const start of ['', '<!doctype html>']) {
    await page.evaluate(async ([start, live]) => {
      const { show, previewWith } = await import(new URL('form/preview.js', document.querySelector('script[src$="/form.js"]').src));
      previewWith(async () => start + live);
      const frame = document.body.appendChild(document.createElement('iframe'));
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      await show(frame, { title: '', lead: '', language: 'es', facts: [], parts: [] }, '', { facts: '', picture: '' });
      await loaded;
    }, [start, live]);
    await page.waitForTimeout(200);
  }
  assert.equal(await page.evaluate(() => window.touched), undefined);
  assert.ok(page.url().startsWith(host.origin));
  assert.deepEqual(asked, []);
  await context.close();
});

/** A page that can keep drafts. */
async function drafts(context) {
  const page = await context.newPage();
  await page.goto(`${host.origin}/nueva/`);
  const call = (name, ...values) => page.evaluate(async ([name, values]) => {
    const draft = await import(new URL('form/draft.js', document.querySelector('script[src$="/form.js"]').src));
    return draft[name](...values);
  }, [name, values]);
  return { page, call };
}

test('a draft outlives its tab, also when it is kept as the tab closes', async () => {
  const context = await browser.newContext();
  const first = await drafts(context);
  assert.deepEqual(await first.call('keep', 'fichas/a', { titulo: 'Año' }), { where: 'machine', survives: true });
  await first.page.evaluate(async () => {
    const { keep } = await import(new URL('form/draft.js', document.querySelector('script[src$="/form.js"]').src));
    addEventListener('pagehide', () => keep('fichas/b', { n: 2 }));
  });
  await first.page.close({ runBeforeUnload: true });
  const second = await drafts(context);
  assert.deepEqual((await second.call('kept', 'fichas/a')).state, { titulo: 'Año' });
  assert.deepEqual((await second.call('kept', 'fichas/b'))?.state, { n: 2 });
  assert.deepEqual((await second.call('all')).map((it) => it.key), ['fichas/b', 'fichas/a']);
  await second.call('drop', 'fichas/a');
  assert.equal(await second.call('kept', 'fichas/a'), undefined);
  assert.equal((await second.call('all')).length, 1);
  await context.close();
});

test('a draft of more than a year is let go', async () => {
  const context = await browser.newContext();
  const { page, call } = await drafts(context);
  await page.evaluate(() => { window.now = Date.now; Date.now = () => window.now() - 370 * 24 * 3600 * 1000; });
  await call('keep', 'fichas/vieja', 1);
  await page.evaluate(() => { Date.now = window.now; });
  await call('keep', 'fichas/nueva', 2);
  assert.deepEqual((await call('all')).map((it) => it.key), ['fichas/nueva']);
  await page.evaluate(() => { Date.now = () => window.now() - 370 * 24 * 3600 * 1000; });
  assert.equal((await call('all')).length, 1);
  await context.close();
});

const stores = {
  'IndexedDB is missing': () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
  'IndexedDB throws': () => { IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); }; },
  'IndexedDB refuses': () => { IDBFactory.prototype.open = () => { const asked = {}; setTimeout(() => asked.onerror?.(new Event('error'))); return asked; }; },
  'IndexedDB never answers': () => { IDBFactory.prototype.open = () => ({}); },
  'its room is full': () => { IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); }; },
};
for (const [name, prepare] of Object.entries(stores)) {
  test(`when ${name} a draft stays with the tab`, async () => {
    const context = await browser.newContext();
    await context.addInitScript(prepare);
    const { page, call } = await drafts(context);
    assert.deepEqual(await call('keep', 'fichas/a', { a: 1 }), { where: 'tab', survives: false });
    await page.reload();
    assert.deepEqual((await call('kept', 'fichas/a')).state, { a: 1 });
    await call('drop', 'fichas/a');
    assert.deepEqual(await call('all'), []);
    await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; });
    assert.deepEqual(await call('keep', 'fichas/a', { a: 2 }), { where: 'page', survives: false });
    assert.deepEqual((await call('kept', 'fichas/a')).state, { a: 2 });
    await call('drop', 'fichas/a');
    assert.deepEqual(await call('all'), []);
    await context.close();
  });
}
