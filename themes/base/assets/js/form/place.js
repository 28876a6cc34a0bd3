// Choosing a point: on the drawing of the map, which is fetched when it is opened, or
// where this machine is, when somebody asks for it and has read what that means.

import { button, make, said, the, word } from './dom.js';
import { parsePoint, Projection, rounded, writePoint } from './point.js';

/** @typedef {import('./point.js').Point} Point */
/** @typedef {{ left: number, top: number, width: number, height: number }} Frame */

const SVG = 'http://www.w3.org/2000/svg';
/** How much nearer each press brings, and how near at most: some 60 km across. */
const STEP = 2;
const NEAREST = 64;
/** A press of an arrow moves the point by this share of what is seen. */
const NUDGE = 1 / 40;

/**
 * Opens the map of a field.
 * @param {HTMLElement} part
 * @param {HTMLButtonElement} opener
 */
export async function openMap(part, opener) {
  /** @type {HTMLElement} */
  const place = the(part, '.picker');
  const shut = !place.hidden;
  place.hidden = shut;
  opener.setAttribute('aria-expanded', String(!shut));
  if (shut) return;
  /** @type {HTMLInputElement} */
  const input = the(part, 'input');
  const svg = await drawing(opener.dataset.map ?? '');
  if (!svg) {
    place.replaceChildren(make('p', {}, word('map-fails')));
    return;
  }
  const close = () => {
    place.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    opener.focus();
  };
  place.replaceChildren(...picking(svg, new Projection(opener.dataset.projection ?? ''), input, close));
  /** @type {HTMLElement} */ (the(place, '[role=application]')).focus();
}

/** The countries of the map's page, without links and dots. @param {string} url @returns {Promise<SVGSVGElement | null>} */
async function drawing(url) {
  const answer = await fetch(url).catch(() => null);
  if (!answer?.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const svg = /** @type {SVGSVGElement | null} */ (page.querySelector('.map > svg'));
  if (!svg) return null;
  for (const old of svg.querySelectorAll('.dots, a:has(circle)')) old.remove();
  for (const country of svg.querySelectorAll('a, g')) {
    const path = country.querySelector('path');
    // «Bolivia: 4 experiencias» is of another page.
    path?.setAttribute('data-name', (country.querySelector('title')?.textContent ?? '').replace(/: [^:]*$/, ''));
    path?.removeAttribute('class');
    country.replaceWith(...(path ? [path] : []));
  }
  svg.removeAttribute('role');
  svg.removeAttribute('aria-label');
  svg.setAttribute('aria-hidden', 'true');
  return document.adoptNode(svg);
}

/**
 * @param {SVGSVGElement} svg
 * @param {Projection} projection
 * @param {HTMLInputElement} input
 * @param {() => void} close
 * @returns {Node[]}
 */
function picking(svg, projection, input, close) {
  const whole = svg.viewBox.baseVal;
  const [wide, high] = [whole.width, whole.height];
  const mark = document.createElementNS(SVG, 'g');
  mark.setAttribute('class', 'chosen');
  svg.append(mark);
  const says = make('p', { class: 'note', role: 'status' }, word('map-none'));
  const area = make('div', { class: 'map', role: 'application', tabindex: '0', 'aria-label': word('map-label'), 'aria-describedby': 'map-how' }, svg);
  let near = 1;
  /** @type {Point | null} */
  let point = parsePoint(input.value);

  /** @returns {Frame} */
  function frame() {
    const [width, height] = [wide / near, high / near];
    const [x, y] = point ? projection.place(point) : [wide / 2, high / 2];
    const within = (/** @type {number} */ at, /** @type {number} */ size, /** @type {number} */ all) => Math.min(Math.max(at - size / 2, 0), all - size);
    return { left: within(x, width, wide), top: within(y, height, high), width, height };
  }

  function paint() {
    const { left, top, width, height } = frame();
    svg.setAttribute('viewBox', `${left} ${top} ${width} ${height}`);
    mark.replaceChildren();
    if (!point) return;
    const [x, y] = projection.place(point);
    const size = width / 50;
    for (const [name, attributes] of /** @type {[string, Record<string, number>][]} */ ([['circle', { cx: x, cy: y, r: size }], ['circle', { cx: x, cy: y, r: size / 4 }]])) {
      const made = document.createElementNS(SVG, name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
      mark.append(made);
    }
    const over = [...svg.querySelectorAll('path[data-name]')].find((it) => /** @type {SVGGeometryElement} */ (it).isPointInFill(new window.DOMPoint(x, y)));
    const country = over?.getAttribute('data-name');
    says.textContent = word('at', { point: `${writePoint(point)}${country ? ` (${country})` : ''}` });
  }

  /** @param {number} x @param {number} y */
  function choose(x, y) {
    point = rounded(projection.unplace(Math.min(Math.max(x, 0), wide), Math.min(Math.max(y, 0), high)));
    input.value = writePoint(point);
    input.dispatchEvent(new Event('change', { bubbles: true }));
    paint();
  }

  /** @param {number} by */
  const zoom = (by) => {
    near = Math.min(Math.max(near * by, 1), NEAREST);
    paint();
  };

  svg.addEventListener('click', (event) => {
    const seen = svg.getBoundingClientRect();
    const { left, top, width, height } = frame();
    choose(left + ((event.clientX - seen.left) / seen.width) * width, top + ((event.clientY - seen.top) / seen.height) * height);
  });
  area.addEventListener('keydown', (event) => {
    const turns = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const turn = turns[/** @type {keyof typeof turns} */ (event.key)];
    if (turn) {
      const { left, top, width, height } = frame();
      const [x, y] = point ? projection.place(point) : [left + width / 2, top + height / 2];
      // At least the hundredth of a degree that is kept.
      const step = Math.max(width * NUDGE, (projection.scale * Math.PI) / 180 / 80);
      choose(x + (turn[0] ?? 0) * step, y + (turn[1] ?? 0) * step);
    } else if (event.key === '+' || event.key === '-') zoom(event.key === '+' ? STEP : 1 / STEP);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  // Which country is under the point can be asked once the drawing is in the page.
  queueMicrotask(paint);
  const [farther, nearer] = [button('−', () => zoom(1 / STEP)), button('+', () => zoom(STEP))];
  farther.setAttribute('aria-label', word('farther'));
  nearer.setAttribute('aria-label', word('nearer'));
  return [make('p', { class: 'help', id: 'map-how' }, word('map-how')), area, says, make('div', { class: 'row steer' }, farther, nearer, button(word('done'), close))];
}

/**
 * Says what it would mean, and asks the machine only then.
 * @param {HTMLElement} part
 */
export function askHere(part) {
  /** @type {HTMLElement} */
  const says = the(part, '.said');
  /** @type {HTMLInputElement} */
  const input = the(part, 'input');
  const yes = button(word('here-yes'), () => {
    says.textContent = word('here-wait');
    const no = () => (says.textContent = word('here-no'));
    if (!navigator.geolocation) return no();
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const point = rounded([coords.latitude, coords.longitude]);
        input.value = writePoint(point);
        input.dispatchEvent(new Event('change', { bubbles: true }));
        says.textContent = word('at', { point: input.value });
      },
      no,
      // A coarse place is wanted, and an old one will do.
      { enableHighAccuracy: false, timeout: 15_000, maximumAge: 600_000 },
    );
  });
  says.replaceChildren(...said('here-ask'), ' ', yes);
  yes.focus();
}
