/**
 * The lines of bytes of which each begins so, without that; what goes on, behind a "+" in the place of the "|", is put to
 * what it belongs to. An Error for any other.
 */
export function unprefixed(text: string, prefix: string): string {
  const rest = prefix.replace(/\| $/, "+ ");
  const lines: string[] = [];
  for (const line of text.split("\n").slice(0, -1)) {
    if (line.startsWith(prefix)) lines.push(line.slice(prefix.length));
    else if (line.startsWith(rest)) lines.push((lines.pop() ?? "") + line.slice(rest.length));
    else throw new Error(`a line without ${prefix}: ${line.slice(0, 200)}`);
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** The text whose lines are the messages of JSON objects. */
export function messagesOf(text: string): string {
  const lines: string[] = [];
  for (const line of text.split("\n").slice(0, -1)) {
    const { message, continued = false }: { readonly message: string; readonly continued?: boolean } = JSON.parse(line);
    lines.push(continued ? message : `${message}\n`);
  }
  return lines.join("");
}
