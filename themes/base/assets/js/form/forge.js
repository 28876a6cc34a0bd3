// The addresses of a forge's pages that take a text, and whether it fits in one. The
// page hands over what the generator knows of the forge (`src/views/hand_over.rs`).

/** new: ends where the name of the file goes; value: its parameter that holds the text
 * @typedef {{ new: string | null, value: string | null, edit: string | null, folderPage: string }} Forge */
/** How a text gets there. filled: the address brings it along; paste: the text is
 * copied, and the page that opens takes it.
 * @typedef {{ way: 'filled' | 'paste', url: string }} Hand */

/** GitHub answers 414 above 8,191 bytes, and the way through its sign-in encodes the
 * address once more. */
export const LONGEST = 8000;

/**
 * Where a forge takes this text.
 * @param {Forge} forge
 * @param {string | null} name of the file, when it is a new one
 * @param {string} text
 * @returns {Hand}
 */
export function hand(forge, name, text) {
  if (forge.edit !== null) return { way: 'paste', url: forge.edit };
  // Where no page makes a file, the folder's own page has a button that does.
  if (forge.new === null || name === null) return { way: 'paste', url: forge.folderPage };
  const url = forge.new + encodeURIComponent(name);
  return filled(forge, url, text) ?? { way: 'paste', url };
}

/**
 * @param {Forge} forge @param {string} url @param {string} text
 * @returns {Hand | null}
 */
function filled(forge, url, text) {
  if (forge.value === null) return null;
  try {
    const whole = `${url}&${forge.value}=${encodeURIComponent(text)}`;
    return encodedAgain(whole) <= LONGEST ? { way: 'filled', url: whole } : null;
  } catch {
    // Half a character, of a broken paste, has no bytes and so no address.
    return null;
  }
}

/** Bytes of an address within another address. @param {string} url */
export function encodedAgain(url) {
  return encodeURIComponent(url).length;
}
