// A word as typed → the stems that are meant (src/render/index/resolve.rs).

import { Cursor } from './files.js';
import { groups, inflections, isRepairable, nearest } from './words.js';

/** Shares of a stem, in tenths: whole; the end of an unfinished word or the repair of
 * a rare one; an n read as ñ. */
const WHOLE = 10;
const NEAR = 5;
const WEAK = 3;
/** An unfinished word is completed while it finds less than this by itself. */
const SCREENFUL = 10;
const BEGINNING = 2;
const COMPLETIONS = 32;
const COMPLETION_FILES = 4;
/** A word in no more entries than this may be a slip of one in so many. */
const RARE = 1;
const COMMON = 50;

/** @typedef {import('./files.js').Index} Index */
/** @typedef {import('./files.js').Stem} Stem */
/** @typedef {import('./files.js').WordsFile} WordsFile */
/** @typedef {{ stem: Stem, share: number }} Share */
/** @typedef {{ stems: Map<number, Share>, grammar: boolean, used: string | null, beside: boolean,
 *    forms: Set<string> }} Meaning
 *  used: the word looked for in its place, or beside it; forms: words that lead to these stems */

/** @param {Map<number, Share>} stems @param {Stem} stem @param {number} share */
function add(stems, stem, share) {
  const held = stems.get(stem.number);
  if (held) held.share = Math.max(held.share, share);
  else stems.set(stem.number, { stem, share });
}

/** The position of a word in a file, or -1.
 * @param {string[]} words @param {string} word */
function position(words, word) {
  const at = lower(words, word);
  return words[at] === word ? at : -1;
}

/** How many of the words in order are below this one.
 * @param {string[]} words @param {string} word */
function lower(words, word) {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Looks words up in an index. */
export class Lexicon {
  /** @param {Index} index */
  constructor(index) {
    this.index = index;
  }

  /** What a word means; `unfinished` when more letters may come.
   * @param {string} word @param {boolean} unfinished
   * @returns {Promise<Meaning>} */
  async meaning(word, unfinished) {
    /** @type {Map<number, Share>} */
    const stems = new Map();
    const grammar = await this.findInflected(word, stems);
    const own = [...stems.values()].reduce((sum, it) => sum + (it.share === WHOLE ? it.stem.entries : 0), 0);
    if (unfinished && own < SCREENFUL && [...word].length >= BEGINNING) await this.complete(word, stems);
    let used = null;
    let beside = false;
    if (!stems.size) {
      used = await this.repair(word, 1, WHOLE, stems);
    } else if (own > 0 && own <= RARE && stems.size === 1) {
      used = await this.repair(word, COMMON, NEAR, stems);
      beside = used !== null;
    }
    const forms = await this.forms([word, used ?? word], stems);
    return { stems, grammar: grammar && !unfinished, used, beside, forms };
  }

  /** The stems of a word that is meant as it stands.
   * @param {string} word
   * @returns {Promise<Meaning>} */
  async exactly(word) {
    const stems = new Map();
    const grammar = (await this.find(word, WHOLE, stems)) ?? false;
    return { stems, grammar, used: null, beside: false, forms: new Set([word]) };
  }

  /** @param {string} word @param {Map<number, Share>} stems */
  async findInflected(word, stems) {
    const grammar = await this.find(word, WHOLE, stems);
    if (grammar !== null) return grammar;
    for (const forms of inflections(word)) {
      await Promise.all(forms.map((it) => this.find(it, WHOLE, stems)));
      if (stems.size) break;
    }
    return false;
  }

  /** Adds the stems of a word; says whether it is grammar, or null when it is not there.
   * @param {string} word @param {number} share @param {Map<number, Share>} stems */
  async find(word, share, stems) {
    const file = await this.index.words(this.index.wordsFileOf(word));
    const at = position(file.words, word);
    if (at < 0) return null;
    for (const lead of file.leads[at]) add(stems, file.stems[lead >> 1], lead % 2 ? Math.min(WEAK, share) : share);
    return file.grammar[at];
  }

  /** The files where words with this beginning may stand.
   * @param {string} beginning */
  filesOf(beginning) {
    const { starts } = this.index;
    const first = this.index.wordsFileOf(beginning);
    const numbers = [first];
    for (let n = first + 1; n < Math.min(starts.length, first + COMPLETION_FILES); n++) {
      if (starts[n].startsWith(beginning)) numbers.push(n);
    }
    return Promise.all(numbers.map((it) => this.index.words(it)));
  }

  /** Adds the commonest stems of the words that begin so.
   * @param {string} beginning @param {Map<number, Share>} stems */
  async complete(beginning, stems) {
    /** @type {Map<number, Share>} */
    const found = new Map();
    for (const file of await this.filesOf(beginning)) {
      for (let at = lower(file.words, beginning); file.words[at]?.startsWith(beginning); at++) {
        for (const lead of file.leads[at]) add(found, file.stems[lead >> 1], lead % 2 ? WEAK : NEAR);
      }
    }
    const all = [...found.values()];
    all.sort((a, b) => b.stem.entries - a.stem.entries || a.stem.number - b.stem.number);
    // A common word is what is meant, and its file is large: it stands alone.
    if (all[0]?.share === NEAR && all[0].stem.best) add(stems, all[0].stem, WHOLE);
    else for (const { stem, share } of all.slice(0, COMPLETIONS)) add(stems, stem, share);
  }

  /** Adds the stems of the word that was meant, if one in at least so many entries is near.
   * @param {string} word @param {number} entries @param {number} share @param {Map<number, Share>} stems */
  async repair(word, entries, share, stems) {
    if (!isRepairable(word)) return null;
    const words = await this.near(word);
    const used = nearest(word, words.filter((it) => it[1] >= entries));
    if (used !== null) await this.find(used, share, stems);
    return used;
  }

  /** Words that begin or end alike; all words of an index that is one file.
   * @param {string} word @returns {Promise<[string, number][]>} */
  async near(word) {
    const { groups: starts } = this.index;
    if (!starts.length) {
      const files = await Promise.all(this.index.starts.map((_, n) => this.index.words(n)));
      return files.flatMap(allWords);
    }
    const read = groups(word).map(async (group) => {
      const number = Math.max(0, starts.filter((it) => it <= group).length - 1);
      const all = await this.index.read(`v/${number}`, readGroups);
      return all.get(group) ?? [];
    });
    return (await Promise.all(read)).flat();
  }

  /** Words that lead to these stems, of the files that were read for these words.
   * @param {string[]} words @param {Map<number, Share>} stems */
  async forms(words, stems) {
    const forms = new Set(words);
    for (const word of words) {
      const file = await this.index.words(this.index.wordsFileOf(word));
      file.leads.forEach((leads, at) => {
        if (leads.some((it) => stems.has(file.stems[it >> 1].number))) forms.add(file.words[at]);
      });
    }
    return forms;
  }
}

/** @param {WordsFile} file @returns {[string, number][]} */
function allWords(file) {
  /** @type {[string, number][]} */
  const all = [];
  file.words.forEach((word, at) => {
    if (file.grammar[at] || !isRepairable(word)) return;
    const strong = file.leads[at].filter((it) => it % 2 === 0);
    const entries = Math.max(0, ...strong.map((it) => file.stems[it >> 1].entries));
    if (entries) all.push([word, entries]);
  });
  return all;
}

/** @param {Cursor} cursor */
function readGroups(cursor) {
  /** @type {Map<string, [string, number][]>} */
  const groups = new Map();
  while (cursor.at < cursor.text.length) groups.set(cursor.string(), readGroup(new Cursor(cursor.string(), cursor.name)));
  return groups;
}

/** @param {Cursor} cursor */
function readGroup(cursor) {
  /** @type {[string, number][]} */
  const words = [];
  let last = '';
  for (let n = cursor.number(); n > 0; n--) {
    last = cursor.after(last);
    words.push([last, cursor.number()]);
  }
  return words;
}
