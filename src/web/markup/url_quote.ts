/** Percent-encodes all but letters, digits and "_.-~/", as the original's links are. Also runs in the browser. */
export function urlQuote(text: string): string {
  const hex = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text.toWellFormed()).replaceAll("%2F", "/").replaceAll(/[!'()*]/g, hex);
}
