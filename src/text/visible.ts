// deno-lint-ignore no-control-regex -- what strangers send must forge no lines of a log and steer no terminal.
const CONTROL = /[\x00-\x1f\x7f]/g;

/** The text with its control characters as \\xNN. */
export function visible(text: string): string {
  return text.replaceAll(CONTROL, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
