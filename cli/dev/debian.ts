/** A program that tests need beside what the machine has, and the Debian packages that bring it. */
export interface Tool {
  readonly packages: readonly string[];
  /** A command that succeeds where the tool is there. */
  readonly probe: readonly [string, ...string[]];
  /** Whether Debian starts a service with it, which the machine of a developer is spared. */
  readonly isService?: boolean;
}

/** A real web application for the tutorial. */
export const UWSGI: Tool = {
  packages: ["uwsgi-core", "uwsgi-plugin-python3"],
  probe: ["uwsgi", "--plugin", "python3", "--version"],
};

/** A browser for the web pages. */
export const CHROMIUM: Tool = { packages: ["chromium"], probe: ["chromium", "--version"] };

/** A terminal for the interactive supervisorctl. */
export const TMUX: Tool = { packages: ["tmux"], probe: ["tmux", "-V"] };

/** Shells beside bash that command lines are completed in. */
export const SHELLS: Tool = { packages: ["zsh", "fish"], probe: ["sh", "-c", "zsh --version && fish --version"] };

/** A FastCGI server, and a client for it. */
export const PHP_CGI: Tool = {
  packages: ["php-cgi", "libfcgi-bin"],
  probe: ["sh", "-c", "php-cgi -v && command -v cgi-fcgi"],
};

/** A web server in front of an application. */
export const NGINX_PHP: Tool = {
  packages: ["nginx", "php-fpm"],
  probe: ["sh", "-c", "nginx -v && ls /usr/sbin/php-fpm*"],
  isService: true,
};

/** A database. */
export const POSTGRES: Tool = {
  packages: ["postgresql"],
  probe: ["sh", "-c", "ls /usr/lib/postgresql/*/bin/postgres && pg_isready --version"],
  isService: true,
};

/** Makes system calls fail, for what happens then. */
export const STRACE: Tool = { packages: ["strace"], probe: ["strace", "--version"] };

/** Reads unit files as systemd does. */
export const SYSTEMD_ANALYZE: Tool = { packages: ["systemd"], probe: ["systemd-analyze", "--version"] };

/** Assemblers for the two architectures, for the machine code that is in the sources. */
export const BINUTILS: Tool = {
  packages: ["binutils-x86-64-linux-gnu", "binutils-aarch64-linux-gnu"],
  probe: ["sh", "-c", "x86_64-linux-gnu-as --version && aarch64-linux-gnu-as --version"],
};

/** An assembler for WebAssembly, of which some is in the sources. */
export const WABT: Tool = { packages: ["wabt"], probe: ["wat2wasm", "--version"] };

/** Loggers of other supervisors, for the bench. */
export const LOGGERS: Tool = {
  packages: ["s6", "runit", "daemontools"],
  probe: ["sh", "-c", "command -v s6-log && command -v svlogd && command -v multilog"],
};

/** Makes a Debian to install packages in. */
export const MMDEBSTRAP: Tool = { packages: ["mmdebstrap"], probe: ["mmdebstrap", "--version"] };

/** Checks pages of the manual. */
export const MANDOC: Tool = { packages: ["mandoc"], probe: ["sh", "-c", "command -v mandoc"] };

let managing: Promise<unknown> = Promise.resolve();

/**
 * Whether the tool is there, installed by Debian's package manager if need be and if we are root. Where it cannot be
 * had that is said; under CI=true it is an Error instead, for there nothing may be skipped.
 */
export async function ensureTool(tool: Tool): Promise<boolean> {
  if (await succeeds(tool.probe)) return true;
  if (Deno.uid() === 0 && await oneAtATime(() => install(tool))) return true;
  const names = tool.packages.join(" ");
  if (Deno.env.get("CI") === "true") throw new Error(`Cannot install ${names}: tests need it`);
  console.error(`${names} is not installed: the tests that need it are skipped`);
  return false;
}

/** Runs what uses Debian's package manager, which turns away who comes while another one is at it. */
export function oneAtATime<T>(action: () => Promise<T>): Promise<T> {
  const result = managing.then(action);
  managing = result.then(() => {}, () => {});
  return result;
}

async function install({ packages, probe, isService = false }: Tool): Promise<boolean> {
  // Whoever waited for another one to be done may find it there
  if (await succeeds(probe)) return true;
  if (isService && !await startsNoServices()) return false;
  console.error(`installing ${packages.join(" ")}`);
  await succeeds(["apt-get", "update", "-qq"]);
  await succeeds(["apt-get", "install", "-y", "-qq", "--no-install-recommends", ...packages]);
  return await succeeds(probe);
}

// As in the images of containers
async function startsNoServices(): Promise<boolean> {
  return Deno.env.get("CI") === "true" || await succeeds(["test", "-e", "/usr/sbin/policy-rc.d"]);
}

async function succeeds([command, ...args]: readonly [string, ...string[]]): Promise<boolean> {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  try {
    const options = { args, env, stdin: "null", stdout: "null", stderr: "null" } as const;
    return (await new Deno.Command(command, options).output()).success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
