// A loopback host that compresses text as public hosts do and counts what it sends.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.wasm': 'application/wasm',
};

/**
 * Serves `root`, and `pages` (address to HTML) before it. `origin` says where; `sent(url)` hands
 * out, once, the bytes of the next answer to that address, headers included.
 */
export async function serve(root, pages) {
  const answers = new Map();
  const host = createServer(async (request, response) => {
    const { socket } = response;
    const before = socket.bytesWritten;
    response.on('finish', () => {
      const list = answers.get(request.url) ?? [];
      answers.set(request.url, [...list, socket.bytesWritten - before]);
    });
    await answer(root, pages, request, response);
  });
  await new Promise((resolve) => host.listen(0, '127.0.0.1', resolve));
  host.origin = `http://127.0.0.1:${host.address().port}`;
  host.sent = (url) => answers.get(url.slice(host.origin.length))?.shift();
  return host;
}

async function answer(root, pages, request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname));
  const file = path.endsWith('/') ? `${path}index.html` : path;
  try {
    const body = pages[path] ? Buffer.from(pages[path]) : await readFile(join(root, file));
    const type = types[extname(file)];
    // Ten minutes is what the commonest free host of pages says.
    const headers = { 'cache-control': 'max-age=600', 'content-type': type ?? 'application/octet-stream' };
    if (type) headers['content-encoding'] = 'gzip';
    response.writeHead(200, headers);
    response.end(type ? gzipSync(body) : body);
  } catch {
    response.writeHead(404).end();
  }
}
