/** Bytes of each line that tests/fixtures/number_lines.py writes: twelve digits, and dots. */
const LINE = 64;
const DIGITS = 12;

/**
 * How many lines the writer has written, by what it said in the end, when all of them are in the files whose paths
 * begin so, in order and once; else an Error. Each file is put where its first whole line belongs.
 */
export async function checkNumberedLines(folder: string, prefix: string): Promise<{ lines: number; files: number }> {
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name).filter((name) => name.startsWith(prefix));
  const parts = await Promise.all(names.map((name) => Deno.readFile(`${folder}/${name}`)));
  const sorted = parts.filter(({ length }) => length > 0).sort((a, b) => placeOf(a) - placeOf(b));
  const bytes = new Uint8Array(await new Blob(sorted).arrayBuffer());
  const end = bytes.lastIndexOf(10, -2) + 1;
  const [, said] = /^end (\d+)\n$/.exec(new TextDecoder().decode(bytes.subarray(end))) ?? [];
  if (said === undefined) throw new Error(`${prefix}: the last line is missing`);
  if (end !== Number(said) * LINE) throw new Error(`${prefix}: ${end} bytes of ${said} lines`);
  for (let line = 0; line < Number(said); line++) {
    const found = numberAt(bytes, line * LINE);
    if (found !== line || bytes[line * LINE + LINE - 1] !== 10) throw new Error(`${prefix}: ${found} for line ${line}`);
  }
  return { lines: Number(said), files: sorted.length };
}

function placeOf(bytes: Uint8Array): number {
  // The last line alone is no number, and comes last
  if (bytes.length < LINE) return Infinity;
  const start = bytes.indexOf(10) + 1;
  return numberAt(bytes, start);
}

function numberAt(bytes: Uint8Array, start: number): number {
  let number = 0;
  for (let at = start; at < start + DIGITS; at++) number = number * 10 + (bytes[at] ?? 0) - 48;
  return number;
}
