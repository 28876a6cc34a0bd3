// Runs fichero and Pagefind, and weighs what they leave on disk.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const program = process.env.FICHERO ?? join(here, '../../target/release/fichero');

/** Builds the whole site: reading, checking, pages and index. */
export function buildFichero(catalogue, out) {
  const build = timed([program, '--root', catalogue, 'build', '--out', out]);
  if (build.failed) throw new Error(`${program} does not build ${catalogue}\n${build.said}`);
  return build;
}

/** Reading, indexing, writing the index into memory and asking it once: what the index
 * takes beside is in it. */
export function indexSeconds(catalogue) {
  return timed([program, '--root', catalogue, 'search', 'comunidad', '--limit', '1']);
}

/** With at most `memory` GB where that is given: it is what gives out first. */
export function runPagefind(pages, memory) {
  const launcher = join(here, 'node_modules/.bin/pagefind');
  const only = ['--glob', 'fichas/*/index.html', '--root-selector', 'main'];
  return timed([launcher, '--site', pages, ...only], memory);
}

/** Bytes and files under a folder; files of the top whose name matches `except` are left out. */
export function sizeOf(folder, except = /^$/) {
  if (!existsSync(folder)) return { bytes: 0, files: 0, leftOut: [] };
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => relative(folder, join(it.parentPath ?? it.path, it.name)));
  const counted = paths.filter((it) => !except.test(it));
  const bytes = counted.reduce((sum, it) => sum + statSync(join(folder, it)).size, 0);
  return { bytes, files: counted.length, leftOut: paths.filter((it) => except.test(it)).sort() };
}

/** Wall and processor seconds of a command, its children's included, and how it failed. */
function timed(command, memory) {
  // Node does not tell what a child has used; the shell does.
  const limit = memory ? `ulimit -v ${Math.round(memory * 1e6)}; ` : '';
  const script = `${limit}TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>&3`;
  const run = spawnSync('bash', ['-c', script, 'bash', ...command], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    // A large catalogue has many warnings.
    maxBuffer: 2 ** 30,
  });
  const [wall, user, system] = run.stderr.trim().split('\n').at(-1).split(' ').map(Number);
  const times = { wall, cpu: Number((user + system).toFixed(3)) };
  if (run.status === 0) return times;
  const failed = `status ${run.status}${memory ? `, with ${memory} GB` : ''}`;
  return { ...times, failed, said: run.output[3].trim().split('\n').slice(-8).join('\n') };
}
