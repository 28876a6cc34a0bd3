// The search of a catalogue in the page: questions in, entries and counts out.
// No server, no dependency: it reads the files of the static index.

import { Index, Trouble, fetchText } from './files.js';
import { Lexicon } from './meaning.js';
import { byWords, chosen, counts, meaningsOf, onlyStem, parse, ranksOf, sorted } from './rank.js';
import { fold, matches } from './words.js';

export { Trouble };

/** Cards in a file. */
const CARDS = 8;
/** Texts read for a phrase before one says how many are left. */
const TEXTS = 40;
/** Characters around a hit in an excerpt. */
const BEFORE = 60;
const AFTER = 140;

/** A piece of text; hits are shown as such.
 * @typedef {{ text: string, hit: boolean }} Piece */
/** @typedef {{ q: string, filters: Map<string, string[]>, order: string }} Question
 *  filters: facet → chosen ids in lower case; order: relevance, least-visible, newest or country */
/** @typedef {{ name: string, terms: string[], texts: string[] }} Fact
 *  terms: ids in lower case, for facets; texts for other fields */
/** @typedef {{ id: number, title: string, href: string, summary: string, language: string | null, facts: Fact[] }} Card */
/** @typedef {{ typed: string, used: string, exact: string }} Repair
 *  exact: the question that insists on the typed word */
/** @typedef {{ total: number, ids: number[], some: boolean, repairs: Repair[], also: Repair[],
 *    phrase: { read: number, of: number } | null }} Answer */

/** Opens the index whose head stands at this address.
 * @param {string} url @param {(url: string) => Promise<string>} [get] */
export async function openCatalogue(url, get = fetchText) {
  return new Catalogue(await new Index(url, get).open(), get);
}

/** A catalogue that can be asked. */
export class Catalogue {
  /** @param {Index} index @param {(url: string) => Promise<string>} get */
  constructor(index, get) {
    this.index = index;
    this.get = get;
    this.lexicon = new Lexicon(index);
    /** Words that are hits of a question. @type {Map<string, Set<string>>} */
    this.hits = new Map();
  }

  /** @param {Question} question @param {number} most results wanted
   * @param {number} [readMost] texts read for a phrase
   * @returns {Promise<Answer>} */
  async ask(question, most, readMost = TEXTS) {
    const query = parse(question.q);
    const meanings = await meaningsOf(this.lexicon, query);
    this.remember(question, query, meanings);
    const answer = { some: false, phrase: null, ...repairs(question.q, meanings) };
    const stem = onlyStem(query, meanings, question.filters);
    if (stem?.best && stem.best.length >= most && question.order === 'relevance') {
      return { ...answer, total: stem.entries, ids: stem.best.slice(0, most) };
    }
    const wordless = !query.words.length && !query.phrases.length;
    const order = wordless && question.order === 'relevance' ? 'least-visible' : question.order;
    // What the order goes by is fetched with the lists, not after them.
    ranksOf(this.index, order).catch(() => {});
    const worded = await this.worded(question, readMost);
    const passed = await chosen(this.index, question.filters);
    const all = worded.scores?.documents ?? Array.from({ length: this.index.documents }, (_, it) => it);
    const passing = all.filter((it) => passed.every((set) => set.has(it)));
    const ids = await sorted(this.index, passing, worded.scores, order);
    return { ...answer, total: ids.length, ids: ids.slice(0, most), some: worded.some, phrase: worded.read };
  }

  /** Can the words of a question be looked up without fetching?
   * @param {Question} question */
  holds(question) {
    return parse(question.q).words.every((it) => this.index.holds(`t/${this.index.wordsFileOf(it)}`));
  }

  /** Can these cards be shown without fetching?
   * @param {number[]} ids */
  holdsCards(ids) {
    return ids.every((it) => this.index.holds(`c/${Math.floor(it / CARDS)}`));
  }

  /** @param {Question} question @param {number} readMost */
  worded(question, readMost) {
    const text = async (/** @type {number} */ id) => this.source((await this.cards([id]))[0]);
    return byWords(this.index, this.lexicon, parse(question.q), readMost, text);
  }

  /** The results each term would lead to, of the facets named.
   * @param {Question} question @param {string[]} [names] all facets, if none is named
   * @returns {Promise<Map<string, Map<string, number>>>} */
  async counts(question, names = this.index.facets) {
    const known = names.filter((it) => this.index.facets.includes(it));
    const pair = await this.paired(question, known);
    if (pair) return pair;
    const { scores } = await this.worded(question, TEXTS);
    const all = known.map(async (name) => /** @type {const} */ ([name, await counts(this.index, name, question.filters, scores)]));
    return new Map(await Promise.all(all));
  }

  /** Counts under one term alone, or none: they stand in a table.
   * @param {Question} question @param {string[]} names */
  async paired(question, names) {
    const terms = [...question.filters].flatMap(([name, ids]) => ids.map((id) => ({ name, id })));
    if (question.q.trim() || terms.length > 1) return null;
    const pairs = await this.index.read('f/pairs', readPairs);
    const [term] = terms;
    return new Map(names.map((name) => [name, pairs.counts(name, term)]));
  }

  /** Every result, and where it stands on the map, if it does.
   * @param {Question} question @param {number} [readMost]
   * @returns {Promise<{ id: number, at: { x: number, y: number } | null }[]>} */
  async places(question, readMost) {
    const [points, { ids }] = await Promise.all([this.index.points(), this.ask(question, Infinity, readMost)]);
    return ids.map((id) => ({ id, at: points[id] ?? null }));
  }

  /** The terms of a facet that some entries have.
   * @param {string} name @param {number[]} ids */
  async termsOf(name, ids) {
    const { terms, lists } = await this.index.facet(name);
    const wanted = new Set(ids);
    return terms.filter((_, at) => lists[at].some((it) => wanted.has(it)));
  }

  /** @param {number[]} ids @returns {Promise<Card[]>} */
  async cards(ids) {
    const numbers = [...new Set(ids.map((it) => Math.floor(it / CARDS)))];
    const files = await Promise.all(numbers.map((it) => this.index.read(`c/${it}`, (cursor) => readCards(cursor, this.index.fields.length))));
    const byNumber = new Map(numbers.map((number, at) => [number, files[at]]));
    return ids.map((id) => this.card(id, byNumber.get(Math.floor(id / CARDS))?.[id % CARDS]));
  }

  /** @param {number} id @param {Row | undefined} row @returns {Card} */
  card(id, row) {
    if (!row) throw new Trouble('damaged', `c/${Math.floor(id / CARDS)}`);
    const { slug, title, summary, language, values } = row;
    const facts = this.index.fields.map((name, at) => {
      const facet = this.index.facets.includes(name);
      return { name, terms: facet ? values[at] : [], texts: facet ? [] : values[at] };
    });
    return { id, title, summary, href: `${this.index.list}${slug}/`, language: language || null, facts };
  }

  /** The text in pieces, hits apart; `ask` comes first.
   * @param {string} text @param {Question} question @returns {Piece[]} */
  mark(text, question) {
    const hits = this.hits.get(question.q) ?? new Set();
    const composed = text.normalize('NFC');
    const pieces = [];
    let end = 0;
    for (const match of matches(composed)) {
      if (!hits.has(fold(match[0]))) continue;
      const at = match.index ?? 0;
      if (at > end) pieces.push({ text: composed.slice(end, at), hit: false });
      end = at + match[0].length;
      pieces.push({ text: match[0], hit: true });
    }
    if (end < composed.length) pieces.push({ text: composed.slice(end), hit: false });
    return pieces;
  }

  /** The line of the body around the first hit.
   * @param {Card} card @param {Question} question @returns {Promise<Piece[] | null>} */
  async excerpt(card, question) {
    const hits = this.hits.get(question.q);
    if (!hits?.size) return null;
    const lines = plainLines(await this.source(card));
    for (const line of lines) {
      const first = matches(line).find((it) => hits.has(fold(it[0])));
      if (first) return this.mark(around(line, first.index ?? 0), question);
    }
    return null;
  }

  /** The source of an entry, which stands beside its page.
   * @param {Card} card @returns {Promise<string>} */
  source(card) {
    const known = this.index.known.get(card.href);
    if (known) return known;
    const text = this.get(`${card.href}index.md`);
    this.index.known.set(card.href, text);
    text.catch(() => this.index.known.delete(card.href));
    return text;
  }

  /** @param {Question} question @param {import('./words.js').Query} query
   * @param {{ meaning: import('./meaning.js').Meaning }[]} meanings */
  remember(question, query, meanings) {
    const forms = meanings.flatMap((it) => [...it.meaning.forms]);
    this.hits.set(question.q, new Set([...forms, ...query.phrases.flat()]));
  }
}

/** Words that others were looked for in the place of, or beside.
 * @param {string} typed @param {{ word: string, meaning: import('./meaning.js').Meaning }[]} meanings */
function repairs(typed, meanings) {
  const all = meanings.flatMap(({ word, meaning: { used, beside } }) => {
    if (used === null) return [];
    const original = matches(typed).map((it) => it[0]).find((it) => fold(it) === word) ?? word;
    return [{ typed: original, used, exact: typed.replace(original, () => `"${original}"`), beside }];
  });
  const plain = (/** @type {Repair} */ { typed, used, exact }) => ({ typed, used, exact });
  return {
    repairs: all.filter((it) => !it.beside).map(plain),
    also: all.filter((it) => it.beside).map(plain),
  };
}

/** @typedef {{ slug: string, title: string, summary: string, language: string, values: string[][] }} Row
 *  values: of each of the card's fields, ids of terms for facets, else texts */

/** @param {import('./files.js').Cursor} cursor @param {number} fields of a card @returns {Row[]} */
function readCards(cursor, fields) {
  const values = Array.from({ length: cursor.number() }, () => cursor.string());
  const held = () => Array.from({ length: cursor.number() }, () => values[cursor.number()] ?? '');
  return Array.from({ length: cursor.number() }, () => ({
    slug: cursor.string(),
    title: cursor.string(),
    summary: cursor.string(),
    language: cursor.string(),
    values: Array.from({ length: fields }, held),
  }));
}

/** How many entries each term has, and each two terms of different facets.
 * @param {import('./files.js').Cursor} cursor */
function readPairs(cursor) {
  /** @type {{ name: string, id: string, alone: number, beside: number[] }[]} */
  const terms = [];
  for (let facets = cursor.number(); facets > 0; facets--) {
    const name = cursor.string();
    for (let n = cursor.number(); n > 0; n--) {
      const before = terms.filter((it) => it.name !== name);
      const id = cursor.string();
      terms.push({ name, id, alone: cursor.number(), beside: before.map(() => cursor.number()) });
    }
  }
  /** @param {string} name @param {{ name: string, id: string } | undefined} chosen */
  const of = (name, chosen) => {
    const at = terms.findIndex((it) => it.name === chosen?.name && it.id === chosen?.id);
    const count = (/** @type {typeof terms[0]} */ term, /** @type {number} */ number) => {
      if (!chosen || term.name === chosen.name) return term.alone;
      if (at < 0) return 0;
      return at < number ? term.beside[at] : terms[at].beside[number];
    };
    const counted = terms.map((term, number) => /** @type {const} */ ([term, count(term, number)]));
    return new Map(counted.filter(([it]) => it.name === name).map(([it, count]) => [it.id, count]));
  };
  return { counts: of };
}

/** Lines of a source as people read them: no front matter, no marks.
 * @param {string} source */
function plainLines(source) {
  const body = source.normalize('NFC').replace(/^\uFEFF?---\r?\n[^]*?\n---\r?\n/, '');
  const lines = body.split(/\r?\n(?:\s*\r?\n)*/u).filter((it) => !it.startsWith('#'));
  return lines.map((it) =>
    it.replace(/^[\s>*+-]+|^\d+\.\s/u, '').replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1').replace(/[*_`|]+/gu, ''),
  );
}

/** Whole words around a place in a line.
 * @param {string} line @param {number} at */
function around(line, at) {
  const from = at <= BEFORE ? 0 : line.indexOf(' ', at - BEFORE) + 1;
  const to = line.length <= at + AFTER ? line.length : line.lastIndexOf(' ', at + AFTER);
  return `${from > 0 ? '… ' : ''}${line.slice(from, Math.max(to, at))}${to < line.length ? ' …' : ''}`;
}
