// Words as people type them: what a question says, how words change and sound.
// src/catalogue/search and src/render/index/{resolve,repair}.rs do the same.

/** Bytes of the longest word that is kept. */
const LONGEST = 60;
const WORDS = /[\p{Alphabetic}\p{N}]+/gu;

/** The words of a text, with their places.
 * @param {string} text @returns {RegExpMatchArray[]} */
export function matches(text) {
  return [...text.matchAll(WORDS)].filter((it) => it[0].length < LONGEST / 4 || bytes(it[0]) <= LONGEST);
}

/** @param {string} text */
const bytes = (text) => new TextEncoder().encode(text).length;

/** Composed, lower case, without accents, with its ñ.
 * @param {string} word */
export function fold(word) {
  const lower = word.normalize('NFC').toLowerCase();
  let out = '';
  for (const letter of lower) {
    out += letter === 'ñ' || letter < '\x80' ? letter : letter.normalize('NFD').replace(/\p{M}/gu, '');
  }
  return out;
}

/** The words of a text, folded.
 * @param {string} text */
export const folded = (text) => matches(text.normalize('NFC')).map((it) => fold(it[0]));

/** @typedef {{ words: string[], phrases: string[][], excluded: string[], unfinished: boolean }} Query */

/** What was typed: words, "exact phrases", -excluded words.
 * @param {string} typed @returns {Query} */
export function parse(typed) {
  /** @type {Query} */
  const query = { words: [], phrases: [], excluded: [], unfinished: false };
  typed.normalize('NFC').split(/["“”«»]/).forEach((piece, n) => {
    query.unfinished = false;
    if (n % 2) {
      const phrase = folded(piece);
      if (phrase.length) query.phrases.push(phrase);
      return;
    }
    for (const word of piece.split(/\s+/u).filter(Boolean)) {
      query.unfinished = !word.startsWith('-');
      (query.unfinished ? query.words : query.excluded).push(...folded(word));
    }
    query.unfinished &&= !/\s$/u.test(piece);
  });
  return query;
}

/** Endings that change with number, both ways; and with gender. */
const NUMBER = [
  ['ces', 'z'], ['oes', 'ao'], ['aes', 'ao'], ['ais', 'al'], ['eis', 'el'], ['ns', 'm'],
  ['es', ''], ['s', ''], ['z', 'ces'], ['ao', 'oes'], ['m', 'ns'], ['', 's'],
];
const GENDER = [['as', 'os'], ['os', 'as'], ['a', 'o'], ['o', 'a']];
/** Letters that stay of a word. */
const LETTERS = 3;

/** Forms of a word: by number, then by gender.
 * @param {string} word */
export function inflections(word) {
  const number = changed(word, NUMBER);
  if (!word.endsWith('s')) number.push(`${word}es`);
  return [number, changed(word, GENDER)];
}

/** @param {string} word @param {string[][]} endings */
function changed(word, endings) {
  const forms = [];
  for (const [from, to] of endings) {
    const stem = word.slice(0, word.length - from.length);
    if (word.endsWith(from) && [...stem].length >= LETTERS) forms.push(stem + to);
  }
  return forms;
}

/** Letters of the shortest word that is repaired, and of one where two slips are. */
const SHORTEST = 4;
const LONG = 8;
/** What a slip must be outweighed by, in powers of two of entries. */
const COST = 4;
/** Sounds at the beginning or the end by which words are kept together. */
const EDGE = 2;

/** @param {string} word */
export const isRepairable = (word) => [...word].length >= SHORTEST && /^\p{Alphabetic}+$/u.test(word);

/** Pairs of letters that are one sound, and letters that are taken for others. */
const PAIRS = new Map([['ch', 'x'], ['ll', 'y'], ['qu', 'k']]);
const LETTER = new Map([['h', ''], ['v', 'b'], ['w', 'b'], ['z', 's'], ['c', 'k'], ['q', 'k'], ['ñ', 'n']]);
const SOFT = new Map([['c', 's'], ['g', 'j']]);

/** How a word sounds in Spanish, where letters that are taken for one another are one.
 * @param {string} word */
export function sound(word) {
  const letters = [...word];
  let out = '';
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at];
    const next = letters[at + 1] ?? ' ';
    const pair = PAIRS.get(letter + next);
    let said = LETTER.get(letter) ?? letter;
    if (pair) {
      said = pair;
      at++;
    } else if (letter + next === 'gu' && 'ei'.includes(letters[at + 2] ?? ' ')) {
      at++;
    } else if ('ei'.includes(next)) {
      said = SOFT.get(letter) ?? said;
    }
    if (!out.endsWith(said)) out += said;
  }
  return out;
}

/** The groups a word stands in: by its last sounds and its first.
 * @param {string} word */
export function groups(word) {
  const sounds = [...sound(word)];
  return [`$${sounds.slice(-EDGE).join('')}`, `^${sounds.slice(0, EDGE).join('')}`];
}

/** The word that was meant: fewest slips, weighed against how common each is.
 * @param {string} typed @param {Iterable<[string, number]>} words with their entries
 * @returns {string | null} */
export function nearest(typed, words) {
  const letters = plain(typed);
  const sounds = sound(typed);
  const most = letters.length >= LONG ? 2 : 1;
  let best = null;
  let most_valued = -Infinity;
  for (const [word, entries] of words) {
    if (Math.abs(word.length - typed.length) > most + 2 || word === typed) continue;
    const slips = sound(word) === sounds ? 0 : slipsBetween(letters, plain(word), most);
    if (slips > most) continue;
    const value = 31 - Math.clz32(entries) - COST * slips;
    if (value > most_valued || (value === most_valued && best !== null && word < best)) {
      best = word;
      most_valued = value;
    }
  }
  return best;
}

/** @param {string} word */
const plain = (word) => [...word.replaceAll('ñ', 'n')];

/** Letters left out, put in, changed or swapped, until more than `most`.
 * @param {string[]} one @param {string[]} other @param {number} most */
function slipsBetween(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + changed);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, before[j - 2] + 1);
      }
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[other.length];
}
