import { SAMPLE_CONF } from "../sample_conf.ts";
import { pasted } from "./pasted.ts";
import { ROOT } from "./root.ts";
import { removeIfThere } from "./remove_if_there.ts";

/** Where the demonstration listens unless told otherwise. */
const DEMO_PORT = 9001;

const CLOCK = `#!/bin/sh
# Tells the time every five seconds, as a program that logs does.
while true; do date; sleep 5; done
`;

const HELLO = `// Answers every request with one line.
const server = Deno.serve({ hostname: "127.0.0.1", port: 8081 }, () => new Response("hello from a supervised server\\n"));
Deno.addSignalListener("SIGTERM", () => server.shutdown());
`;

// What the reader may change is made once; %(here)s is the folder of the file that says so, wherever it is moved to
const PROGRAMS = {
  "programs/clock.sh": CLOCK,
  "programs/hello.ts": HELLO,
  "programs/clock.conf": `[program:clock]\ncommand="%(here)s/clock.sh"\nstopasgroup=true\ndepends_on=hello:healthy\n`,
  "programs/hello.conf": `[program:hello]
command="%(here)s/deno" run --quiet --allow-net=127.0.0.1:8081 "%(here)s/hello.ts"
ready_http=http://127.0.0.1:8081/
`,
} as const;

/** The demonstration's folder. */
export interface Demo {
  readonly config: string;
  /** A script that is supervisorctl. */
  readonly ctl: string;
  /** Where its server listens, as its configuration says by now; null for nowhere on this machine. */
  readonly port: number | null;
}

/** The sample configuration, changed as a reader of a tutorial would: own paths, a TCP port, an [include]. */
export function demoConfig(port: number): string {
  return SAMPLE_CONF
    .replaceAll("/tmp/supervis", "%(here)s/supervis")
    .replace(/^;childlogdir=\/tmp {2,}/m, "childlogdir=%(here)s  ")
    .replace("nodaemon=false", "nodaemon=true ")
    .replace(/^;((adopt|warn_unknown|shutdown_timeout)=\w+) /gm, "$1  ")
    .replace(/^;(\[inet_http_server\])/m, "$1")
    .replace(/^;(port=127\.0\.0\.1:)9001/m, `$1${port}`)
    .replace(/^;(\[include\])$/m, "$1")
    .replace(/^;files = .*$/m, "files = programs/*.conf");
}

/**
 * Makes the demonstration's folder: a commented configuration and two small programs, each file of them unless it is
 * there, and a script for supervisorctl. `port` is where it is to listen from now on. Throws an Error with a sentence.
 */
export async function makeDemo(folder: string, { port }: { readonly port?: number | undefined } = {}): Promise<Demo> {
  const [config, ctl] = [`${folder}/supervisord.conf`, `${folder}/ctl`];
  try {
    await Deno.mkdir(`${folder}/programs`, { recursive: true });
    for (const [name, text] of Object.entries(PROGRAMS)) await writeOnce(`${folder}/${name}`, text);
    await writeOnce(config, demoConfig(port ?? DEMO_PORT));
    await anew(`${folder}/programs/deno`, (path) => Deno.symlink(Deno.execPath(), path));
    await anew(ctl, (path) => Deno.writeTextFile(path, ctlScript(config), { mode: 0o755 }));
    const text = await Deno.readTextFile(config);
    const ported = port === undefined ? text : text.replace(/^port=127\.0\.0\.1:\d+/m, `port=127.0.0.1:${port}`);
    if (ported !== text) await Deno.writeTextFile(config, ported);
    const listens = /^port=127\.0\.0\.1:(\d+)/m.exec(ported)?.[1];
    return { config, ctl, port: listens === undefined ? null : Number(listens) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Error(
      `Cannot make the demonstration: ${error.message}\nAnother folder for it: ${pasted("start --folder DIR")}`,
    );
  }
}

/** A word of a shell's command line. */
export function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function ctlScript(config: string): string {
  const words = [Deno.execPath(), "run", "--quiet", "-A", `${ROOT}cli/main.ts`, "ctl", "-c", config].map(quoted);
  return `#!/bin/sh\n# supervisorctl of this demonstration; made anew at each start\nexec ${words.join(" ")} "$@"\n`;
}

async function writeOnce(path: string, text: string): Promise<void> {
  try {
    await Deno.writeTextFile(path, text, { createNew: true, mode: path.endsWith(".sh") ? 0o755 : 0o644 });
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
  }
}

async function anew(path: string, make: (path: string) => Promise<void>): Promise<void> {
  await removeIfThere(path);
  await make(path);
}
