// What changed between two texts, line by line and, within a changed line, word by word:
// grouped by the field or section it stands in, as people know it.

/** @typedef {{ text: string, changed: boolean }} Piece */
/** @typedef {{ sign: ' ' | '-' | '+', pieces: Piece[] }} Line */
/** Lines that stand together; between hunks lines are left out. @typedef {Line[]} Hunk */
/** field: a key of the front matter; section: a title of the body; neither: before both.
 * @typedef {{ field: string | null, section: string | null, hunks: Hunk[] }} Group */
/** touched: lines that changed, one that was replaced counted once.
 * @typedef {{ groups: Group[], added: number, removed: number, touched: number }} Change */
/** A step of the way from one list to another: equal (both), gone (old) or come (new).
 * @typedef {{ sign: ' ' | '-' | '+', old: number, new: number }} Step */

/** Lines shown around a change. */
const AROUND = 1;
/** Steps looked for before a stretch is taken as rewritten as a whole: the search takes
 * the square of them, in time and in room. */
const MOST = 1000;
/** A line is shown as rewritten where less than this share of it stayed. */
const ALIKE = 0.4;

/**
 * @param {string} before @param {string} after
 * @returns {Change}
 */
export function compare(before, after) {
  const old = lines(before);
  const now = lines(after);
  const steps = way(old, now);
  const groups = grouped(steps, places(old), places(now)).map(([place, hunks]) => ({
    ...place,
    hunks: hunks.map((hunk) => written(hunk, old, now)),
  }));
  const count = (/** @type {string} */ sign) => steps.filter((it) => it.sign === sign).length;
  return { groups, added: count('+'), removed: count('-'), touched: touched(steps) };
}

/** Lines with their ends: one that only ends otherwise is another line.
 * @param {string} text */
function lines(text) {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** @param {Step[]} steps */
function touched(steps) {
  let count = 0;
  for (const block of blocks(steps)) {
    const gone = block.filter((it) => it.sign === '-').length;
    count += Math.max(gone, block.length - gone);
  }
  return count;
}

/** Steps that change something, as they stand together. @param {Step[]} steps */
function blocks(steps) {
  /** @type {Step[][]} */
  const found = [];
  let open = false;
  for (const step of steps) {
    const changes = step.sign !== ' ';
    if (changes && open) found[found.length - 1]?.push(step);
    else if (changes) found.push([step]);
    open = changes;
  }
  return found;
}

/**
 * The shortest way from one list to another (Myers), what is equal at both ends aside.
 * @param {string[]} old @param {string[]} now
 * @returns {Step[]}
 */
export function way(old, now) {
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  /** @type {Step[]} */
  const steps = [];
  for (let at = 0; at < head; at++) steps.push({ sign: ' ', old: at, new: at });
  const inner = shortest(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  for (const it of inner) steps.push({ sign: it.sign, old: it.old + head, new: it.new + head });
  for (let at = tail; at > 0; at--) steps.push({ sign: ' ', old: old.length - at, new: now.length - at });
  return steps;
}

/**
 * @param {string[]} old @param {string[]} now
 * @returns {Step[]}
 */
function shortest(old, now) {
  const far = Math.min(old.length + now.length, MOST);
  const reach = new Int32Array(2 * far + 2);
  /** What was reached after each step, for the way back. @type {Int32Array[]} */
  const traces = [];
  for (let step = 0; step <= far; step++) {
    traces.push(reach.slice(far - step, far + step + 2));
    for (let diagonal = -step; diagonal <= step; diagonal += 2) {
      let at = furthest(reach, far, step, diagonal);
      while (at < old.length && at - diagonal < now.length && old[at] === now[at - diagonal]) at++;
      reach[far + diagonal] = at;
      if (at >= old.length && at - diagonal >= now.length) return back(traces, old.length, now.length);
    }
  }
  return rewritten(old.length, now.length);
}

/**
 * Where a diagonal is entered: from above (a line comes) or from the left (one goes).
 * @param {Int32Array} reach @param {number} middle @param {number} step @param {number} diagonal
 */
function furthest(reach, middle, step, diagonal) {
  const left = reach[middle + diagonal - 1] ?? 0;
  const above = reach[middle + diagonal + 1] ?? 0;
  return comes(step, diagonal, left, above) ? above : left + 1;
}

/** @param {number} step @param {number} diagonal @param {number} left @param {number} above */
function comes(step, diagonal, left, above) {
  return diagonal === -step || (diagonal !== step && left < above);
}

/**
 * @param {Int32Array[]} traces @param {number} old @param {number} now
 * @returns {Step[]}
 */
function back(traces, old, now) {
  /** @type {Step[]} */
  const steps = [];
  for (let step = traces.length - 1; step >= 0; step--) {
    const trace = traces[step] ?? new Int32Array();
    const diagonal = old - now;
    const came = comes(step, diagonal, trace[step + diagonal - 1] ?? 0, trace[step + diagonal + 1] ?? 0);
    const from = diagonal + (came ? 1 : -1);
    const at = step === 0 ? 0 : (trace[step + from] ?? 0);
    const equalTo = step === 0 ? 0 : came ? at : at + 1;
    while (old > equalTo) steps.push({ sign: ' ', old: --old, new: --now });
    if (step === 0) break;
    if (came) steps.push({ sign: '+', old, new: --now });
    else steps.push({ sign: '-', old: --old, new: now });
  }
  return steps.reverse();
}

/** @param {number} old @param {number} now @returns {Step[]} */
function rewritten(old, now) {
  return [
    ...Array.from({ length: old }, (_, at) => /** @type {Step} */ ({ sign: '-', old: at, new: 0 })),
    ...Array.from({ length: now }, (_, at) => /** @type {Step} */ ({ sign: '+', old, new: at })),
  ];
}

/** @typedef {{ field: string | null, section: string | null }} Place */

/**
 * What each line of an entry belongs to.
 * @param {string[]} lines
 * @returns {Place[]}
 */
function places(lines) {
  /** @type {Place} */
  let place = { field: null, section: null };
  let front = lines[0]?.replace('\ufeff', '').trimEnd() === '---';
  let fence = '';
  return lines.map((line, at) => {
    if (front) {
      const key = /^["']?([^\s#"':][^:"']*)["']?\s*:(\s|$)/.exec(line);
      if (key) place = { field: key[1]?.trim() ?? null, section: null };
      front = at === 0 || line.trimEnd() !== '---';
      if (!front) place = { field: null, section: null };
      return place;
    }
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (mark && !fence) fence = mark;
    else if (mark && mark.startsWith(fence)) fence = '';
    const title = fence ? null : /^ {0,3}##? +(.+?)[ #]*$/.exec(line.trimEnd());
    if (title) place = { field: null, section: title[1] ?? null };
    return place;
  });
}

/**
 * Changes with a line around them, by what they belong to, in the order of the text.
 * @param {Step[]} steps @param {Place[]} old @param {Place[]} now
 * @returns {[Place, Step[][]][]}
 */
function grouped(steps, old, now) {
  const placeOf = (/** @type {Step} */ it) => (it.sign === '-' ? old[it.old] : now[it.new]) ?? { field: null, section: null };
  const same = (/** @type {Place} */ a, /** @type {Place} */ b) => a.field === b.field && a.section === b.section;
  const near = around(steps);
  /** @type {[Place, Step[][]][]} */
  const groups = [];
  let last = -2;
  near.forEach((at) => {
    const step = /** @type {Step} */ (steps[at]);
    const place = placeOf(step);
    const group = groups.at(-1);
    if (!group || !same(group[0], place)) groups.push([place, [[step]]]);
    else if (at === last + 1) group[1].at(-1)?.push(step);
    else group[1].push([step]);
    last = at;
  });
  // Lines around a change that belong to its neighbours tell nothing by themselves.
  return groups.filter(([, hunks]) => hunks.some((hunk) => hunk.some((it) => it.sign !== ' ')));
}

/** The steps that change something and those around them. @param {Step[]} steps */
function around(steps) {
  /** @type {number[]} */
  const near = [];
  let until = -1;
  steps.forEach((step, at) => {
    if (step.sign === ' ') return;
    for (let it = Math.max(until + 1, at - AROUND); it <= Math.min(at + AROUND, steps.length - 1); it++) near.push(it);
    until = near.at(-1) ?? until;
  });
  return near;
}

/**
 * A hunk as it is read; what took the place of a line shows which words changed.
 * @param {Step[]} hunk @param {string[]} old @param {string[]} now
 * @returns {Hunk}
 */
function written(hunk, old, now) {
  const text = (/** @type {Step} */ it) => shown((it.sign === '-' ? old[it.old] : now[it.new]) ?? '');
  /** @type {Map<Step, Piece[]>} */
  const pieces = new Map();
  for (const block of blocks(hunk)) {
    const gone = block.filter((it) => it.sign === '-');
    const come = block.filter((it) => it.sign === '+');
    gone.forEach((it, at) => {
      const other = come[at];
      if (!other) return;
      const [before, after] = words(text(it), text(other));
      pieces.set(it, before);
      pieces.set(other, after);
    });
  }
  return hunk.map((it) => ({ sign: it.sign, pieces: pieces.get(it) ?? [{ text: text(it), changed: false }] }));
}

/** A line without its end. @param {string} line */
const shown = (line) => line.replace(/\r?\n$/, '').replace('\ufeff', '');

/**
 * Two lines in pieces: which words of the one are not in the other. Lines that have
 * little in common are left whole.
 * @param {string} before @param {string} after
 * @returns {[Piece[], Piece[]]}
 */
export function words(before, after) {
  const split = (/** @type {string} */ text) => text.match(/[\p{L}\p{M}\p{N}]+|\s+|./gu) ?? [];
  const old = split(before);
  const now = split(after);
  const steps = way(old, now);
  const stayed = steps.filter((it) => it.sign === ' ').reduce((sum, it) => sum + (old[it.old]?.length ?? 0), 0);
  if (stayed < ALIKE * Math.max(before.length, after.length)) {
    return [[{ text: before, changed: false }], [{ text: after, changed: false }]];
  }
  return [joined(steps, '-', (it) => old[it.old] ?? ''), joined(steps, '+', (it) => now[it.new] ?? '')];
}

/**
 * @param {Step[]} steps @param {'-' | '+'} sign @param {(step: Step) => string} text
 * @returns {Piece[]}
 */
function joined(steps, sign, text) {
  /** @type {Piece[]} */
  const pieces = [];
  for (const step of steps.filter((it) => it.sign === ' ' || it.sign === sign)) {
    const changed = step.sign === sign;
    const last = pieces.at(-1);
    if (last && last.changed === changed) last.text += text(step);
    else pieces.push({ text: text(step), changed });
  }
  return pieces;
}
