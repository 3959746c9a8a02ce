/** Where and how a command runs; its output is captured unless `show` is set. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly show?: boolean;
}

/** Behind it deno tells addresses of its own. */
const BACKTRACE = /\s+Stack backtrace:/;

/** Runs a command to its end. Throws an Error with its stderr when it fails. */
export async function run(
  [command, ...args]: readonly [string, ...string[]],
  { cwd, env, show = false }: RunOptions = {},
): Promise<{ readonly stdout: string }> {
  const output = show ? "inherit" : "piped";
  const child = new Deno.Command(command, {
    args,
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...(show ? {} : { NO_COLOR: "1" }), ...env },
    stdin: "null",
    stdout: output,
    stderr: output,
  });
  const result = await child.output();
  const text = (bytes: () => Uint8Array) => show ? "" : new TextDecoder().decode(bytes());
  if (!result.success) {
    const [said = ""] = text(() => result.stderr).split(BACKTRACE);
    throw new Error(`'${[command, ...args].join(" ")}' ended with ${result.code}\n${said.trimEnd()}`);
  }
  return { stdout: text(() => result.stdout) };
}
