// The page's own editor and the program's: on the same hard files both make the same
// text, or refuse for the same reason. tests/suite/edit.rs writes what is expected.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { project } from './support.mjs';

const { compose, edit, verify } = await import(join(project, 'themes/base/assets/js/form/edit.js'));
const golden = await readFile(join(project, 'tests/edit/golden.ndjson'), 'utf8');
const [composed, ...files] = golden.trim().split('\n').map((it) => JSON.parse(it));

/** Every case of every file: what is asked, and the text that must come of it. */
function* cases() {
  for (const { name, text, outline, cases } of files) {
    for (const [changes, expected] of cases) {
      const after = Array.isArray(expected) ? text.slice(0, expected[0]) + expected[2] + text.slice(expected[1]) : null;
      yield { name, text, outline, changes, after, refused: after === null ? expected : null };
    }
  }
}

test('in two hundred hard files and more, the page makes the same text to the letter', () => {
  assert.ok(files.length >= 200);
  let made = 0;
  for (const { name, text, outline, changes, after, refused } of cases()) {
    const told = `${name}: ${JSON.stringify(changes)}`;
    const result = edit(text, outline, changes);
    if (after !== null) {
      assert.equal(result.text, after, told);
      made += 1;
    } else if (refused.reason !== 'edit_refused_inexact') {
      assert.deepEqual(result.refused, refused, told);
    }
  }
  assert.ok(made > 2500, `${made}`);
});

test('what was made is read again and found right', async () => {
  for (const { name, text, outline, changes, after } of cases()) {
    if (after === null) continue;
    assert.equal(await verify(text, after, outline, changes), null, `${name}: ${JSON.stringify(changes)}`);
  }
});

/** @param {string} text what stands in the middle of it is changed, in ways a hand might */
function* sabotaged(text) {
  const comment = /#.*/.exec(text);
  if (comment) yield text.slice(0, comment.index) + text.slice(comment.index + comment[0].length);
  for (const [from, to] of [['BO', 'PE'], ["'", '"'], ['\r\n', '\n'], ['\ufeff', ''], ['  - ', '- '], ['Hola', 'Ola'], ['## ', '### '], [': ', ':  ']]) {
    if (text.includes(from)) yield text.replace(from, to);
  }
  yield `${text}\n`;
  yield text.slice(0, -1);
}

test('a result that was tampered with is refused', async () => {
  let count = 0;
  for (const { name, text, outline, changes, after } of cases()) {
    if (after === null || after === text) continue;
    for (const wrong of sabotaged(after)) {
      if (wrong === after) continue;
      const found = await verify(text, wrong, outline, changes);
      assert.ok(found, `${name}: ${JSON.stringify(changes)}\n${wrong}`);
      count += 1;
    }
  }
  assert.ok(count > 5000, `${count}`);
});

test('an outline that is not of this text is found out', async () => {
  let made = 0;
  for (const { name, text, outline, changes, after } of cases()) {
    const [field] = Object.keys(changes.fields);
    const at = outline?.fields.findIndex((it) => it.name === field) ?? -1;
    // 0.50 is the number that 0.5 is.
    if (after === null || after === text || at < 0 || field === 'familias') continue;
    for (const [end, by] of [[0, 1], [0, -1], [1, 1], [1, -1], [1, 4]]) {
      const moved = structuredClone(outline);
      moved.fields[at].value[end] += by;
      const result = edit(text, moved, changes);
      if (!result.text || isSpaced(result.text, after)) continue;
      const found = await verify(text, result.text, moved, changes);
      assert.ok(found, `${name}: ${JSON.stringify(changes)} ${[end, by]}\n${result.text}`);
      made += 1;
    }
  }
  assert.ok(made > 1000, `${made}`);
});

/** The same but for white space, which holds nothing.
 * @param {string} one @param {string} other */
const isSpaced = (one, other) => one.replace(/\s+/g, '') === other.replace(/\s+/g, '');

test('a new file is the same from both', () => {
  assert.equal(compose(composed.shape, composed.changes), composed.text);
});

test('numbers are written without an exponent', () => {
  const shape = { language: 'es', fields: [{ name: 'n', bare: true, required: true }], sections: [] };
  for (const [number, written] of [[1e21, '1000000000000000000000'], [1.5e-7, '0.00000015'], [-2e-9, '-0.000000002'], [0.1, '0.1'], [-0, '0']]) {
    assert.equal(compose(shape, { fields: { n: number } }), `---\nn: ${written}\n---\n`);
  }
});
