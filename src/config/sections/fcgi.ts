import { pythonInt } from "../../text/python/python_int.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import { ValueError } from "../../text/python/value_error.ts";
import { faultOf } from "../ini/located_error.ts";
import { SECTION_KEYS } from "../keys/section_keys.ts";
import type { FcgiSocketConfig } from "../model/fcgi_socket_config.ts";
import { octal, portNumber } from "../values/converters.ts";
import { replaceError } from "../values/replace_error.ts";
import { ownerOf, uidOf } from "../values/user_types.ts";
import { type ParseContext, readerWithHere } from "./parse_context.ts";

const KEYS = SECTION_KEYS["fcgi-program:*"];
const UNIX = "unix://";
/** The host is taken in lower case (FCGI-007). */
const TCP = /^tcp:\/\/([^\s:]+):([0-9]+)\n?$/;
const DEFAULT_MODE = 0o700;
const MAX_BACKLOG = 65535;

export interface FcgiRequest {
  /** "fcgi-program:x". */
  readonly section: string;
  readonly programName: string;
}

interface SocketOptions {
  /** The user of the programs. */
  readonly uid: number | null;
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  readonly mode: number | null;
  readonly backlog: number | null;
}

/** The socket of an fcgi-program section. Throws ValueError (CFG-139..143). */
export function readFcgiSocket(context: ParseContext, { section, programName }: FcgiRequest): FcgiSocketConfig {
  const { environment } = context;
  const { option } = readerWithHere(context, { section, keys: KEYS });
  const uid = option("user", (user) => uidOf(user, environment), null);
  const backlog = option("socket_backlog", socketBacklog, null);
  const owner = option("socket_owner", (text) => {
    return replaceError(`Invalid socket_owner value ${text}`, () => ownerOf(text, environment));
  }, null);
  const mode = option("socket_mode", (text) => {
    return replaceError(`Invalid socket_mode value ${text}`, () => octal(text));
  }, null);
  const written = readerWithHere(context, { section, keys: KEYS, more: { program_name: programName } }).text("socket");
  if (written === null || written === "") {
    throw faultOf(section, "socket", `[${section}] section requires a "socket" line`);
  }
  try {
    return parseSocket(written, { options: { uid, owner, mode, backlog }, context });
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw faultOf(section, "socket", `${error.message} in [${section}] socket`);
  }
}

function parseSocket(
  written: string,
  { options, context }: { readonly options: SocketOptions; readonly context: ParseContext },
): FcgiSocketConfig {
  const { mode, backlog, owner } = options;
  if (written.startsWith(UNIX)) {
    const given = written.slice(UNIX.length);
    if (!given.startsWith("/")) throw templateError("Unix socket path %s is not an absolute path", given);
    const path = context.paths.normalize(given);
    const url = UNIX + path;
    return {
      transport: "unix",
      url,
      path,
      mode: mode ?? DEFAULT_MODE,
      owner: owner ?? userOwner(options, context),
      backlog,
    };
  }
  if (owner !== null || mode !== null) {
    throw new ValueError("socket_owner and socket_mode params should only be used with a Unix domain socket");
  }
  const match = TCP.exec(written);
  if (match === null) throw templateError("Bad socket format %s", written);
  const host = (match[1] ?? "").toLowerCase();
  const port = portNumber(match[2] ?? "");
  return { transport: "tcp", url: `tcp://${host}:${port}`, host, port, backlog };
}

/** The programs' user and its primary group, when that is another user than ours (CFG-142). */
function userOwner({ uid }: SocketOptions, { environment }: ParseContext) {
  if (uid === null || uid === environment.getuid()) return null;
  const entry = environment.byUid(uid);
  return entry === null ? null : { uid, gid: entry.gid };
}

/** Compat: CFG-140. The original shows the tuple of a message's template and its argument. */
function templateError(template: string, argument: string): ValueError {
  return new ValueError(`(${pythonRepr(template)}, ${pythonRepr(argument)})`);
}

function socketBacklog(text: string): number {
  const backlog = pythonInt(text);
  if (backlog < 1 || backlog > MAX_BACKLOG) throw new ValueError(`Invalid socket_backlog value ${backlog}`);
  return backlog;
}
