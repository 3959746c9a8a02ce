const DIST = new URL("../../dist", import.meta.url).pathname;

/** The compiled commands; `deno task compile` makes them. */
export type CommandName = "supervisord" | "supervisorctl" | "echo_supervisord_conf" | "pidproxy";

/** What a finished command left. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one of the compiled commands to its end. */
export async function command(
  name: CommandName,
  args: readonly string[],
  options: { readonly cwd?: string; readonly uid?: number } = {},
): Promise<Finished> {
  return await finish(`${DIST}/${name}`, args, options);
}

/** Runs any command to its end. */
export async function finish(
  file: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly uid?: number; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Finished> {
  const { code, stdout, stderr } = await new Deno.Command(file, { args: [...args], stdin: "null", ...options })
    .output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

/** A port of 127.0.0.1 that nobody listens on now. */
export function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}
