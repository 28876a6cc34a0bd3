// An entry as its page will show it, while it is being written: in a frame where nothing
// runs and nothing is fetched but the site's own sheet of style. Raw HTML is text there
// and links are of the allowed kinds, as in the generator (`src/content/body.rs`,
// `src/content/link.rs`); the frame holds even if that were not so.

/** What is shown. text: Markdown below a title
 * @typedef {{ title: string, lead: string, language: string, facts: { label: string, values: string[] }[],
 *    parts: { title: string | null, text: string }[] }} Ficha */
/** How the frame speaks. pictures: before the words for a picture
 * @typedef {{ facts: string, picture: string }} Words */
/** @typedef {(text: string) => Promise<string>} Render the body of an entry's text as HTML, or all of its page */
/** @typedef {any} Token */

const SCHEMES = ['http', 'https', 'mailto', 'tel'];
/** Longer texts are no entries, and would take the page's breath. */
const LONGEST = 262_144;

/** @type {Render | null} */
let rendered = null;

/**
 * Lets somebody else render bodies: on the maker's machine, the generator itself.
 * @param {Render | null} render
 */
export function previewWith(render) {
  rendered = render;
}

/**
 * Shows an entry in a frame.
 * @param {HTMLIFrameElement} frame without permissions: `<iframe sandbox>`
 * @param {Ficha} ficha
 * @param {string} source the whole text it was written to
 * @param {Words} words
 */
export async function show(frame, ficha, source, words) {
  const body = await bodyOf(ficha, source, words);
  // The frame's element says what is allowed in it, whatever a template made of it.
  frame.setAttribute('sandbox', '');
  frame.srcdoc = /^\s*<!doctype/i.test(body) ? body : page(ficha, body, words, sheets());
}

/** @param {Ficha} ficha @param {string} source @param {Words} words */
async function bodyOf(ficha, source, words) {
  try {
    if (rendered) return await rendered(source);
  } catch {
    // Whoever rendered is gone; the page does it by itself.
  }
  const sections = await Promise.all(ficha.parts.map(async ({ title, text }) => {
    const head = title === null ? '' : `<h2>${escape(title)}</h2>\n`;
    return `<section class="part">${head}${await markdown(text, words)}</section>\n`;
  }));
  return sections.join('');
}

/** The addresses of the page's own sheets. */
function sheets() {
  /** @type {NodeListOf<HTMLLinkElement>} */
  const links = document.querySelectorAll('link[rel=stylesheet]');
  return [...links].map((it) => it.href);
}

/**
 * The document of the frame. It says again what it may do, so that it is safe wherever
 * it is put.
 * @param {Ficha} ficha @param {string} body @param {Words} words @param {string[]} sheets
 */
export function page(ficha, body, words, sheets) {
  const policy = `default-src 'none'; style-src ${sheets.join(' ') || "'none'"}; img-src 'none'`;
  const facts = ficha.facts.map(({ label, values }) => {
    const shown = values.map((it) => `<dd>${escape(it)}</dd>`).join('');
    return `<div><dt>${escape(label)}</dt>${shown}</div>`;
  });
  const gist = facts.length ? `<aside class="gist" aria-label="${escape(words.facts)}"><dl class="facts">${facts.join('\n')}</dl></aside>` : '';
  return `<!doctype html>
<html lang="${escape(ficha.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(ficha.title)}</title>
<base target="_blank">
${sheets.map((it) => `<link rel="stylesheet" href="${escape(it)}">`).join('\n')}
</head>
<body class="preview">
<main class="wrap">
<article>
<header class="entry-head"><h1>${escape(ficha.title)}</h1>
${ficha.lead ? `<p class="lead">${escape(ficha.lead)}</p>` : ''}</header>
<div class="entry">${gist}
<div class="body">${body}</div>
</div>
</article>
</main>
</body>
</html>`;
}

/**
 * Markdown as HTML in which nothing lives.
 * @param {string} text @param {Words} words
 */
export async function markdown(text, words) {
  try {
    if (text.length > LONGEST) throw new RangeError('too long');
    const { Marked } = await import('../vendor/marked.js');
    const marked = new Marked({ renderer: renderer(words), tokenizer: { url: () => undefined }, async: false });
    return String(marked.parse(text));
  } catch {
    // Too deep or too long to be read as Markdown: it is shown as it was written.
    return `<pre tabindex="0"><code>${escape(text)}</code></pre>`;
  }
}

/**
 * What differs from plain Markdown. Each is called with the parser as `this`.
 * @param {Words} words
 */
function renderer(words) {
  let level = 2;
  return {
    /** @param {Token} token */
    html: ({ text, block }) => {
      if (/^\s*<!--[^]*-->\s*$/.test(text)) return '';
      return block ? `<p>${escape(text)}</p>\n` : escape(text);
    },
    /** Marked leaves text between raw tags as it is, taking them for live ones.
     * @this {any}
     * @param {Token} token */
    text(token) {
      const { type, text, tokens } = token;
      if (tokens) return this.parser.parseInline(tokens);
      return escape(type === 'escape' ? text : decode(text));
    },
    /** A heading goes down by one level at a time.
     * @this {any}
     * @param {Token} token */
    heading(token) {
      const { tokens, depth } = token;
      level = Math.min(Math.max(depth, 2), level + 1);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    /** @this {any}
     * @param {Token} token */
    link(token) {
      const { href, title, tokens } = token;
      const inner = this.parser.parseInline(tokens);
      const target = decode(href);
      if (!isAllowed(target)) return inner;
      const told = title ? ` title="${escape(decode(title))}"` : '';
      return `<a href="${escape(target.trim())}"${told} rel="noopener">${inner}</a>`;
    },
    /** @param {Token} token */
    image: ({ href, title, text }) => {
      const target = decode(href);
      const alt = escape(decode(text));
      const own = isAllowed(target) && !/^\s*(mailto|tel|http):/i.test(target);
      if (!own) return alt;
      const caption = title ? `<span class="note">${escape(decode(title))}</span>` : '';
      return `<span class="picture-here"><b>${escape(words.picture)}</b> ${alt} ${caption}</span>`;
    },
    /** @param {Token} token */
    code: ({ text, lang }) => {
      const chart = lang?.trim() === 'barras' ? bars(text) : null;
      return chart ?? `<pre tabindex="0"><code>${escape(text)}\n</code></pre>\n`;
    },
    /** @param {Token} token */
    checkbox: ({ checked }) => (checked ? '[x] ' : '[ ] '),
    /** @this {any}
     * @param {Token} token */
    table(token) {
      const { header, rows } = token;
      const cells = (/** @type {Token[]} */ row, /** @type {string} */ name) =>
        `<tr>${row.map((it) => `<${name}>${this.parser.parseInline(it.tokens)}</${name}>`).join('')}</tr>`;
      const body = rows.map((/** @type {Token[]} */ row) => cells(row, 'td')).join('\n');
      return `<div class="scroll" tabindex="0"><table><thead>${cells(header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`;
    },
  };
}

/**
 * A block `barras` as a table with bars (`src/content/chart.rs`), if it is one.
 * @param {string} block
 */
function bars(block) {
  const lines = block.split('\n').map((it) => it.trim()).filter(Boolean);
  const rows = lines.map((line) => {
    const at = line.lastIndexOf(':');
    return at < 0 ? null : { name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() };
  });
  const [head, ...rest] = rows;
  const numbers = rest.map((it) => (it?.value ? Number(it.value.replaceAll(',', '.')) : NaN));
  if (!head || !numbers.every((it) => it >= 0 && Number.isFinite(it))) return null;
  const most = Math.max(0, ...numbers);
  const written = rest.map((it, at) => {
    const wide = most > 0 ? ((numbers[at] ?? 0) / most) * 100 : 0;
    const bar = `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="${wide.toFixed(1)}" height="8"/></svg>`;
    return `<tr><th scope="row">${escape(it?.name ?? '')}</th><td>${escape(it?.value ?? '')}</td><td>${bar}</td></tr>`;
  });
  return `<table class="bars"><thead><tr><th scope="col">${escape(head.name)}</th><th scope="col" colspan="2">${escape(head.value)}</th></tr></thead><tbody>${written.join('\n')}</tbody></table>\n`;
}

/**
 * Whether a reader may be sent there. Browsers drop white space and control characters
 * before they look at the scheme, so `java\nscript:` must not pass.
 * @param {string} target with its entities decoded
 */
export function isAllowed(target) {
  const clean = target.replace(/[\p{Cc}\p{White_Space}]/gu, '');
  const front = clean.split(/[/?#]/, 1)[0] ?? '';
  if (front.includes(':')) return SCHEMES.includes(front.slice(0, front.indexOf(':')).toLowerCase());
  // `//host` and `/\host` leave the site without saying so.
  return !clean.startsWith('//') && !clean.includes('\\');
}

/** A text of Markdown without its entities. @param {string} text */
function decode(text) {
  if (!text.includes('&')) return text;
  // What stands in a text area is read for entities and for nothing else; the first line
  // break in it is dropped.
  const page = new DOMParser().parseFromString(`<textarea>\n${text.replaceAll('<', '&lt;')}</textarea>`, 'text/html');
  return page.querySelector('textarea')?.value ?? '';
}

/** @param {string} text */
export function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
