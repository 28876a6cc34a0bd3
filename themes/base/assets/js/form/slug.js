// The name of a file from a title, by the rule of `src/text` (`slug`): letters without
// their accents, words joined by hyphens, cut at a word. `tests/browser/slugs.txt`
// holds what both must answer.

/** Longest name. */
const LONGEST = 100;

/** Letters and signs that are no letter of ASCII with a mark on it. */
const SIGNS = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', Æ: 'ae', œ: 'oe', Œ: 'oe', ø: 'o', Ø: 'o', đ: 'd', Đ: 'd', ð: 'd', Ð: 'd', þ: 'th', Þ: 'th', ł: 'l', Ł: 'l', ı: 'i', º: 'o', ª: 'a', '²': '2', '³': '3', '¹': '1' }),
);

/** @param {string} title */
export function slugOf(title) {
  const plain = [...title.normalize('NFC').normalize('NFD').replace(/\p{M}/gu, '')].map((it) => SIGNS.get(it) ?? it);
  const words = plain.join('').toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
  let name = '';
  for (const it of words) {
    if (name && name.length + 1 + it.length > LONGEST) break;
    name += `${name && '-'}${it.slice(0, LONGEST)}`;
  }
  return name;
}
