// What of others the site carries: packages of npm, each bundled into one file of
// themes/base/assets/js/vendor. `node tests/browser/vendor.mjs` writes them anew;
// vendor.test.mjs holds the files against the packages.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Where the files stand. */
export const folder = join(here, '../../themes/base/assets/js/vendor');

/** Each file: its package, and what of it is used. */
export const vendored = [
  { file: 'marked.js', from: 'marked', exports: '{ Marked }' },
  { file: 'yaml.js', from: 'yaml', exports: '{ parseDocument }' },
];

/** The text of one file, from the package that is installed.
 * @param {{ file: string, from: string, exports: string }} row */
export async function bundled({ from, exports }) {
  const about = JSON.parse(await readFile(join(here, 'node_modules', from, 'package.json'), 'utf8'));
  const built = await build({
    stdin: { contents: `export ${exports} from '${from}';`, resolveDir: here },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    legalComments: 'none',
    charset: 'utf8',
    write: false,
  });
  const license = await readFile(join(here, 'node_modules', from, 'LICENSE'), 'utf8')
    .catch(() => readFile(join(here, 'node_modules', from, 'LICENSE.md'), 'utf8'));
  const head = `${from} ${about.version}, ${about.license}, ${about.homepage}\n\n${license.trim()}`;
  return `/*! ${head.replaceAll('*/', '* /')}\n*/\n// @ts-nocheck\n${built.outputFiles[0].text}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const row of vendored) await writeFile(join(folder, row.file), await bundled(row));
}
