/** An HTTP proxy that names its target to it, as nginx does with a bare proxy_pass; ended when disposed. */
export interface RenamingProxy extends AsyncDisposable {
  readonly port: number;
}

/** Passes everything on to `target`, such as "http://127.0.0.1:9001". */
export function renamingProxy(target: string): RenamingProxy {
  const over = new AbortController();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, signal: over.signal, onListen: () => {} },
    async (asked) => {
      const { pathname, search, origin } = new URL(asked.url);
      const headers = new Headers(asked.headers);
      headers.delete("Host");
      try {
        const answer = await fetch(target + pathname + search, {
          method: asked.method,
          headers,
          body: asked.method === "POST" ? await asked.bytes() : null,
          redirect: "manual",
          signal: AbortSignal.any([asked.signal, over.signal]),
        });
        const answered = new Headers(answer.headers);
        // nginx does so by itself
        const location = answered.get("Location")?.replace(target, `http://${asked.headers.get("Host") ?? origin}`);
        if (location !== undefined) answered.set("Location", location);
        return new Response(answer.body, { status: answer.status, headers: answered });
      } catch (error) {
        return new Response(String(error), { status: 502 });
      }
    },
  );
  return {
    port: server.addr.port,
    async [Symbol.asyncDispose]() {
      over.abort();
      await server.finished;
    },
  };
}
