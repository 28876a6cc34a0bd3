// What the browser tests share: the program, the browser, a built site.
import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

export const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const program = process.env.FICHERO ?? join(project, 'target/debug/fichero');

const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Debian's Chromium, asking nothing of the network. */
export function launch() {
  // The sandbox cannot be had by root, which is what a build machine runs as.
  const sandbox = process.getuid() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...quiet, ...sandbox] });
}

/** Builds the project's own catalogue into a new folder. */
export async function build(...args) {
  const out = join(await mkdtemp(join(tmpdir(), 'fichero-site-')), 'sitio');
  await promisify(execFile)(program, ['--root', project, 'build', '--out', out, ...args]);
  return out;
}
