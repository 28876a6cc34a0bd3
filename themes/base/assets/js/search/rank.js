// A question → entries in order, and the counts of every facet (src/render/index/rank.rs).

import { folded, parse } from './words.js';

/** @typedef {import('./files.js').Index} Index */
/** @typedef {import('./meaning.js').Lexicon} Lexicon */
/** @typedef {import('./meaning.js').Meaning} Meaning */
/** @typedef {import('./words.js').Query} Query */
/** @typedef {{ scores: Scores | null, some: boolean, meanings: { word: string, meaning: Meaning }[],
 *    read: { read: number, of: number } | null }} Worded
 *  scores: null when there are no words, so everything */

/** Documents with scores. */
class Scores {
  /** @param {number} documents of the index */
  constructor(documents) {
    /** For each document one more than its score, or 0 when it is not there. */
    this.raised = new Int32Array(documents);
    /** @type {number[]} */
    this.documents = [];
  }

  get size() {
    return this.documents.length;
  }

  /** @param {number} document */
  has(document) {
    return this.raised[document] > 0;
  }

  /** @param {number} document */
  of(document) {
    return this.raised[document] - 1;
  }

  /** @param {number} document @param {number} score on top of what it has */
  add(document, score) {
    if (!this.raised[document]) this.documents.push(document);
    this.raised[document] = Math.max(1, this.raised[document]) + score;
  }

  /** @param {(document: number) => boolean} passes */
  filter(passes) {
    const kept = new Scores(this.raised.length);
    for (const document of this.documents) if (passes(document)) kept.add(document, this.of(document));
    return kept;
  }
}

/** Finds documents by words.
 * @param {Index} index @param {Lexicon} lexicon @param {Query} query
 * @param {number} most texts that are read for a phrase
 * @param {(document: number) => Promise<string>} text of a document
 * @returns {Promise<Worded>} */
export async function byWords(index, lexicon, query, most, text) {
  const meanings = await meaningsOf(lexicon, query);
  const clauses = await Promise.all([
    ...meanings.map((it) => scores(index, it.meaning)),
    ...query.phrases.map((it) => phrase(index, lexicon, it)),
  ]);
  const excluded = await Promise.all(
    query.excluded.map(async (it) => scores(index, await lexicon.meaning(it, false))),
  );
  /** @type {Worded} */
  const worded = { scores: null, some: false, meanings, read: null };
  if (!clauses.length && !excluded.length) return worded;
  let all = without(inAll(clauses, index.documents), excluded);
  if (query.phrases.length) {
    const of = all.size;
    all = await withPhrases(all, query.phrases, most, text);
    worded.read = { read: Math.min(of, most), of };
  }
  if (!all.size && clauses.length > 1) {
    all = without(inSome(clauses, index.documents), excluded);
    worded.some = all.size > 0;
  }
  worded.scores = all;
  return worded;
}

/** What the words of a query mean, without those that say nothing beside others.
 * @param {Lexicon} lexicon @param {Query} query */
export async function meaningsOf(lexicon, query) {
  const last = query.words.length - 1;
  const all = await Promise.all(
    query.words.map(async (word, at) => ({
      word,
      meaning: await lexicon.meaning(word, query.unfinished && at === last),
    })),
  );
  const telling = all.filter((it) => !it.meaning.grammar);
  return telling.length || query.phrases.length ? telling : all;
}

/** @param {Index} index @param {Meaning} meaning @returns {Promise<Scores>} */
async function scores(index, meaning) {
  const shares = [...meaning.stems.values()];
  const lists = await Promise.all(shares.map((it) => index.postings(it.stem)));
  const all = new Scores(index.documents);
  lists.forEach(({ documents, scores }, n) => {
    const { share } = shares[n];
    for (let at = 0; at < documents.length; at++) all.add(documents[at], Math.floor((scores[at] * share) / 10));
  });
  return all;
}

/** Documents with all words of a phrase, in whatever places.
 * @param {Index} index @param {Lexicon} lexicon @param {string[]} words */
async function phrase(index, lexicon, words) {
  const all = await Promise.all(words.map((it) => lexicon.exactly(it)));
  const telling = all.filter((it) => !it.grammar);
  const lists = await Promise.all((telling.length ? telling : all).map((it) => scores(index, it)));
  return inAll(lists, index.documents);
}

/** @param {Scores[]} clauses @param {number} documents of the index @returns {Scores} */
function inAll(clauses, documents) {
  const all = new Scores(documents);
  if (!clauses.length) for (let document = 0; document < documents; document++) all.add(document, 0);
  // From the shortest list on: each of the others is only asked.
  const [first, ...others] = [...clauses].sort((a, b) => a.size - b.size);
  for (const document of first?.documents ?? []) {
    if (!others.every((it) => it.has(document))) continue;
    all.add(document, others.reduce((sum, it) => sum + it.of(document), first.of(document)));
  }
  return all;
}

/** @param {Scores[]} clauses @param {number} documents of the index @returns {Scores} */
function inSome(clauses, documents) {
  const all = new Scores(documents);
  for (const clause of clauses) for (const document of clause.documents) all.add(document, clause.of(document));
  return all;
}

/** @param {Scores} all @param {Scores[]} excluded */
function without(all, excluded) {
  return excluded.length ? all.filter((it) => excluded.every((clause) => !clause.has(it))) : all;
}

/** Documents whose text has every phrase; the best ones are read first.
 * @param {Scores} all @param {string[][]} phrases @param {number} most
 * @param {(document: number) => Promise<string>} text */
async function withPhrases(all, phrases, most, text) {
  const candidates = byScore(all.documents, all).slice(0, most);
  const wanted = phrases.map((it) => ` ${it.join(' ')} `);
  const kept = await Promise.all(
    candidates.map(async (document) => {
      const words = ` ${folded(await text(document)).join(' ')} `;
      return wanted.every((it) => words.includes(it));
    }),
  );
  const found = new Set(candidates.filter((_, at) => kept[at]));
  return all.filter((it) => found.has(it));
}

/** The best first, then those that come first.
 * @param {number[]} documents @param {Scores} scores */
function byScore(documents, scores) {
  // One number for both: numbers are sorted many times faster than by a comparison.
  const places = scores.raised.length;
  const keys = Float64Array.from(documents, (it) => it - scores.of(it) * places).sort();
  return Array.from(keys, (it) => ((it % places) + places) % places);
}

/** Documents in the order asked for.
 * @param {Index} index @param {number[]} documents @param {Scores | null} scores @param {string} order */
export async function sorted(index, documents, scores, order) {
  if (order === 'relevance' && scores) return byScore(documents, scores);
  const ranks = await ranksOf(index, order);
  if (order === 'newest') return documents.sort((a, b) => ranks[b] - ranks[a] || a - b);
  if (order === 'least-visible') return documents.sort((a, b) => ranks[a] - ranks[b] || turn(a) - turn(b));
  return documents.sort((a, b) => a - b);
}

/** What an order goes by, for each document.
 * @param {Index} index @param {string} order @returns {Promise<number[]>} */
export async function ranksOf(index, order) {
  const files = new Map([['newest', 'o/newest'], ['least-visible', 'o/least']]);
  const file = files.get(order);
  return file ? index.ranks(file) : [];
}

/** The place of a number in a fixed shuffle (src/catalogue/order.rs).
 * @param {number} number */
const turn = (number) => Math.imul(number, 2654435761) >>> 0;

/** For each filter but one, the documents that pass it.
 * @param {Index} index @param {Map<string, string[]>} filters @param {string} [but]
 * @returns {Promise<Set<number>[]>} */
export function chosen(index, filters, but) {
  const others = [...filters].filter(([name, ids]) => name !== but && ids.length && index.facets.includes(name));
  return Promise.all(
    others.map(async ([name, ids]) => {
      const { terms, lists } = await index.facet(name);
      return new Set(lists.filter((_, at) => ids.includes(terms[at])).flat());
    }),
  );
}

/** For each term of a facet, how many results there are with it.
 * @param {Index} index @param {string} name @param {Map<string, string[]>} filters @param {Scores | null} scores
 * @returns {Promise<Map<string, number>>} */
export async function counts(index, name, filters, scores) {
  const [{ terms, lists }, passed] = await Promise.all([index.facet(name), chosen(index, filters, name)]);
  const passes = (/** @type {number} */ it) => (!scores || scores.has(it)) && passed.every((set) => set.has(it));
  return new Map(terms.map((term, at) => [term, lists[at].filter(passes).length]));
}

/** The only stem that is looked for, if nothing else narrows: then its best documents,
 * which stand with its words, are enough for a first screen.
 * @param {Query} query @param {{ meaning: Meaning }[]} meanings @param {Map<string, string[]>} filters */
export function onlyStem(query, meanings, filters) {
  if (query.phrases.length || query.excluded.length || meanings.length !== 1) return null;
  if ([...filters.values()].some((it) => it.length)) return null;
  const shares = [...meanings[0].meaning.stems.values()];
  return shares.length === 1 && shares[0].share === 10 ? shares[0].stem : null;
}

export { parse };
