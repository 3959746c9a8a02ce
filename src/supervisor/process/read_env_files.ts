import { EnvFileError } from "../../config/env_file/env_file_error.ts";
import { type LookUp, parseEnvFile } from "../../config/env_file/parse_env_file.ts";
import type { EnvFile, ProcessConfig } from "../../config/model/process_config.ts";
import { type FileStatus, type Os, OsError } from "../../os/os.ts";
import { osError } from "../../os/os_error.ts";
import { decodeOsText } from "../../text/bytes/os_text.ts";
import { errnoText } from "../../text/python/errno_text.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import type { Host } from "../host.ts";

/** Whoever has more variables than that has named the wrong file. */
const MAX_BYTES = 2 ** 20;

/** What the files of env_file= give, or the sentence that says why a program cannot be started with them. */
export type EnvFiles =
  | { readonly kind: "variables"; readonly variables: Readonly<Record<string, string>> }
  | { readonly kind: "failed"; readonly reason: string };

/** Reads the files of a program as they are now; of two variables of one name the later one holds. */
export function readEnvFiles(config: ProcessConfig, { os, environment }: Pick<Host, "os" | "environment">): EnvFiles {
  const variables = new Map<string, string>();
  const lookUp = config.envFileExpand ? lookUpIn(config, { before: variables, environment }) : null;
  for (const file of config.envFile) {
    try {
      const text = readText(os, file);
      if (text === null) continue;
      for (const [name, value] of parseEnvFile(text, { lookUp })) variables.set(name, value);
    } catch (error) {
      return { kind: "failed", reason: `Cannot read env_file ${pythonRepr(file.path)}: ${reasonOf(error)}` };
    }
  }
  return { kind: "variables", variables: Object.fromEntries(variables) };
}

// As the program will find it: environment= wins over files, and they over what is inherited
function lookUpIn(
  config: ProcessConfig,
  { before, environment }: {
    readonly before: ReadonlyMap<string, string>;
    readonly environment: Readonly<Record<string, string>>;
  },
): LookUp {
  const own = new Map(Object.entries(config.environment));
  const inherited = new Map(Object.entries(environment));
  return (name, found) => own.get(name) ?? found.get(name) ?? before.get(name) ?? inherited.get(name);
}

/** null for a file that is missing and may be. A fifo keeps nobody waiting, and no device is opened. */
function readText(os: Os, { path, mayBeMissing }: EnvFile): string | null {
  const found = os.stat(path);
  if (found === null && mayBeMissing) return null;
  if (found === null) throw osError("open", "ENOENT");
  requireFile(found);
  const fd = os.open(path, "probe");
  try {
    requireFile(os.statFd(fd));
    const bytes = os.readAt(fd, 0, MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) throw new RefusedFile("it is longer than 1 MiB");
    return decodeOsText(bytes);
  } finally {
    os.close(fd);
  }
}

function requireFile({ kind }: FileStatus): void {
  if (kind !== "file") throw new RefusedFile(`it is no regular file but a ${kind}`);
}

function reasonOf(error: unknown): string {
  if (error instanceof EnvFileError) return `line ${error.line} ${error.message}`;
  if (error instanceof RefusedFile) return error.message;
  if (error instanceof OsError) return errnoText(error);
  throw error;
}

/** What stands at the path cannot be read as a file of variables. */
class RefusedFile extends Error {}
