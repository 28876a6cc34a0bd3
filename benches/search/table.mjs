// The measurements as a Markdown table: two lines and their ratio for each catalogue.
const HEADINGS = ['fichas', '', 'index / files', 'indexing, wall / CPU', 'whole build, wall / CPU', 'one common word', 'two common words', 'one filter', 'then all counts', 'key to paint, p50 / p95', 'last key, p50 / p95'];
const NONE = '–';

export function table(rows) {
  const lines = [HEADINGS, HEADINGS.map(() => '---'), ...rows.flatMap(linesOf)];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function linesOf(row) {
  const lines = [line(row, 'Pagefind', row.pagefind), line(row, 'fichero', row.fichero)];
  const [ours, theirs] = [row.fichero, row.pagefind];
  if (ours?.index && theirs?.index) lines.push(ratios(ours, theirs));
  return lines;
}

function line(row, name, it) {
  const head = [row.fichas.toLocaleString('en'), name];
  if (!it?.index) return [...head, NONE, seconds(it?.indexing), seconds(it?.build), ...HEADINGS.slice(5).map(() => NONE)];
  const { word, words, filter } = it.cases;
  return [
    ...head,
    `${bytes(it.index.bytes)} / ${it.index.files.toLocaleString('en')}`,
    seconds(it.indexing),
    seconds(it.build),
    trip(word),
    trip(words),
    // What comes later for a filter has its own column.
    trip({ ...filter, after: { bytes: 0 } }),
    link(filter.after),
    pair(it.keys.every),
    pair(it.keys.last),
  ];
}

function ratios(ours, theirs) {
  const of = (pick) => quotient(pick(theirs), pick(ours));
  return [
    '',
    'Pagefind ÷ fichero',
    `${of((it) => it.index.bytes)} / ${of((it) => it.index.files)}`,
    `${of((it) => it.indexing?.wall)} / ${of((it) => it.indexing?.cpu)}`,
    NONE,
    ...['word', 'words', 'filter'].map((name) => of((it) => it.cases[name].first.bytes)),
    of((it) => it.cases.filter.after.bytes),
    `${of((it) => it.keys.every?.p50)} / ${of((it) => it.keys.every?.p95)}`,
    `${of((it) => it.keys.last?.p50)} / ${of((it) => it.keys.last?.p95)}`,
  ];
}

function quotient(a, b) {
  return a && b ? `${(a / b).toFixed(1)}×` : NONE;
}

function trip({ milliseconds, first, after }) {
  const later = after.bytes ? `; later ${bytes(after.bytes)}` : '';
  return `${link(first)}, ${(milliseconds / 1000).toFixed(1)} s${later}`;
}

function link(it) {
  return it.requests === 0 ? 'nothing' : `${bytes(it.bytes)}, ${it.requests} req., ${it.roundTrips} RT`;
}

function bytes(count) {
  return count < 1e6 ? `${(count / 1e3).toFixed(1)} KB` : `${(count / 1e6).toFixed(2)} MB`;
}

function seconds(it) {
  if (!it) return NONE;
  const failed = it.failed ? `, failed (${it.failed})` : '';
  return `${it.wall.toFixed(2)} s / ${it.cpu.toFixed(2)} s${failed}`;
}

function pair(it) {
  return it ? `${it.p50} / ${it.p95} ms` : NONE;
}
