// Drives a search in Chromium: what a slow link carries, and how soon keys are answered.
import { chromium } from 'playwright-core';
import { serve } from './host.mjs';

const LATENCY = 400;
const BYTES_PER_SECOND = 400_000 / 8;
const SLOWER = 4;
const KEY_DELAY = 120;
const LOADING_DELAY = 700;
/** For the answer to a word's last key; results that do not change never show one. */
const PATIENCE = 15_000;
const SETTLE = 500;
/** No request under way for this long: everything the page wanted has come. */
const QUIET = 1500;
const flags = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Bytes, requests and round trips of each case, each with a cold cache. */
export async function browse(tool, root, plan) {
  const [one, two] = plan.common;
  const { browser, host } = await start(tool, root);
  try {
    const word = await cold(browser, host, tool, (page) => tool.search(page, one));
    const words = await cold(browser, host, tool, (page) => tool.search(page, `${one} ${two}`));
    const filter = await cold(
      browser,
      host,
      tool,
      (page) => tool.filter(page, plan.filter),
      (page) => tool.counts(page, plan.filter),
    );
    return { word, words, filter };
  } finally {
    await stop({ browser, host });
  }
}

/** Milliseconds from an `input` event to the paint of the changed results, index loaded. */
export async function keystrokes(tool, root, plan) {
  const { browser, host } = await start(tool, root);
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    await tool.openKeys(page, host.origin);
    await page.evaluate(watchKeys, { box: tool.box, list: tool.list });
    await typeWord(page, tool, plan.common[0]);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const words = [];
    for (const word of plan.typed) {
      // Once slowly, without a watch: what each beginning of the word needs is loaded then.
      await typeWord(page, tool, word, LOADING_DELAY);
      words.push(await typeWord(page, tool, word));
    }
    return summary(words);
  } finally {
    await stop({ browser, host });
  }
}

async function start(tool, root) {
  // The sandbox cannot be had by root, which is what a build machine runs as.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const host = await serve(root, tool.pages);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...flags, ...sandbox],
  });
  return { browser, host };
}

async function stop({ browser, host }) {
  await browser.close();
  host.closeAllConnections();
  host.close();
}

async function cold(browser, host, tool, first, then = async () => {}) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await tool.open(page, host.origin);
  const requests = listen(page, host);
  await slow(context, page);
  const began = Date.now();
  await first(page);
  const painted = Date.now();
  await then(page);
  await quiet(requests);
  await context.close();
  return account(requests, began, painted);
}

async function slow(context, page) {
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY,
    downloadThroughput: BYTES_PER_SECOND,
    uploadThroughput: BYTES_PER_SECOND,
  });
}

/** Every request of the page and of its workers from now on. */
function listen(page, host) {
  const requests = [];
  page.on('request', (request) => {
    // The page's icon, which Chromium asks for again when the address changes.
    if (request.resourceType() === 'other') return;
    requests.push({ request, start: Date.now(), end: null });
  });
  const finish = (request) => {
    const it = requests.find((it) => it.request === request);
    // A page asked for before the listening began may end after it.
    if (!it) return;
    it.end = Date.now();
    it.bytes = host.sent(request.url());
  };
  page.on('requestfinished', finish);
  page.on('requestfailed', finish);
  return requests;
}

async function quiet(requests) {
  let since = Date.now();
  while (Date.now() - since < QUIET) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const last = Math.max(0, ...requests.map((it) => it.end ?? Date.now()));
    since = Math.max(since, last);
  }
}

/** `first`: until ten titles were known; `after`: what came later, for the counts. */
function account(requests, began, painted) {
  // Answers from the browser's own cache cost nothing.
  const sent = requests.filter((it) => it.bytes !== undefined);
  const parts = { first: sent.filter((it) => it.end <= painted), after: sent.filter((it) => it.end > painted) };
  return {
    milliseconds: painted - began,
    first: sums(parts.first),
    after: sums(parts.after),
    trace: sent.map((it) => traced(it, began)),
  };
}

function sums(requests) {
  return {
    bytes: requests.reduce((sum, it) => sum + it.bytes, 0),
    requests: requests.length,
    roundTrips: depth(requests),
  };
}

function traced({ start, end, bytes, request }, began) {
  return `${start - began}-${end - began} ms, ${bytes} B, ${new URL(request.url()).pathname}`;
}

/** The longest chain of requests, each begun after another had ended. */
function depth(requests) {
  const depths = new Map();
  for (const it of [...requests].sort((a, b) => a.start - b.start)) {
    const before = [...depths.keys()].filter((other) => other.end <= it.start);
    depths.set(it, 1 + Math.max(0, ...before.map((other) => depths.get(other))));
  }
  return Math.max(0, ...depths.values());
}

/** Runs in the page: notes when each key was pressed and when its results were painted. */
function watchKeys({ box, list }) {
  globalThis.waiting = [];
  globalThis.answered = [];
  const input = document.querySelector(box);
  input.addEventListener('input', () => waiting.push(performance.now()), { capture: true });
  const frames = () => {
    // A key overtaken by the next one is answered by the results of that one.
    const keys = waiting.splice(0);
    // A message sent as a frame begins is read when the frame has been painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => answered.push(...keys.map((it) => performance.now() - it));
    requestAnimationFrame(() => port2.postMessage(null));
  };
  const observer = new MutationObserver(frames);
  observer.observe(document.querySelector(list), { childList: true, subtree: true, characterData: true });
}

async function typeWord(page, tool, word, delay = KEY_DELAY) {
  await page.fill(tool.box, '');
  await takeTimes(page);
  await page.focus(tool.box);
  await page.keyboard.type(word, { delay });
  return { word, times: await takeTimes(page) };
}

/** What each key took, once the last is answered or has changed nothing for long enough. */
async function takeTimes(page) {
  await page
    .waitForFunction(() => waiting.length === 0, null, { timeout: PATIENCE })
    .catch(() => {});
  // What is still being painted or fetched must not fall to the next word.
  await page.waitForTimeout(SETTLE);
  return page.evaluate(() => (waiting.splice(0), answered.splice(0)));
}

function summary(words) {
  const every = words.flatMap((it) => it.times);
  const last = words.map((it) => it.times.at(-1)).filter((it) => it !== undefined);
  return {
    every: percentiles(every),
    last: percentiles(last),
    keys: words.reduce((sum, it) => sum + it.word.length, 0),
    answered: every.length,
  };
}

function percentiles(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
  return sorted.length === 0 ? null : { p50: at(0.5), p95: at(0.95) };
}
