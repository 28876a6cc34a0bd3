// What the tests of other people's editors share: a catalogue under git with a ficha
// that holds what they lose, and a host for an editor and its configuration.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { program, project, serve } from './support.mjs';

const run = promisify(execFile);
const types = { html: 'text/html; charset=utf-8', js: 'text/javascript', yml: 'text/yaml' };

/** The ficha with two comments, a year and signs that an editor may write anew. */
export const ficha = 'content/fichas/taquile.md';
/** The machine may be slow, and editors are large: everything waits for what it needs. */
export const patience = 120_000;

/** A copy of the project's catalogue, recorded by git, with what commands need. */
export async function catalogue() {
  const root = await mkdtemp(join(tmpdir(), 'fichero-editor-'));
  for (const part of ['site.toml', 'content']) {
    await cp(join(project, part), join(root, part), { recursive: true });
  }
  const text = await readFile(join(root, ficha), 'utf8');
  const front = '# Revisar con la comunidad\npais: PE # Puno\ninicio: 1970\nroles: {vecinos: impulsa}\n';
  const signs = text.replace('Las familias alojan', 'Las *familias* alojan');
  await writeFile(join(root, ficha), signs.replace('pais: PE\n', front));
  const fichero = (...args) => run(program, ['--root', root, '--lang', 'es', ...args]);
  const git = (...args) =>
    run('git', ['-C', root, '-c', 'user.name=Ejemplo', '-c', 'user.email=e@ejemplo.org', ...args]);
  await git('init', '-q', '-b', 'main');
  await git('add', '.');
  await git('commit', '-q', '-m', 'Antes');
  return { root, admin: join(root, 'admin'), fichero, git };
}

/** Serves the configuration and the published editor; its pages need more than the policy of our site allows. */
export async function serveEditor(...places) {
  const host = await serve(places[0]);
  host.instead = (path, response) => {
    answer(places, path === '/' ? 'index.html' : path.slice(1), response);
    return true;
  };
  return host;
}

async function answer(places, name, response) {
  for (const place of places) {
    const body = await readFile(join(place, name)).catch(() => null);
    if (body === null) continue;
    response.writeHead(200, { 'content-type': types[name.split('.').pop()] ?? 'text/plain' });
    response.end(body);
    return;
  }
  response.writeHead(404, { 'content-type': types.html }).end('<p>404</p>');
}

/** Code and message of what `check --since` says of the ficha, questions left out. */
export async function lost({ fichero }) {
  const { stdout } = await fichero('check', '--since', 'main', ficha, '--format', 'json');
  const told = stdout.trim().split('\n').map((it) => JSON.parse(it));
  return told.filter((it) => it.code && it.severity !== 'hint').map((it) => [it.code, it.message]);
}

/** The body of the ficha as git recorded it. */
export async function formerBody({ git }) {
  return body((await git('show', `HEAD:${ficha}`)).stdout);
}

export const body = (text) => text.slice(text.indexOf('## Punto de partida')).trimEnd();
