// The form in which people write an entry: on the page of a new one it is there, on the
// page of one that exists it is fetched with the text and filled in. This script brings
// its parts together; what comes after writing (differences, preview, ways to hand over)
// is fetched when it is asked for.

import { button, each, said, the, word } from './form/dom.js';
import { sayFault, listFaults } from './form/faults.js';
import { askedIn } from './form/fields.js';
import { slugOf } from './form/slug.js';

/** @typedef {import('./form/fields.js').Asked} Asked */
/** @typedef {import('./form/fields.js').Json} Json */
/** @typedef {import('./form/faults.js').Words} Words */
/** @typedef {{ fields: Record<string, Json>, sections: Record<string, string> }} Changes */
/** @typedef {{ field: string | null, reason: string }} Refused */
/** @typedef {{ text: string } | { refused: Refused }} Made */
/** Where the parts of a text stand. @typedef {import('./form/edit.js').Outline} Outline */
/** An entry that exists. @typedef {{ slug: string, file: string, language: string, base: string, outline: Outline, forge: string | null }} Entry */
/** @typedef {import('./form/review.js').Offer} Offer */
/** @typedef {{ field: string | null, message: string, help?: string, severity?: string }} Fault */

/** Milliseconds of rest after which a draft is kept. */
const REST = 700;

async function start() {
  /** @type {HTMLElement | null} */
  const thin = document.querySelector('#edit');
  const entry = thin && (await bring(thin));
  const form = /** @type {HTMLFormElement} */ (the(document, '#ficha'));
  new Writing(form, entry).wake();
}

/**
 * Fetches the form, the text, and where its parts stand, all at once.
 * @param {HTMLElement} thin
 * @returns {Promise<Entry>}
 */
async function bring(thin) {
  const { form = '', source = '', outline = '', slug = '', file = '', language = '', forge = null } = thin.dataset;
  const [page, text, parts] = await Promise.all([fetched(form), fetched(source, 'no-cache'), fetched(outline, 'no-cache')]);
  const empty = new DOMParser().parseFromString(await page.text(), 'text/html');
  // A byte order mark is a part of the text.
  const base = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(await text.arrayBuffer());
  const found = await parts.json();
  // All at once with what is filled in: nothing is seen to jump.
  const nodes = each(empty, '.asks > form, .asks > #review, .asks > template, .asks > script[type="application/json"]');
  thin.replaceChildren(...nodes.map((it) => document.adoptNode(it)));
  // What may be added is in the form, unless the text is in another language.
  found.shape ??= JSON.parse(the(thin, '#shape').textContent ?? '');
  return { slug, file, language, forge, base, outline: found };
}

/** @param {string} url @param {RequestCache} [cache] */
async function fetched(url, cache = 'default') {
  const answer = await fetch(url, { cache });
  if (!answer.ok) throw new Error(url);
  return answer;
}

/** Somebody writing an entry. */
class Writing {
  /** @param {HTMLFormElement} form @param {Entry | null} entry */
  constructor(form, entry) {
    this.form = form;
    this.entry = entry;
    this.asked = askedIn(form);
    this.collection = form.dataset.collection ?? '';
    this.language = entry?.language ?? form.dataset.language ?? '';
    this.title = /** @type {Asked} */ (this.asked.find((it) => !it.section && it.name === form.dataset.title));
    /** What each held before anybody wrote. @type {Map<Asked, string>} */
    this.initial = new Map();
    /** Fields whose faults are to be seen: their owner has left them. @type {Set<Asked>} */
    this.left = new Set();
    /** @type {Set<Asked>} */
    this.touched = new Set();
    /** A name that was asked for, the entry that has its title, or another page of the site. */
    this.known = { slug: '', taken: '', entry: true };
    /** @type {Offer[]} */
    this.offers = [];
    this.reason = '';
    this.resting = 0;
    /** The draft is kept under this key; none until it is known which others there are. */
    this.key = '';
  }

  wake() {
    const { form, entry } = this;
    if (entry) this.fill(entry);
    else this.sayLanguage();
    for (const it of this.asked) this.initial.set(it, JSON.stringify(it.read()));
    form.noValidate = true;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.review();
    });
    form.addEventListener('keydown', (event) => {
      // A form this long is not sent by a key pressed in one of its boxes.
      if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.matches('input')) event.preventDefault();
    });
    for (const kind of ['input', 'change']) form.addEventListener(kind, (event) => this.changed(event.target));
    form.addEventListener('focusout', (event) => this.leave(event.target, event.relatedTarget));
    this.wakePlace();
    for (const it of this.asked.filter((it) => it.part.dataset.find)) it.part.addEventListener('focusin', async () => (await import('./form/refer.js')).suggest(it, entry?.slug ?? null), { once: true });
    /** @type {HTMLButtonElement} */
    const send = the(form, '.send button');
    send.disabled = false;
    if (entry) this.offerTen();
    this.say();
    Object.assign(form, { ficha: this.api() });
    form.dispatchEvent(new CustomEvent('ficha:ready', { bubbles: true }));
    this.openDrafts();
  }

  /** What others may use of the form. */
  api() {
    const { collection, entry, language } = this;
    return {
      collection,
      language,
      slug: entry?.slug ?? null,
      path: entry?.file ?? null,
      base: entry?.base ?? null,
      text: () => this.text(),
      name: () => this.slug(),
      reason: () => this.reason,
      touched: () => this.touched.size > 0,
      letGo: () => this.letGo(),
      faults: (/** @type {Fault[]} */ list) => this.take(list),
      offer: (/** @type {Offer} */ offer) => this.offers.push(offer),
      previewWith: async (/** @type {(text: string) => Promise<string>} */ render) => (await import('./form/preview.js')).previewWith(render),
    };
  }

  /** @param {Entry} entry */
  fill({ base, outline }) {
    for (const it of this.asked.filter((it) => !it.section)) {
      const field = outline.fields.find(({ name }) => name === it.name);
      it.write(field?.json ?? null);
    }
    for (const it of this.asked.filter((it) => it.section)) {
      const part = outline.parts.find(({ section }) => section === it.name);
      it.write(part ? base.slice(...part.body).replace(/\r\n/g, '\n').replace(/^(?:[ \t]*\n)+|\s+$/g, '') : null);
    }
  }

  /** A new entry in a language that is not the site's own says so. */
  sayLanguage() {
    const { language, own } = this.form.dataset;
    if (language === own) return;
    this.asked.find((it) => it.part.dataset.input === 'language')?.write(language);
  }

  /** What was written, as the modules that make the text take it. @returns {Changes} */
  changes() {
    /** @type {Changes} */
    const out = { fields: {}, sections: {} };
    for (const it of this.asked) {
      const value = it.read();
      const same = this.entry ? JSON.stringify(value) === this.initial.get(it) : value === null;
      if (same) continue;
      if (it.section) out.sections[it.name] = value ?? '';
      else out.fields[it.name] = value;
    }
    return out;
  }

  /** The text of the entry as it would be now. @returns {Promise<Made>} */
  async text() {
    const changes = this.changes();
    const { compose, edit, verify } = await import('./form/edit.js');
    if (!this.entry) {
      const shape = JSON.parse(the(document, '#shape').textContent ?? '');
      return { text: compose(shape, changes) };
    }
    const { base, outline } = this.entry;
    const made = edit(base, outline, changes);
    if ('refused' in made) return made;
    const refused = await verify(base, made.text, outline, changes);
    return refused ? { refused } : made;
  }

  /** @param {EventTarget | null} target */
  changed(target) {
    const asked = this.askedAt(target);
    if (asked) {
      this.touched.add(asked);
      if (this.left.has(asked)) this.judge(asked);
      else if (asked.part.dataset.input === 'terms') this.judge(asked);
      if (asked === this.title) this.sayFile();
    }
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.keep(), REST);
  }

  /** @param {EventTarget | null} target @param {EventTarget | null} next */
  leave(target, next) {
    const asked = this.askedAt(target);
    if (!asked || (next instanceof Node && asked.part.contains(next))) return;
    if (!this.touched.has(asked)) return;
    this.left.add(asked);
    this.judge(asked);
    if (asked === this.title) this.lookUp();
  }

  /** @param {EventTarget | null} target */
  askedAt(target) {
    const part = target instanceof HTMLElement ? target.closest('.field') : null;
    return this.asked.find((it) => it.part === part);
  }

  /**
   * Says what is wrong with a field.
   * @param {Asked} asked
   * @returns {Words | null}
   */
  judge(asked) {
    const fault = asked.fault();
    const words = fault ? [fault] : asked === this.title ? this.nameFault() : null;
    sayFault(asked, words);
    return words;
  }

  /** Of a new entry, the name its title gives. */
  slug() {
    return this.entry ? this.entry.slug : slugOf(this.title.read() ?? '');
  }

  /** @returns {Words | null} */
  nameFault() {
    if (this.entry || !this.title.read()) return null;
    const slug = this.slug();
    if (!slug) return [word('no-name', { label: this.title.label })];
    if (!this.known.taken || this.known.slug !== slug) return null;
    const { entries = '', edit = '' } = this.form.dataset;
    const link = (/** @type {string} */ href, /** @type {string} */ text) => Object.assign(document.createElement('a'), { href, textContent: text });
    return said(this.known.entry ? 'taken' : 'occupied', { link: link(`${entries}${this.known.taken}/`, this.title.read()), improve: link(`${edit}/${this.known.taken}/`, word('improve')) });
  }

  /** Asks whether an entry of this name, or of this title, is there. */
  async lookUp() {
    const slug = this.slug();
    if (this.entry || !slug || this.known.slug === slug) return;
    const { entries, edit, names } = this.form.dataset;
    const at = (/** @type {string} */ url, /** @type {string} */ method) => fetch(url, { method }).catch(() => null);
    const own = await at(`${entries}${slug}/`, 'HEAD');
    const answer = own?.ok ? own : await at(`${names}${slug}.txt`, 'GET');
    const entry = !own?.ok || (await at(`${edit}/${slug}/`, 'HEAD'))?.status !== 404;
    const other = answer?.ok && answer !== own ? (await answer.text()).trim() : '';
    if (slug !== this.slug()) return;
    this.known = { slug: answer ? slug : '', taken: own?.ok ? slug : other, entry };
    this.sayFile(answer ? '' : word('unknown'));
    this.judge(this.title);
  }

  /** The name that the file will have. @param {string} [more] */
  sayFile(more = '') {
    if (this.entry) return;
    const place = this.title.part.querySelector('.named') ?? Object.assign(document.createElement('p'), { className: 'note named' });
    place.setAttribute('aria-live', 'polite');
    const slug = this.slug();
    const name = Object.assign(document.createElement('code'), { textContent: `${slug}.md` });
    place.replaceChildren(...(slug ? said('file', { name }) : []), more && ` ${more}`);
    this.title.part.append(place);
  }

  /** Anything there is to say of what stands in the form already. */
  say() {
    if (this.title.read()) this.sayFile();
  }

  wakePlace() {
    for (const press of /** @type {HTMLButtonElement[]} */ (each(this.form, '[data-do=map], [data-do=here]'))) {
      press.addEventListener('click', async () => {
        const part = /** @type {HTMLElement} */ (press.closest('.field'));
        const { askHere, openMap } = await import('./form/place.js');
        if (press.dataset.do === 'map') openMap(part, press);
        else askHere(part);
      });
    }
    for (const { part, read, write } of this.asked.filter((it) => it.part.dataset.input === 'point')) {
      // What was typed finer than a place is said to be kept as a place.
      part.addEventListener('change', async () => {
        const { rounded, writePoint } = await import('./form/point.js');
        const point = read();
        if (point) write(rounded(point));
        the(part, '.said').textContent = point ? word('at', { point: writePoint(rounded(point)) }) : '';
      });
    }
  }

  offerTen() {
    if (!this.form.querySelector('.questions')) return;
    /** @type {HTMLElement} */
    const place = the(this.form, '.ten');
    const show = (/** @type {boolean} */ whole) => {
      for (const it of each(this.form, '.all, .send')) it.hidden = !whole;
    };
    const open = async () => {
      const { askOne } = await import('./form/ten.js');
      show(false);
      const done = () => {
        show(true);
        offer();
        /** @type {HTMLButtonElement} */ (the(place, 'button')).focus();
      };
      askOne(place, this.asked, { kept: () => this.changed(null), done });
    };
    const offer = () => {
      const heading = Object.assign(document.createElement('h2'), { id: 'ten', textContent: word('ten') });
      const lead = Object.assign(document.createElement('p'), { textContent: word('ten-lead') });
      place.replaceChildren(heading, lead, button(word('ten-start'), open));
      place.hidden = false;
    };
    offer();
    if (location.hash === '#diez') open();
  }

  /** Every fault there is; goes to the list of them when there are any. */
  async faultless() {
    await this.lookUp();
    /** @type {{ to: Asked | null, words: Words }[]} */
    const found = [];
    for (const it of this.asked) {
      this.left.add(it);
      const words = this.judge(it);
      // What stood wrong before is not this person's to mend.
      const old = this.entry && JSON.stringify(it.read()) === this.initial.get(it);
      if (words && !old) found.push({ to: it, words });
    }
    listFaults(the(this.form, '.faults'), found);
    return !found.length;
  }

  async review() {
    if (!(await this.faultless())) return;
    try {
      const made = await this.text();
      if ('refused' in made) this.refuse(made.refused);
      else await this.openReview(made.text);
    } catch (error) {
      listFaults(the(this.form, '.faults'), [{ to: null, words: [word('stuck')] }]);
      throw error;
    }
  }

  /** @param {string} after */
  async openReview(after) {
    const section = /** @type {HTMLElement} */ (the(document, '#review'));
    const { review = '' } = this.form.dataset;
    const [{ open }, { shown }] = await Promise.all([import('./form/review.js'), import('./form/shown.js'), parts(review), styled(section.dataset.styles ?? '')]);
    const slug = this.slug();
    const file = this.entry?.file ?? `${this.form.dataset.folder}/${slug}.md`;
    const show = (/** @type {boolean} */ open) => {
      section.hidden = !open;
      for (const it of each(this.form, '.ten, .all, .send')) it.hidden = open || (it.matches('.ten') && !this.entry);
    };
    show(true);
    open(section, {
      before: this.entry?.base ?? null,
      after,
      path: file,
      name: file.split('/').pop() ?? '',
      edit: this.entry?.forge ?? null,
      title: this.title.read() ?? slug,
      labels: Object.fromEntries(this.asked.filter((it) => !it.section).map((it) => [it.name, it.label])),
      ficha: shown(this.asked, this.title, this.language),
      reason: this.reason,
      onReason: (reason) => {
        this.reason = reason;
        this.changed(null);
      },
      offers: this.offers,
      back: () => {
        show(false);
        /** @type {HTMLButtonElement} */ (the(this.form, '.send button')).focus();
      },
      letGo: () => this.letGo(),
    });
  }

  /** @param {Refused} refused */
  refuse({ field, reason }) {
    const to = this.asked.find((it) => it.name === field) ?? null;
    const words = said(reason, { label: to?.label ?? field ?? '' });
    if (to) sayFault(to, words);
    listFaults(the(this.form, '.faults'), [{ to, words }]);
  }

  /** What a checker found in the text while somebody writes: the focus stays where it
   * is, and what they have not come to yet is not held against them.
   * @param {Fault[]} list */
  take(list) {
    for (const it of this.asked) {
      if (this.left.has(it)) this.judge(it);
      else sayFault(it, null);
    }
    const found = list.map(({ field, message, help }) => {
      const to = this.asked.find((it) => it.name === field) ?? null;
      return { to, words: [help ? `${message}. ${help}` : message] };
    });
    for (const { to, words } of found) if (to) sayFault(to, words);
    listFaults(the(this.form, '.faults'), found.filter((it) => !it.to), false);
  }

  /** Looks for drafts of this entry and offers the newest. */
  async openDrafts() {
    const { all, keyOf, ready } = await import('./form/draft.js');
    await ready();
    const own = keyOf(this.collection, this.entry?.slug ?? null, this.entry?.base ?? null);
    const [prefix] = own.split(' ');
    const of = `${prefix} `;
    const translated = this.entry && this.language !== this.form.dataset.own ? ` ${this.language}` : '';
    const drafts = (await all()).filter((it) => it.key.startsWith(of) && it.state.language === this.language);
    // What is written before an answer is kept beside the former, not over it.
    this.key = `${own}${translated}${drafts.length ? ` ${drafts.length}` : ''}`;
    const [draft] = drafts;
    if (draft) this.offerDraft(draft, own, drafts.map((it) => it.key));
    if (JSON.stringify(this.changes()) !== JSON.stringify(draft?.state.changes)) this.keep();
  }

  /**
   * @param {import('./form/draft.js').Draft} draft
   * @param {string} own the key of a draft of this very text
   * @param {string[]} keys
   */
  offerDraft({ key, state, when }, own, keys) {
    /** @type {HTMLElement} */
    const banner = the(this.form, '.draft');
    const day = new Date(when).toLocaleString(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' });
    const older = key.startsWith(own) ? '' : ` ${word('draft-older')}`;
    the(banner, 'p').textContent = word('draft-of', { day }) + older;
    const forget = async () => {
      const { drop } = await import('./form/draft.js');
      await Promise.all(keys.filter((it) => it !== this.key).map(drop));
      banner.hidden = true;
    };
    const goOn = button(word('draft-on'), async () => {
      this.apply(state);
      await this.keep();
      await forget();
      this.title.focus.focus();
    });
    goOn.className = 'primary';
    the(banner, '.row').replaceChildren(goOn, button(word('draft-off'), forget));
    banner.hidden = false;
  }

  /** @param {{ changes: Changes, reason?: string }} state */
  apply({ changes, reason = '' }) {
    for (const it of this.asked) {
      const [all, empty] = it.section ? [changes.sections, ''] : [changes.fields, null];
      if (it.name in all) it.write(all[it.name] === empty ? null : all[it.name]);
    }
    this.reason = reason;
    this.say();
  }

  /** Keeps a draft, when there is something to keep. */
  async keep() {
    clearTimeout(this.resting);
    if (!this.key) return;
    const changes = this.changes();
    const { drop, keep } = await import('./form/draft.js');
    const place = the(this.form, '.kept');
    if (![changes.fields, changes.sections].some((it) => Object.keys(it).length)) {
      place.textContent = '';
      return drop(this.key);
    }
    const { survives } = await keep(this.key, { changes, reason: this.reason, language: this.language });
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { timeStyle: 'short' });
    place.textContent = survives ? word('draft-kept', { time }) : word('draft-not');
  }

  async letGo() {
    const { drop } = await import('./form/draft.js');
    clearTimeout(this.resting);
    await drop(this.key);
    the(this.form, '.kept').textContent = '';
  }
}

/** The markup and phrases of the last step, from its page. @param {string} url */
async function parts(url) {
  if (document.querySelector('#review-parts')) return;
  const page = new DOMParser().parseFromString(await (await fetched(url)).text(), 'text/html');
  document.body.append(document.adoptNode(the(page, '#review-parts')));
}

/** Adds a style sheet, and waits for it. @param {string} href */
function styled(href) {
  if (!href || document.querySelector(`link[href="${CSS.escape(href)}"]`)) return null;
  return new Promise((resolve) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });
}

start().catch((error) => {
  const trouble = document.querySelector('#edit .trouble');
  if (!trouble) throw error;
  trouble.removeAttribute('hidden');
  document.querySelector('#edit .opening')?.remove();
});
