/** The lines of bytes of which each begins so, without that; an Error for one that does not. */
export function unprefixed(text: string, prefix: string): string {
  return text.split("\n").slice(0, -1).map((line) => {
    if (!line.startsWith(prefix)) throw new Error(`a line without ${prefix}: ${line.slice(0, 200)}`);
    return `${line.slice(prefix.length)}\n`;
  }).join("");
}

/** The text whose lines are the messages of JSON objects. */
export function messagesOf(text: string): string {
  return text.split("\n").slice(0, -1).map((line) => {
    const { message, continued = false }: { readonly message: string; readonly continued?: boolean } = JSON.parse(line);
    return continued ? message : `${message}\n`;
  }).join("");
}
