const ESCAPED = /(?:\\[0-7]{3})+|\\\\/g;

/** Undoes vis(3) as libedit's history has it: "\040" for a blank, "\\" for a backslash, other bytes in octal. */
export function decodeVis(text: string): string {
  return text.replace(ESCAPED, (run) => {
    if (run === "\\\\") return "\\";
    const bytes = run.slice(1).split("\\").map((octal) => parseInt(octal, 8));
    return new TextDecoder().decode(new Uint8Array(bytes));
  });
}

/** The opposite; letters of any script stay as they are, which libedit reads as well. */
export function encodeVis(text: string): string {
  return text.replace(/[\\\s\p{Cc}]/gu, (char) => {
    if (char === "\\") return "\\\\";
    const bytes = new TextEncoder().encode(char);
    return Array.from(bytes, (byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
  });
}
