const NEWLINE = 10;

/** How many lines there are; what has no end is one, too. */
export function countLines(data: Uint8Array): number {
  let count = 0;
  for (let at = data.indexOf(NEWLINE); at !== -1; at = data.indexOf(NEWLINE, at + 1)) count += 1;
  return data.at(-1) === NEWLINE || data.length === 0 ? count : count + 1;
}
