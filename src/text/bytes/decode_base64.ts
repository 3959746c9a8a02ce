/**
 * Decodes base64 as leniently as the original does, where clients break lines or leave blanks: characters outside
 * the alphabet are skipped and nothing is read past the padding. null when the padding is missing or wrong.
 */
export function decodeBase64(text: string): Uint8Array | null {
  const padding = /=[^A-Za-z0-9+/=]*=?/.exec(text);
  const digits = (padding === null ? text : text.slice(0, padding.index)).replaceAll(/[^A-Za-z0-9+/]/g, "");
  const missing = (4 - digits.length % 4) % 4;
  const found = padding === null ? 0 : padding[0].replaceAll(/[^=]/g, "").length;
  if (missing === 3 || missing > found) return null;
  return Uint8Array.from(atob(digits), (character) => character.charCodeAt(0));
}
