// The parts of handing over that need no page: addresses, differences, marks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare, way, words } from '../../themes/base/assets/js/form/diff.js';
import { keyOf, mark } from '../../themes/base/assets/js/form/draft.js';
import { LONGEST, encodedAgain, hand } from '../../themes/base/assets/js/form/forge.js';
import { isAllowed } from '../../themes/base/assets/js/form/preview.js';

const root = 'https://git.example/grupo/sub/catalogo';
// As src/schema/forge.rs makes them for the branch `mejoras/2026`, with the folder.
const forges = {
  github: { folderPage: `${root}/tree/mejoras/2026/content/fichas`, new: `${root}/new/mejoras/2026?filename=content/fichas/`, value: 'value', edit: null },
  gitlab: { folderPage: `${root}/-/tree/mejoras/2026/content/fichas`, new: `${root}/-/new/mejoras/2026/content/fichas?file_name=`, value: null, edit: null },
  forgejo: { folderPage: `${root}/src/branch/mejoras/2026/content/fichas`, new: `${root}/_new/mejoras/2026/content/fichas?filename=`, value: 'value', edit: null },
  bitbucket: { folderPage: `${root}/src/mejoras/2026/content/fichas/`, new: null, value: null, edit: null },
};

test('a short new text goes along where the forge takes one', () => {
  const text = '---\ntitulo: Año nuevo & más #1\n---\n';
  const encoded = '---%0Atitulo%3A%20A%C3%B1o%20nuevo%20%26%20m%C3%A1s%20%231%0A---%0A';
  const rows = {
    github: ['filled', `${root}/new/mejoras/2026?filename=content/fichas/ano-nuevo.md&value=${encoded}`],
    gitlab: ['paste', `${root}/-/new/mejoras/2026/content/fichas?file_name=ano-nuevo.md`],
    forgejo: ['filled', `${root}/_new/mejoras/2026/content/fichas?filename=ano-nuevo.md&value=${encoded}`],
    bitbucket: ['paste', `${root}/src/mejoras/2026/content/fichas/`],
  };
  for (const [kind, [way, url]] of Object.entries(rows)) {
    const found = hand(forges[kind], 'ano-nuevo.md', text);
    assert.deepEqual(found, { way, url }, kind);
    if (way === 'filled') assert.equal(new URL(found.url).searchParams.get('value'), text);
  }
});

test('every name is encoded, and every edit is pasted', () => {
  const name = 'año #1 & más.md';
  const encoded = 'a%C3%B1o%20%231%20%26%20m%C3%A1s.md';
  assert.equal(hand(forges.gitlab, name, '').url, `${root}/-/new/mejoras/2026/content/fichas?file_name=${encoded}`);
  for (const forge of Object.values(forges)) {
    const edit = `${root}/edit/x.md`;
    assert.deepEqual(hand({ ...forge, edit }, 'x.md', 'a'), { way: 'paste', url: edit });
  }
});

test('the address fills up to 8,000 bytes, encoded twice, and no further', () => {
  const length = (text) => encodedAgain(hand(forges.github, 'x.md', text).url);
  const room = LONGEST - length('');
  const full = 'a'.repeat(room);
  assert.equal(length(full), 8000);
  assert.equal(hand(forges.github, 'x.md', full).way, 'filled');
  assert.equal(hand(forges.github, 'x.md', `${full}a`).way, 'paste');
  // ñ takes two bytes, each in five characters: %25C3%25B1.
  const accents = 'ñ'.repeat(Math.floor(room / 10));
  assert.equal(hand(forges.github, 'x.md', accents).way, 'filled');
  assert.equal(hand(forges.github, 'x.md', `${accents}ñ`).way, 'paste');
});

test('a text of 30 KB is copied, whatever the forge', () => {
  for (const forge of Object.values(forges)) {
    assert.equal(hand(forge, 'x.md', 'Un párrafo. '.repeat(2560)).way, 'paste');
  }
});

test('half a character is pasted, as an address cannot hold it', () => {
  assert.equal(hand(forges.github, 'x.md', '\ud800').way, 'paste');
});

/** The shown lines of a comparison, with changed words in brackets. */
function shown(before, after) {
  const { groups, ...counts } = compare(before, after);
  const line = ({ sign, pieces }) => sign + pieces.map((it) => (it.changed ? `[${it.text}]` : it.text)).join('');
  return { ...counts, groups: groups.map(({ field, section, hunks }) => [field ?? section, ...hunks.map((it) => it.map(line))]) };
}

const ficha = '---\ntitulo: Riego en el valle\nlista: [a,\n  b]\n# Nota\ninicio: 2014\n---\nAntes.\n\n## Claves\n\nUno.\n```\n## No es título\n```\nDos.\n\n## Otra\n\nFin.\n';

test('a change stands under the field or section it is in, and shows its words', () => {
  const rows = [
    ['Riego en el valle', 'Riego en el valle alto', [['titulo', ['-titulo: Riego en el valle', '+titulo: Riego en el valle[ alto]']]]],
    ['  b]', '  c]', [['lista', [' lista: [a,', '-  [b]]', '+  [c]]', ' # Nota']]]],
    ['Antes.', 'Luego.', [[null, [' ---', '-Antes.', '+Luego.', ' ']]]],
    ['Uno.', 'Una.', [['Claves', [' ', '-Uno.', '+Una.', ' ```']]]],
    ['Dos.', 'Tres.', [['Claves', [' ```', '-Dos.', '+Tres.', ' ']]]],
    ['Fin.\n', 'Fin.\nMás.\n', [['Otra', [' Fin.', '+Más.']]]],
    ['inicio: 2014\n', '', [['inicio', ['-inicio: 2014']]]],
  ];
  for (const [from, to, groups] of rows) {
    const found = shown(ficha, ficha.replace(from, to));
    assert.deepEqual(found.groups, groups, from);
    assert.equal(found.touched, 1, from);
  }
});

test('two changes far apart in one section are two hunks', () => {
  const text = `## Claves\n${'línea\n'.repeat(9)}`.replace(/línea/g, () => `línea ${Math.random()}`);
  const lines = text.split('\n');
  lines[1] = 'primera';
  lines[8] = 'octava';
  const found = shown(text, lines.join('\n'));
  assert.equal(found.groups.length, 1);
  assert.equal(found.groups[0].length, 3);
  assert.deepEqual([found.added, found.removed, found.touched], [2, 2, 2]);
});

test('a text that did not change has no groups; one that only ends otherwise has one', () => {
  assert.deepEqual(compare(ficha, ficha), { groups: [], added: 0, removed: 0, touched: 0 });
  assert.equal(compare('a\n', 'a\r\n').touched, 1);
  assert.equal(compare('a', 'a\n').touched, 1);
  assert.equal(compare('', 'a\nb').touched, 2);
});

test('the way between two lists is a shortest one', () => {
  let seed = 7;
  const dice = (sides) => (seed = (seed * 48271) % 2147483647) % sides;
  for (let round = 0; round < 3000; round++) {
    const list = () => Array.from({ length: dice(11) }, () => 'abc'[dice(3)]);
    const [old, now] = [list(), list()];
    const steps = way(old, now);
    assert.deepEqual(steps.filter((it) => it.sign !== '+').map((it) => old[it.old]), old);
    assert.deepEqual(steps.filter((it) => it.sign !== '-').map((it) => now[it.new]), now);
    const kept = steps.filter((it) => it.sign === ' ');
    assert.ok(kept.every((it) => old[it.old] === now[it.new]));
    assert.equal(kept.length, common(old, now), `${old} → ${now}`);
  }
});

/** How many items two lists share in order, by the table of all beginnings. */
function common(old, now) {
  let row = new Array(now.length + 1).fill(0);
  for (const a of old) {
    const next = [0];
    now.forEach((b, at) => next.push(a === b ? row[at] + 1 : Math.max(row[at + 1], next[at])));
    row = next;
  }
  return row.at(-1);
}

test('two texts of 256 KB with nothing in common are compared within two seconds of work', () => {
  const text = (of) => Array.from({ length: 80_000 }, (_, at) => `${at % of}\n`).join('').slice(0, 262_144);
  // Of this process alone: others may want the machine too.
  const began = process.cpuUsage();
  const found = compare(text(7), text(5));
  assert.ok(found.touched > 50_000);
  const { user } = process.cpuUsage(began);
  assert.ok(user < 2_000_000, `${user} µs`);
});

test('lines with little in common are shown whole', () => {
  const [before, after] = words('Una frase de antes', 'Otra cosa, distinta');
  assert.deepEqual([before.length, after.length], [1, 1]);
  assert.ok(!before[0].changed && !after[0].changed);
});

test('a mark tells texts apart, and a draft of an older text from one of the newer', () => {
  const texts = ['', ' ', 'a', 'b', 'ab', 'ba', ficha, `${ficha} `, `\ufeff${ficha}`];
  assert.equal(new Set(texts.map(mark)).size, texts.length);
  assert.ok(texts.every((it) => /^[0-9a-z]{11}$/.test(mark(it))));
  assert.notEqual(keyOf('fichas', 'riego', 'a'), keyOf('fichas', 'riego', 'b'));
  assert.equal(keyOf('fichas', null, null), 'fichas/ new');
});

test('links lead where the generator lets them', () => {
  for (const right of ['https://a.example/x:y', 'HTTP://a', 'mailto:a@b', 'tel:+591', 'riego.md', '/mapa/', '#claves', '?a:b', 'a/b:c', '']) {
    assert.ok(isAllowed(right), right);
  }
  for (const wrong of ['javascript:alert(1)', ' java\nscript:alert(1)', 'java\u0000script:x', 'JaVaScRiPt:x', 'data:text/html,x', 'vbscript:x', 'file:///etc', 'blob:x', '//host', '/\\host', '\\\\host', ':x', 'x:y']) {
    assert.ok(!isAllowed(wrong), wrong);
  }
});
