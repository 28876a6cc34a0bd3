// The page's own editor and the program's: on the same hard files both make the same
// text, or refuse for the same reason. tests/suite/edit.rs writes what is expected.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { project } from './support.mjs';

const { compose, edit, verify } = await import(join(project, 'themes/base/assets/js/form/edit.js'));
const golden = await readFile(join(project, 'tests/edit/golden.ndjson'), 'utf8');
const files = golden.trim().split('\n').map((it) => JSON.parse(it));

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
