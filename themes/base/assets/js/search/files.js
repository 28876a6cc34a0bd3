// The files of the static index, and how numbers and texts are written in them.
// src/render/index tells the format; this side only reads.

/** First character code of the alphabet, and the base of numbers. */
const FIRST = 33;
const BASE = 47;
/** Entries of a stem from which they have a file, and from which scores have a table. */
const FEW = 512;
const MANY = 64;
/** Numbers that one character can say to be there or not. */
const PER_DIGIT = 6;

/** What keeps a file from being read; `kind` says what to tell people. */
export class Trouble extends Error {
  /** @param {'offline' | 'missing' | 'damaged'} kind @param {string} file */
  constructor(kind, file) {
    super(`${kind}: ${file}`);
    this.kind = kind;
  }
}

/** Fetches a text.
 * @param {string} url @param {Promise<Response>} [asked] the answer, if it was asked for before
 * @returns {Promise<string>} */
export async function fetchText(url, asked = fetch(url)) {
  let response;
  try {
    response = await asked;
  } catch {
    throw new Trouble('offline', url);
  }
  const page = response.headers.get('content-type')?.startsWith('text/html');
  if (!response.ok || page) throw new Trouble('missing', url);
  try {
    return await response.text();
  } catch {
    throw new Trouble('damaged', url);
  }
}

/** Reads numbers and texts behind one another. */
export class Cursor {
  /** @param {string} text @param {string} name of the file, for a trouble @param {number} [at] */
  constructor(text, name, at = 0) {
    this.text = text;
    this.name = name;
    this.at = at;
  }

  number() {
    let number = 0;
    let place = 1;
    for (;;) {
      const digit = this.text.charCodeAt(this.at++) - FIRST;
      if (!(digit >= 0 && digit < 2 * BASE)) throw new Trouble('damaged', this.name);
      if (digit < BASE) return number + digit * place;
      number += (digit - BASE) * place;
      place *= BASE;
    }
  }

  string() {
    const length = this.number();
    const start = this.at;
    this.at += length;
    if (this.at > this.text.length) throw new Trouble('damaged', this.name);
    return this.text.slice(start, this.at);
  }

  /** Numbers that grow.
   * @param {number} count */
  growing(count) {
    const numbers = new Array(count);
    let next = 0;
    for (let n = 0; n < count; n++) {
      numbers[n] = next + this.number();
      next = numbers[n] + 1;
    }
    return numbers;
  }

  /** Numbers below `all`: one behind another, or a character for each six.
   * @param {number} count @param {number} all */
  members(count, all) {
    if (count * PER_DIGIT <= all) return this.growing(count);
    const numbers = new Array(count);
    let found = 0;
    for (let first = 0; first < all; first += PER_DIGIT) {
      const digit = this.text.charCodeAt(this.at++) - FIRST;
      for (let n = 0; n < PER_DIGIT; n++) if ((digit >> n) & 1) numbers[found++] = first + n;
    }
    if (found !== count || this.at > this.text.length) throw new Trouble('damaged', this.name);
    return numbers;
  }

  /** Words in order, each sharing its beginning with the one before. */
  sorted() {
    const words = new Array(this.number());
    let last = '';
    for (let n = 0; n < words.length; n++) words[n] = last = this.after(last);
    return words;
  }

  /** The word behind another.
   * @param {string} last */
  after(last) {
    const shared = this.number();
    return last.slice(0, shared) + this.string();
  }

  /** @param {number} count @param {number} all documents of the index */
  postings(count, all) {
    const documents = this.members(count, all);
    const table = [];
    if (count >= MANY) for (let n = this.number(); n > 0; n--) table.push(this.number());
    const scores = new Array(count);
    for (let n = 0; n < count; n++) {
      const place = this.number();
      scores[n] = place < table.length ? table[place] : place;
    }
    return { documents, scores };
  }
}

/** Documents in order, and the score of each, in quanta.
 * @typedef {{ documents: number[], scores: number[] }} Postings */

/** @typedef {{ number: number, entries: number, own: Postings | null,
 *    best: number[] | null, file: number, at: number }} Stem
 *  best: its first documents by relevance, when all of them stand in a file of their own */

/** @typedef {{ words: string[], leads: number[][], grammar: boolean[], stems: Stem[] }} WordsFile
 *  leads: for each word, its stems: twice the position, and one more where n was read as ñ */

/** @typedef {{ terms: string[], lists: number[][] }} Facet */

/** The index: its head, and its other files as they are asked for. */
export class Index {
  /** @param {string} url of the head @param {(url: string) => Promise<string>} get */
  constructor(url, get) {
    this.url = url;
    this.get = get;
    /** Files that stand in the head. @type {Map<string, string>} */
    this.near = new Map();
    /** What was read. @type {Map<string, Promise<any>>} */
    this.known = new Map();
    this.documents = 0;
    this.list = '';
    /** @type {string[]} */ this.starts = [];
    /** @type {string[]} */ this.groups = [];
    /** @type {string[]} */ this.facets = [];
    /** @type {string[]} */ this.fields = [];
  }

  async open() {
    const pack = new Cursor(await this.get(this.url), this.url);
    for (let n = pack.number(); n > 0; n--) this.near.set(pack.string(), pack.string());
    const head = new Cursor(this.near.get('m') ?? '', this.url);
    if (head.string() !== 'fichero 1') throw new Trouble('missing', this.url);
    this.documents = head.number();
    this.list = head.string();
    this.starts = head.sorted();
    head.number();
    this.groups = head.sorted();
    for (let n = head.number(); n > 0; n--) this.facets.push(head.string());
    for (let n = head.number(); n > 0; n--) this.fields.push(head.string());
    return this;
  }

  /** A file as something of use, made once; what failed may be asked for again.
   * @template T
   * @param {string} name
   * @param {(cursor: Cursor) => T} make
   * @returns {Promise<T>} */
  read(name, make) {
    const known = this.known.get(name);
    if (known) return known;
    const near = this.near.get(name);
    const text = near === undefined ? this.get(this.url.replace(/\.txt$/, `/${name}.txt`)) : Promise.resolve(near);
    const made = text.then((it) => make(new Cursor(it, name)));
    this.known.set(name, made);
    made.catch(() => this.known.delete(name));
    return made;
  }

  /** Is a file here, or on its way?
   * @param {string} name */
  holds(name) {
    return this.near.has(name) || this.known.has(name);
  }

  /** @param {number} number @returns {Promise<WordsFile>} */
  words(number) {
    return this.read(`t/${number}`, (it) => readWords(it, this.documents));
  }

  /** The number of the file where a word stands, or would stand.
   * @param {string} word */
  wordsFileOf(word) {
    return Math.max(0, upper(this.starts, word) - 1);
  }

  /** @param {Stem} stem @returns {Promise<Postings>} */
  async postings(stem) {
    if (!stem.own) {
      const text = await this.read(`p/${stem.file}`, (it) => it.text);
      stem.own = new Cursor(text, `p/${stem.file}`, stem.at).postings(stem.entries, this.documents);
    }
    return stem.own;
  }

  /** @param {string} name @returns {Promise<Facet>} */
  facet(name) {
    return this.read(`f/${this.facets.indexOf(name)}`, readFacet);
  }

  /** One number for each document.
   * @param {string} name @returns {Promise<number[]>} */
  ranks(name) {
    return this.read(name, (it) => Array.from({ length: this.documents }, () => it.number()));
  }

  /** Where each document stands on the map, if it does.
   * @returns {Promise<({ x: number, y: number } | null)[]>} */
  points() {
    /** @param {Cursor} cursor */
    const point = (cursor) => {
      const right = cursor.number();
      return right ? { x: right - 1, y: cursor.number() } : null;
    };
    return this.read('o/points', (it) => Array.from({ length: this.documents }, () => point(it)));
  }
}

/** How many of the words in order are not above this one.
 * @param {string[]} words @param {string} word */
export function upper(words, word) {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle] <= word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param {Cursor} cursor @param {number} all @returns {WordsFile} */
function readWords(cursor, all) {
  const count = cursor.number();
  const words = new Array(count);
  const leads = new Array(count);
  const grammar = new Array(count);
  let last = '';
  for (let n = 0; n < count; n++) {
    words[n] = last = cursor.after(last);
    const refs = cursor.number();
    grammar[n] = refs % 2 === 1;
    leads[n] = Array.from({ length: refs >> 1 }, () => cursor.number());
  }
  const stems = new Array(cursor.number());
  let number = 0;
  for (let n = 0; n < stems.length; n++) {
    const ahead = cursor.number();
    number = ahead % 2 ? number - (ahead + 1) / 2 : number + ahead / 2;
    stems[n] = readStem(cursor, number, all);
  }
  return { words, leads, grammar, stems };
}

/** @param {Cursor} cursor @param {number} number @param {number} all @returns {Stem} */
function readStem(cursor, number, all) {
  const entries = cursor.number();
  const stem = { number, entries, own: null, best: null, file: 0, at: 0 };
  if (entries <= FEW) return { ...stem, own: cursor.postings(entries, all) };
  stem.file = cursor.number();
  stem.at = cursor.number();
  return { ...stem, best: Array.from({ length: cursor.number() }, () => cursor.number()) };
}

/** @param {Cursor} cursor @returns {Facet} */
function readFacet(cursor) {
  const terms = [];
  const lists = [];
  for (let n = cursor.number(); n > 0; n--) {
    terms.push(cursor.string());
    const count = cursor.number();
    lists.push(count % 2 ? readRuns(cursor, count >> 1) : cursor.growing(count >> 1));
  }
  return { terms, lists };
}

/** @param {Cursor} cursor @param {number} count */
function readRuns(cursor, count) {
  const documents = [];
  let next = 0;
  for (let n = 0; n < count; n++) {
    const first = next + cursor.number();
    next = first + cursor.number();
    for (let document = first; document < next; document++) documents.push(document);
  }
  return documents;
}
