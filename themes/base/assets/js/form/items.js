// From the items of a list to those asked for: which stay, move, change, come, go.
// src/content/edit/items.rs follows the same rules.

/** @typedef {import('./edit.js').Json} Json */

/** Where an item is added: behind an old one that stays, or in front (-1).
 * Old items are told by their position, new ones by theirs in what is asked for.
 * @typedef {{ kind: 'change', item: number, asked: number } | { kind: 'move', item: number, place: number }
 *   | { kind: 'add', asked: number, place: number } | { kind: 'remove', from: number, to: number }} Step */

/** Lists whose lengths make more than this together are compared from their front only. */
const MOST = 250_000;

/** The steps, such that as many items as can be stay where they are.
 * @param {Json[]} old @param {Json[]} asked @returns {Step[]} */
export function steps(old, asked) {
  const kept = common(old, asked);
  const sources = moves(old, asked, kept);
  /** @type {Step[]} */
  const out = [];
  /** @type {number[]} */
  const gone = [];
  let place = -1;
  let [from, to] = [0, 0];
  for (const [i, j] of [...kept, [old.length, asked.length]]) {
    const moving = new Set(sources.values());
    const all = Array.from({ length: i - from }, (_, at) => from + at);
    const free = all.filter((it) => !moving.has(it)).reverse();
    gone.push(...all.filter((it) => moving.has(it)));
    for (let at = to; at < j; at++) {
      const source = sources.get(at);
      if (source !== undefined) {
        out.push({ kind: 'move', item: source, place });
        continue;
      }
      const item = free.pop();
      if (item === undefined) {
        out.push({ kind: 'add', asked: at, place });
      } else {
        out.push({ kind: 'change', item, asked: at });
        place = item;
      }
    }
    gone.push(...free);
    place = i;
    [from, to] = [i + 1, j + 1];
  }
  return [...out, ...runs(gone)];
}

/** For new items that stand where no old one stays: an old one equal to it.
 * @param {Json[]} old @param {Json[]} asked @param {[number, number][]} kept */
function moves(old, asked, kept) {
  const used = new Set(kept.map(([it]) => it));
  const stays = new Set(kept.map(([, it]) => it));
  /** @type {Map<number, number>} */
  const out = new Map();
  asked.forEach((item, at) => {
    if (stays.has(at)) return;
    const source = old.findIndex((it, place) => !used.has(place) && isSame(it, item));
    if (source < 0) return;
    used.add(source);
    out.set(at, source);
  });
  return out;
}

/** The longest sequence that both have: [old, asked].
 * @param {Json[]} old @param {Json[]} asked @returns {[number, number][]} */
function common(old, asked) {
  /** @type {[number, number][]} */
  const pairs = [];
  if (old.length * asked.length > MOST) {
    for (let at = 0; at < old.length && at < asked.length && isSame(old[at], asked[at]); at++) pairs.push([at, at]);
    return pairs;
  }
  const width = asked.length + 1;
  const best = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = asked.length - 1; j >= 0; j--) {
      best[i * width + j] = isSame(old[i], asked[j])
        ? best[(i + 1) * width + j + 1] + 1
        : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
    }
  }
  let [i, j] = [0, 0];
  while (i < old.length && j < asked.length) {
    if (isSame(old[i], asked[j])) pairs.push([i++, j++]);
    else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) i++;
    else j++;
  }
  return pairs;
}

/** @param {number[]} gone @returns {Step[]} */
function runs(gone) {
  /** @type {{ kind: 'remove', from: number, to: number }[]} */
  const out = [];
  for (const at of gone.sort((a, b) => a - b)) {
    const last = out.at(-1);
    if (last?.to === at) last.to += 1;
    else out.push({ kind: 'remove', from: at, to: at + 1 });
  }
  return out;
}

/** Equal, whatever the order of their keys.
 * @param {Json} one @param {Json} other @returns {boolean} */
export function isSame(one, other) {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other)) return false;
    return one.length === other.length && one.every((it, at) => isSame(it, other[at]));
  }
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((it) => Object.hasOwn(other, it) && isSame(one[it], other[it]));
}
