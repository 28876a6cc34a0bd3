// The SARIF that the program writes, against the published schema (OASIS, 2.1.0,
// as Microsoft's package carries it).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import { program, project } from './support.mjs';

const require = createRequire(import.meta.url);
const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

test('a report of hostile fichas is valid SARIF', async () => {
  const root = await mkdtemp(join(tmpdir(), 'fichero-'));
  await mkdir(join(root, 'content'), { recursive: true });
  await cp(join(project, 'site.toml'), join(root, 'site.toml'));
  await cp(join(project, 'content/vocabularios'), join(root, 'content/vocabularios'), { recursive: true });
  await cp(join(project, 'tests/hostile'), join(root, 'content/fichas'), { recursive: true });
  const run = spawnSync(program, ['--root', root, 'check', '--format', 'sarif'], { encoding: 'utf8' });
  assert.equal(run.status, 1);
  const log = JSON.parse(run.stdout);
  assert.ok(log.runs[0].results.length > 30);
  const ajv = new Ajv({ allErrors: true, unknownFormats: 'ignore', schemaId: 'auto', logger: false });
  ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
  const valid = ajv.compile(schema);
  assert.ok(valid(log), JSON.stringify(valid.errors?.slice(0, 3)));
});
