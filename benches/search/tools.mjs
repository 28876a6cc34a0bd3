// The two searches as a reader meets them: how to begin, what to type into, what to wait for.
const WANTED = 10;

// The parts of fichero's explorer that are driven, named as in its template and script.
const EXPLORER = '/fichas/';
const BOX = '#explorer [type=search]';
const RESULTS = '.results';
const LIST = `${RESULTS} .cards`;
const TITLES = `${LIST} > li h3`;
const facetLabels = (field) => `#explorer [data-field="${field}"] li label`;

export const fichero = {
  name: 'fichero',
  box: BOX,
  list: LIST,
  pages: {},

  async open(page, origin) {
    await page.goto(origin + EXPLORER, { waitUntil: 'networkidle' });
  },

  async search(page, words) {
    const before = await titles(page);
    await page.focus(BOX);
    await page.keyboard.insertText(words);
    await page.keyboard.press('Enter');
    await otherTitles(page, before);
  },

  async filter(page, { field, label }) {
    const before = await titles(page);
    const named = page.getByText(label, { exact: true });
    await page.locator(facetLabels(field)).filter({ has: named }).locator('input').check();
    await otherTitles(page, before);
  },

  /** It counts unasked; its results are busy until it has. */
  async counts(page) {
    await page.waitForSelector(`${RESULTS}:not([aria-busy])`);
  },

  async openKeys(page, origin) {
    await this.open(page, origin);
  },
};

export const pagefind = {
  name: 'Pagefind',
  box: 'input',
  list: 'ol',
  pages: { '/blank.html': '<!doctype html><title>blank</title>', '/keys.html': keysPage() },

  async open(page, origin) {
    await page.goto(`${origin}/blank.html`, { waitUntil: 'networkidle' });
  },

  search: (page, words) => page.evaluate(firstResults, { words, filters: {}, wanted: WANTED }),

  filter: (page, { field, label }) =>
    page.evaluate(firstResults, { words: null, filters: { [field]: label }, wanted: WANTED }),

  counts: (page, { field, label }) =>
    page.evaluate(
      async ({ field, label }) => {
        await globalThis.pagefind.filters();
        const found = await globalThis.pagefind.search(null, { filters: { [field]: label } });
        if (Object.keys(found.filters).length === 0) throw new Error('Pagefind counted nothing');
      },
      { field, label },
    ),

  async openKeys(page, origin) {
    await page.goto(`${origin}/keys.html`, { waitUntil: 'networkidle' });
  },
};

/** Runs in the page. */
async function firstResults({ words, filters, wanted }) {
  globalThis.pagefind ??= await import('/pagefind/pagefind.js');
  const { results } = await globalThis.pagefind.search(words, { filters });
  const known = await Promise.all(results.slice(0, wanted).map((it) => it.data()));
  if (known.length === 0 || known.some((it) => !it.meta.title)) throw new Error('no titles');
  return results.length;
}

/** The least page that shows Pagefind's results as one types; it waits for no further letter. */
function keysPage() {
  return `<!doctype html><title>keys</title><input autofocus><ol></ol><script type="module">
import { search } from '/pagefind/pagefind.js';
const [box, list] = [document.querySelector('input'), document.querySelector('ol')];
box.addEventListener('input', async () => {
  const words = box.value;
  const { results } = words ? await search(words) : { results: [] };
  const known = await Promise.all(results.slice(0, ${WANTED}).map((it) => it.data()));
  if (words !== box.value) return;
  list.replaceChildren(...known.map((it) => {
    const item = document.createElement('li');
    item.innerHTML = '<h2></h2><p>' + it.excerpt + '</p>';
    item.firstChild.textContent = it.meta.title;
    return item;
  }));
});
</script>`;
}

function titles(page) {
  return page.evaluate(readTitles, { selector: TITLES, wanted: WANTED });
}

async function otherTitles(page, before) {
  const given = { selector: TITLES, wanted: WANTED, before: before.join('\n') };
  await page.waitForFunction(
    ({ selector, wanted, before }) => {
      const now = [...document.querySelectorAll(selector)].slice(0, wanted);
      const texts = now.map((it) => it.textContent.trim());
      return texts.length > 0 && texts.every(Boolean) && texts.join('\n') !== before;
    },
    given,
    { polling: 'raf', timeout: 60_000 },
  );
}

/** Runs in the page. */
function readTitles({ selector, wanted }) {
  const found = [...document.querySelectorAll(selector)].slice(0, wanted);
  return found.map((it) => it.textContent.trim());
}
