// Replacements in a text, gathered while it is still whole.

/** @typedef {{ text: string, put: (start: number, end: number, text: string) => void, made: () => string | null }} Splices */

/** @param {string} text @returns {Splices} */
export function splicesOf(text) {
  /** @type {[number, number, string][]} */
  const list = [];
  return {
    text,
    put(start, end, piece) {
      list.push([start, end, piece]);
    },
    /** The text with all of them made; none if two of them meet. */
    made() {
      // What is added at a place stands before what is removed behind it.
      list.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      let [out, at] = ['', 0];
      for (const [start, end, piece] of list) {
        if (start < at) return null;
        out += text.slice(at, start) + piece;
        at = end;
      }
      return out + text.slice(at);
    },
  };
}

/** @param {string} text @param {number} at */
export const lineStart = (text, at) => (at ? text.lastIndexOf('\n', at - 1) + 1 : 0);

/** Where the line after this place begins.
 * @param {string} text @param {number} at */
export function nextLine(text, at) {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** The spaces before a place, if nothing else stands before it on its line.
 * @param {string} text @param {number} at */
export function marginOf(text, at) {
  const margin = text.slice(lineStart(text, at), at);
  return /^ *$/.test(margin) ? margin : null;
}

/** @param {string} text @param {number} at */
export const columnOf = (text, at) => [...text.slice(lineStart(text, at), at)].length;
