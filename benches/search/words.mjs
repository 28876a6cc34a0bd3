// Which words are searched for: chosen from the catalogue, the same ones in every run.
import { spread } from './catalogue.mjs';

const TYPED = 30;
// Nobody searches for these alone, however common they are.
const FUNCTION_WORDS = new Set(
  `sobre entre desde hasta según mediante durante contra también siempre después antes luego
   todavía apenas incluso porque aunque donde cuando mientras además nuestra nuestras nuestro
   nuestros dicha ambos ambas varios varias algunas algunos todas todos estas estos quien quienes
   muito através depois ainda também nossas`.split(/\s+/),
);

/** `common`: the two commonest words found in 30 to 60 % of the texts. `typed`: rare to common. */
export function chooseWords(texts) {
  const ranked = byFrequency(texts);
  const share = ([, count]) => count / texts.length;
  const common = ranked.filter((it) => share(it) >= 0.3 && share(it) <= 0.6).map(([word]) => word);
  if (common.length < 2) throw new Error('no two words are in 30 to 60 % of the fichas');
  const typed = ranked.filter(([word, count]) => count > 1 && word.length <= 10);
  return { common: common.slice(0, 2), typed: spread(typed, TYPED).map(([word]) => word) };
}

function byFrequency(texts) {
  const counts = new Map();
  for (const text of texts) {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

function wordsOf(text) {
  const body = text.replace(/^---\n.*?\n---\n/s, '').replace(/\]\([^)]*\)/g, ']');
  // Headings are the same questions in every ficha; nobody searches for those.
  const prose = body.replace(/^#.*$/gm, '').normalize('NFC').toLowerCase();
  const words = prose.match(/\p{L}{5,}/gu) ?? [];
  return new Set(words.filter((it) => !FUNCTION_WORDS.has(it)));
}
