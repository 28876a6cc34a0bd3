// The last step of the form on its real page, with each forge that a catalogue may name.
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, project } from './support.mjs';

export const repository = 'https://git.example/grupo/sub/catalogo';

/** Right, and hard to edit: a mark, Windows' line ends, comments, quotes of each kind. */
export const hard = [
  '\ufeff---',
  '# Escrita a mano: no la ordene nadie.',
  "titulo: 'Riego compartido' # nombre que le dieron",
  'resumen: >-',
  '  Dos municipios acuerdan',
  '  turnos de agua.',
  'pais: [ BO ]',
  'lugar:   "Cochabamba"',
  'temas: [agua-suelos-bosques,   mancomunidades]',
  'actores:',
  '    - gobierno-local',
  'estado: en-proceso',
  'contacto: Municipio de ejemplo',
  'inicio: 2014',
  '---',
  '',
  '## Claves',
  '',
  '### Escuchar',
  '',
  'Antes de medir,  escuchar.\\',
  'Después, medir.',
  '',
].join('\r\n');

/**
 * Builds a small catalogue of the project's own declaration.
 * @param {string} kind of forge; `none` has only an address for mail, `alone` not even that
 */
export async function buildHand(kind) {
  const site = await mkdtemp(join(tmpdir(), 'fichero-'));
  await mkdir(join(site, 'content/fichas'), { recursive: true });
  for (const part of ['content/paginas', 'content/vocabularios']) await cp(join(project, part), join(site, part), { recursive: true });
  await cp(join(project, 'content/fichas/kallari.md'), join(site, 'content/fichas/kallari.md'));
  await writeFile(join(site, 'content/fichas/dificil.md'), hard);
  let declared = await readFile(join(project, 'site.toml'), 'utf8');
  if (kind === 'alone') declared = declared.replace(/^email = .*$/m, '');
  else if (kind !== 'none') declared += `\n[forge]\nkind = "${kind}"\nrepository = "${repository}"\nbranch = "mejoras/2026"\nissue = "ficha.yml"\n`;
  await writeFile(join(site, 'site.toml'), declared);
  return build(site);
}

/**
 * Opens the step on the page of the form, as the form would. What the step tells the
 * form is kept in `window.told`.
 */
export async function review(page, options) {
  await page.evaluate(async (options) => {
    const told = { backs: 0, gone: 0, reasons: [] };
    window.told = told;
    const section = document.querySelector('#review');
    section.hidden = false;
    for (const it of document.querySelectorAll('#ficha > *')) it.hidden = true;
    if (!document.querySelector('link[href*="review"]')) {
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: section.dataset.styles });
      const loaded = new Promise((resolve) => link.addEventListener('load', resolve));
      document.head.append(link);
      await loaded;
    }
    if (!document.querySelector('#review-parts')) {
      const parts = await (await fetch(document.querySelector('#ficha').dataset.review)).text();
      const found = new DOMParser().parseFromString(parts, 'text/html').querySelector('#review-parts');
      document.body.append(document.adoptNode(found));
    }
    const { open } = await import(new URL('form/review.js', document.querySelector('script[type=module][src$="/form.js"]').src));
    const act = (it) => async () => {
      if (it.fails) throw new Error(it.fails);
      return it.answer;
    };
    open(section, {
      ...options,
      back: () => told.backs++,
      letGo: async () => told.gone++,
      onReason: (it) => told.reasons.push(it),
      offers: options.offers?.map((it) => ({ ...it, act: act(it) })),
    });
  }, options);
}
