import type { ConfigEnvironment, FileContent } from "../../../src/config/model/config_environment.ts";
import { environment } from "../../../src/os/environment.ts";
import { decodeOsText } from "../../../src/text/bytes/os_text.ts";
import { passwdLine } from "./passwd_line.ts";

/**
 * The system as supervisorctl's configuration needs it. Users come from /etc/passwd, for "~name" in paths; there are no
 * groups, for no option of the client names one.
 */
export function clientEnvironment(): ConfigEnvironment {
  const users = () => readText("/etc/passwd").split("\n").flatMap((line) => passwdLine(line) ?? []);
  return {
    readFile,
    listDirectory: () => [],
    isDirectory: (path) => stat(() => Deno.statSync(path))?.isDirectory ?? false,
    exists: (path) => stat(() => Deno.lstatSync(path)) !== null,
    getuid: () => Deno.uid() ?? 0,
    // Few files need them, and a run of supervisorctl is short
    get cwd() {
      return cwd();
    },
    get hostName() {
      return Deno.hostname();
    },
    get variables() {
      return environment();
    },
    temporaryDirectory: () => "/tmp",
    byName: (name) => users().find((user) => user.name === name) ?? null,
    byUid: (uid) => users().find((user) => user.uid === uid) ?? null,
    groupByName: () => null,
    groupByGid: () => null,
  };
}

// A path that is not UTF-8 the runtime does not tell; a run of supervisorctl stays where it is
function cwd(): string {
  try {
    return Deno.cwd();
  } catch (error) {
    if (error instanceof Deno.errors.InvalidData) return ".";
    throw error;
  }
}

function readFile(path: string): FileContent {
  // What cannot be looked at is missing, too
  if (stat(() => Deno.statSync(path)) === null) return { kind: "missing" };
  try {
    return { kind: "bytes", bytes: Deno.readFileSync(path) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { kind: "unreadable" };
  }
}

function readText(path: string): string {
  const content = readFile(path);
  return content.kind === "bytes" ? decodeOsText(content.bytes) : "";
}

function stat(find: () => Deno.FileInfo): Deno.FileInfo | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
