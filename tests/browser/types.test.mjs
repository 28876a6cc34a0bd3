// The theme's scripts, as TypeScript reads their JSDoc.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { project } from './support.mjs';

const flags = '--checkJs --strict --noEmit --target es2022 --module esnext --moduleResolution bundler --moduleDetection force';

/** @param {string[]} files @param {string} libraries what stands around them */
function check(files, libraries) {
  const compiler = join(project, 'tests/browser/node_modules/.bin/tsc');
  const run = spawnSync(compiler, [...flags.split(' '), '--lib', libraries, ...files], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stdout);
}

test('every type is what it says', async () => {
  const folder = join(project, 'themes/base/assets/js');
  const names = (await readdir(folder, { recursive: true })).filter((it) => it.endsWith('.js'));
  assert.ok(names.length > 2);
  check(names.map((it) => join(folder, it)), 'es2022,dom,dom.iterable');
  check([join(project, 'src/preview/edit.js')], 'es2022,dom,dom.iterable');
  check([join(project, 'themes/base/templates/sw.js')], 'es2022,webworker');
});
