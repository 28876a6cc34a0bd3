// What the browser tests share: the program, the browser, a built site.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize } from 'node:path';
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

/** Builds a catalogue (the project's own) into a new folder. */
export async function build(root = project, ...args) {
  const out = join(await mkdtemp(join(tmpdir(), 'fichero-site-')), 'sitio');
  await promisify(execFile)(program, ['--root', root, 'build', '--out', out, ...args]);
  return out;
}

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.mp4': 'video/mp4',
  '.xml': 'application/xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};
// What a host should send (the theme needs nothing else).
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

/**
 * Serves a folder on the loopback as a careful host would; `origin` says where. A test
 * may put another folder in its place (`site`), ask what was asked for (`asked`), or
 * say what is answered before the folder is looked at (`instead`).
 */
export async function serve(site, base = '/') {
  const host = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname));
    host.asked.push(path);
    if (host.instead?.(path, response)) return;
    const inner = path.startsWith(base) ? path.slice(base.length) : '\0';
    const file = join(host.site, /(^|\/)$/.test(inner) ? `${inner}index.html` : inner);
    try {
      const body = await readFile(file);
      const type = types[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'content-security-policy': policy });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  host.site = site;
  host.asked = [];
  await new Promise((resolve) => host.listen(0, '127.0.0.1', resolve));
  host.origin = `http://127.0.0.1:${host.address().port}`;
  return host;
}

/** Opens a page and keeps everything it complains of or asks of other hosts. */
export async function open(browser, host, path, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const messages = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  page.on('requestfailed', (request) => messages.push(`failed: ${request.url()}`));
  page.on('dialog', (dialog) => {
    messages.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(host.origin)) messages.push(`elsewhere: ${request.url()}`);
  });
  await page.goto(`${host.origin}/${path}`);
  return { context, page, messages };
}
