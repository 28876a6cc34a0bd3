// A page that holds nothing but the last step of the form, made from the theme's own
// part: once for each forge, and once without any.
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, project } from './support.mjs';

const root = 'https://git.example/grupo/sub/catalogo';
const forge = {
  github: { name: 'GitHub', folder_page: `${root}/tree/main/content/fichas`, new: `${root}/new/main?filename=content/fichas/`, value: 'value', upload: `${root}/upload/main/content/fichas`, issue: `${root}/issues/new?template=ficha.yml` },
  gitlab: { name: 'GitLab', folder_page: `${root}/-/tree/main/content/fichas`, new: `${root}/-/new/main/content/fichas?file_name=` },
  forgejo: { name: 'Forgejo', folder_page: `${root}/src/branch/main/content/fichas`, new: `${root}/_new/main/content/fichas?filename=`, value: 'value', upload: `${root}/_upload/main/content/fichas` },
  bitbucket: { name: 'Bitbucket', folder_page: `${root}/src/main/content/fichas/` },
};
const hands = {
  none: { email: 'fichas@centro.example', forge: false },
  alone: { email: false, forge: false },
};
for (const [kind, it] of Object.entries(forge)) {
  const empty = { new: false, value: false, upload: false, issue: false };
  hands[kind] = { email: 'fichas@centro.example', forge: { ...empty, kind, folder: 'content/fichas', ...it } };
}

const template = `{% extends "base.html" %}
{% block meta %}<link rel="canonical" href="{{ head.url }}"><link rel="stylesheet" href="{{ asset["css/review.css"] }}">{% endblock meta %}
{% block main %}<h1>${'{{ view.title }}'}</h1>
<section id="place" data-review="{{ asset["js/form/review.js"] }}" data-draft="{{ asset["js/form/draft.js"] }}" data-preview="{{ asset["js/form/preview.js"] }}"></section>
${Object.entries(hands).map(([name, hand]) => `{% set hand = ${JSON.stringify(hand)} %}<div data-hand="${name}">{{ <review hand={hand} t={t} /> }}</div>`).join('\n')}
{% endblock main %}`;

/** Builds it; `sobre/` is the page, and `pt/…` in other languages. */
export async function buildHand() {
  const site = await mkdtemp(join(tmpdir(), 'fichero-'));
  await mkdir(join(site, 'content/fichas'), { recursive: true });
  await mkdir(join(site, 'themes/base/templates'), { recursive: true });
  await cp(join(project, 'site.toml'), join(site, 'site.toml'));
  for (const part of ['content/paginas', 'content/vocabularios']) await cp(join(project, part), join(site, part), { recursive: true });
  await cp(join(project, 'content/fichas/kallari.md'), join(site, 'content/fichas/kallari.md'));
  await writeFile(join(site, 'themes/base/templates/page.html'), template);
  return build(site);
}

/**
 * Opens the step on a page of `buildHand`, as the form would. What the step tells the
 * form is kept in `window.told`.
 */
export async function review(page, kind, options) {
  await page.evaluate(
    async ([kind, options]) => {
      const place = document.querySelector('#place');
      for (const it of document.querySelectorAll('[data-hand]')) if (it.dataset.hand !== kind) it.remove();
      const told = { backs: 0, gone: 0, reasons: [] };
      window.told = told;
      const { open } = await import(place.dataset.review);
      open(place, {
        ...options,
        back: () => told.backs++,
        letGo: async () => told.gone++,
        onReason: (it) => told.reasons.push(it),
        offers: options.offers?.map((it) => ({ ...it, act: async () => { if (it.fails) throw new Error(it.fails); return it.answer; } })),
      });
    },
    [kind, options],
  );
}
