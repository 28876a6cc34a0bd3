// The theme's scripts, as TypeScript reads their JSDoc.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { project } from './support.mjs';

const flags = '--checkJs --strict --noEmit --target es2022 --module esnext --moduleResolution bundler --lib es2022,dom,dom.iterable';

test('every type is what it says', async () => {
  const folder = join(project, 'themes/base/assets/js');
  const names = (await readdir(folder, { recursive: true })).filter((it) => it.endsWith('.js'));
  assert.ok(names.length > 2);
  const files = names.map((it) => join(folder, it));
  const compiler = join(project, 'tests/browser/node_modules/.bin/tsc');
  const run = spawnSync(compiler, [...flags.split(' '), ...files], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stdout);
});
