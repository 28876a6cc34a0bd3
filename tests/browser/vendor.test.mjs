// What the site carries of others is what their packages hold.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { bundled, folder, vendored } from './vendor.mjs';

test('each vendored file is made of its package', async () => {
  assert.deepEqual((await readdir(folder)).sort(), vendored.map((it) => it.file).sort());
  for (const row of vendored) {
    const file = await readFile(join(folder, row.file), 'utf8');
    assert.ok(file === await bundled(row), `${row.file} is not what node tests/browser/vendor.mjs makes`);
    assert.match(file.split('\n')[0], new RegExp(`^/\\*! ${row.from} \\d+\\.\\d+\\.\\d+, [A-Z]`));
  }
});
