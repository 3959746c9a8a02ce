/**
 * Text as the content of an element. Compat: SEC-007, "&" and "<" alone are escaped, so that cells read byte for byte
 * as the original's. Not for attributes: those hold only what urlQuote() gives. Also runs in the browser.
 */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
