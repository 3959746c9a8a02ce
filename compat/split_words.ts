const WORD = /"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g;

/** Splits a step's arguments at blanks. Double quotes hold a JSON string, single quotes text as it is. */
export function splitWords(text: string): string[] {
  return [...text.matchAll(WORD)].map(([, double, single, bare]) => {
    if (double !== undefined) return parseString(`"${double}"`);
    return single ?? bare ?? "";
  });
}

function parseString(json: string): string {
  const text: unknown = JSON.parse(json);
  return String(text);
}
