// Points of the earth as people write and paste them, and where they stand in the
// drawing of the map.

/** Latitude and longitude in degrees. @typedef {[number, number]} Point */

const NUMBER = String.raw`[-−+]?\d{1,3}(?:[.,]\d+)?`;
const PARTS = String.raw`(\d{1,3}(?:[.,]\d+)?)\s*°?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['’′]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["”″]|''|’’)\s*)?`;
/** Addresses of maps: `@lat,lon`, `?q=lat,lon`, `#map=11/lat/lon`, `geo:lat,lon`. */
const LINKS = [/@(-?\d+\.\d+),(-?\d+\.\d+)/, /[?&](?:q|ll|query)=(-?\d+\.\d+)(?:,|%2C)(-?\d+\.\d+)/i, /mlat=(-?\d+\.\d+)&mlon=(-?\d+\.\d+)/, /#map=[\d.]+\/(-?\d+\.\d+)\/(-?\d+\.\d+)/, /^geo:(-?\d+\.?\d*),(-?\d+\.?\d*)/];
/** Letters of the four winds in the languages of the catalogue. */
const NORTH_SOUTH = /^[NS]$/i;
/** @type {Record<string, number>} */
const SIGN = { N: 1, S: -1, E: 1, L: 1, W: -1, O: -1 };

/** @param {string} text */
const numberOf = (text) => Number(text.replace('−', '-').replace(',', '.'));

/**
 * The point that a text says, if it says one.
 * @param {string} text
 * @returns {Point | null}
 */
export function parsePoint(text) {
  const trimmed = text.trim().replace(/^[[(]|[\])]$/g, '').trim();
  for (const link of LINKS) {
    const found = link.exec(trimmed);
    if (found) return onEarth(Number(found[1]), Number(found[2]));
  }
  return inWinds(trimmed) ?? inNumbers(trimmed);
}

/** `-17.74, -65.19`; with commas for decimals, `-17,74; -65,19`. @param {string} text */
function inNumbers(text) {
  // A comma with no space behind it may be a decimal one: between the two stands more.
  const [, lat, lon] = new RegExp(`^(${NUMBER})\\s*(?:;|,\\s+|\\s+|/)\\s*(${NUMBER})$`).exec(text) ?? /^([-−+]?\d{1,3}(?:\.\d+)?),([-−+]?\d{1,3}(?:\.\d+)?)$/.exec(text) ?? [];
  return lat && lon ? onEarth(numberOf(lat), numberOf(lon)) : null;
}

/** `17°44'S 65°11'W`, `17.74 S, 65.19 O`. @param {string} text */
function inWinds(text) {
  const behind = new RegExp(`^${PARTS}([NS])[,;\\s]*${PARTS}([EWOL])$`, 'i').exec(text);
  if (behind) return fromWinds(behind.slice(1, 4), behind[4] ?? '', behind.slice(5, 8), behind[8] ?? '');
  const before = new RegExp(`^([NS])\\s*${PARTS}[,;\\s]*([EWOL])\\s*${PARTS}$`, 'i').exec(text);
  return before && fromWinds(before.slice(2, 5), before[1] ?? '', before.slice(6, 9), before[5] ?? '');
}

/** @param {string[]} lat @param {string} northSouth @param {string[]} lon @param {string} eastWest */
function fromWinds(lat, northSouth, lon, eastWest) {
  if (!NORTH_SOUTH.test(northSouth)) return null;
  const degrees = (/** @type {(string | undefined)[]} */ parts) => parts.reduce((sum, it, n) => sum + (it ? numberOf(it) / 60 ** n : 0), 0);
  const signed = (/** @type {(string | undefined)[]} */ parts, /** @type {string} */ wind) => degrees(parts) * (SIGN[wind.toUpperCase()] ?? 1);
  return onEarth(signed(lat, northSouth), signed(lon, eastWest));
}

/** @param {number} lat @param {number} lon @returns {Point | null} */
const onEarth = (lat, lon) => (Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lat, lon] : null);

/** To two decimals, about a kilometre: a place, not a house. @param {Point} point @returns {Point} */
export const rounded = ([lat, lon]) => [Math.round(lat * 100) / 100 || 0, Math.round(lon * 100) / 100 || 0];

/** @param {Point} point */
export const writePoint = (point) => point.join(', ');

/** Lambert's azimuthal equal-area projection, as in `src/schema/map.rs`. */
export class Projection {
  /** @param {string} numbers latitude and longitude of the centre, scale, x and y */
  constructor(numbers) {
    const [lat = 0, lon = 0, scale = 1, x = 0, y = 0] = numbers.split(' ').map(Number);
    this.lat = (lat * Math.PI) / 180;
    this.lon = (lon * Math.PI) / 180;
    this.scale = scale;
    this.x = x;
    this.y = y;
  }

  /** Where a point stands in the drawing. @param {Point} point @returns {[number, number]} */
  place([lat, lon]) {
    const [phi, turn] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180 - this.lon];
    const across = Math.cos(phi) * Math.cos(turn);
    const k = Math.sqrt(2 / (1 + Math.sin(this.lat) * Math.sin(phi) + Math.cos(this.lat) * across)) * this.scale;
    const up = Math.cos(this.lat) * Math.sin(phi) - Math.sin(this.lat) * across;
    return [this.x + k * Math.cos(phi) * Math.sin(turn), this.y - k * up];
  }

  /** The point of the earth that is drawn there (Snyder 1987, 20-14 to 20-16, 24-16). @param {number} x @param {number} y @returns {Point} */
  unplace(x, y) {
    const [right, up] = [(x - this.x) / this.scale, (this.y - y) / this.scale];
    const away = Math.hypot(right, up);
    if (!away) return [(this.lat * 180) / Math.PI, (this.lon * 180) / Math.PI];
    const c = 2 * Math.asin(Math.min(1, away / 2));
    const lat = Math.asin(Math.cos(c) * Math.sin(this.lat) + (up * Math.sin(c) * Math.cos(this.lat)) / away);
    const lon = this.lon + Math.atan2(right * Math.sin(c), away * Math.cos(this.lat) * Math.cos(c) - up * Math.sin(this.lat) * Math.sin(c));
    return [(lat * 180) / Math.PI, (lon * 180) / Math.PI];
  }
}
