const PHRASES: Readonly<Record<number, string>> = {
  200: "OK",
  301: "Moved Permanently",
  304: "Not Modified",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  410: "Gone",
  411: "Length Required",
  413: "Request Entity Too Large",
  500: "Internal Server Error",
};

/** The words after a status code (Compat: HTTP-004). */
export function reasonPhrase(status: number): string {
  const phrase = PHRASES[status];
  if (phrase === undefined) throw new Error(`Cannot answer with status ${status}: it has no reason phrase`);
  return phrase;
}
