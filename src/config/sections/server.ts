import { pythonRepr } from "../../text/python/python_repr.ts";
import { pythonStrip } from "../../text/python/python_space.ts";
import { ValueError } from "../../text/python/value_error.ts";
import { faultOf } from "../ini/located_error.ts";
import { type SectionReader, sectionReader } from "../ini/section_reader.ts";
import { INET_SERVER_KEYS, type InetServerKey, UNIX_SERVER_KEYS, type UnixServerKey } from "../keys/server_keys.ts";
import type { InetServerConfig, ServerConfig, UnixServerConfig } from "../model/server_config.ts";
import { boolean, hostNames, octal, portNumber, text } from "../values/converters.ts";
import { replaceError } from "../values/replace_error.ts";
import { ownerOf } from "../values/user_types.ts";
import { type ParseContext, readerWithHere } from "./parse_context.ts";

/** Of the socket (SEC-003). */
const DEFAULT_MODE = 0o700;
const UNCHANGED = { uid: -1, gid: -1 };

/** Every section named inet_http_server... and then unix_http_server..., in file order. Throws ValueError (CFG-092..099). */
export function readServers(context: ParseContext): readonly ServerConfig[] {
  const sections = [...context.ini.sections.keys()];
  const named = (prefix: string) => sections.filter((section) => section.startsWith(prefix));
  return [
    ...named("inet_http_server").map((section) => readInetServer(context, section)),
    ...named("unix_http_server").map((section) => readUnixServer(context, section)),
  ];
}

/** The URL for children: the first unix server's, else the last inet server's (CFG-128); null without any. */
export function serverUrl(servers: readonly ServerConfig[]): string | null {
  const chosen = servers.find(({ transport }) => transport === "unix") ?? servers.at(-1);
  if (chosen === undefined) return null;
  return chosen.transport === "unix" ? `unix://${chosen.file}` : `http://${chosen.host || "localhost"}:${chosen.port}`;
}

/** Its options know the ENV_ names alone (CFG-035). */
function readInetServer(context: ParseContext, section: string): InetServerConfig {
  const reader = sectionReader(context.ini, { section, keys: INET_SERVER_KEYS, names: () => context.environmentNames });
  const common = readCommon(reader);
  const address = reader.option("port", inetAddress, null);
  if (address === null) throw faultOf(section, "port", `section [${section}] has no port value`);
  return { transport: "inet", ...common, ...address };
}

function readUnixServer(context: ParseContext, section: string): UnixServerConfig {
  const { environment, paths } = context;
  // Compat: CFG-034. "here" is known to file alone.
  const file = readerWithHere(context, { section, keys: UNIX_SERVER_KEYS }).text("file");
  if (file === null) throw faultOf(section, "file", `section [${section}] has no file value`);
  const reader = sectionReader(context.ini, { section, keys: UNIX_SERVER_KEYS, names: () => context.environmentNames });
  const common = readCommon(reader);
  const owner = reader.option("chown", (text) => {
    return replaceError(`Invalid sockchown value ${text}`, () => ownerOf(text, environment));
  }, UNCHANGED);
  const mode = reader.option("chmod", (text) => {
    return replaceError(`Invalid chmod value ${text}`, () => octal(text));
  }, DEFAULT_MODE);
  const path = reader.within("file", () => bindable(paths.normalize(pythonStrip(file))));
  return { transport: "unix", ...common, file: path, mode, owner };
}

/** The runtime binds by text alone, and would take another name (CFG-150). Told before a reload stops anything. */
function bindable(file: string): string {
  if (file.isWellFormed()) return file;
  throw new ValueError(`Cannot open the socket ${pythonRepr(file)}: it is not UTF-8`);
}

type CommonKey = InetServerKey & UnixServerKey;
type Common = Pick<ServerConfig, "section" | "credentials" | "allowCrossSite" | "allowedHosts">;

function readCommon(reader: SectionReader<CommonKey>): Common {
  return {
    section: reader.section,
    credentials: readCredentials(reader),
    allowCrossSite: reader.option("allow_cross_site", boolean, false),
    allowedHosts: reader.option("allowed_hosts", hostNames, []),
  };
}

function readCredentials({ section, option }: SectionReader<CommonKey>): ServerConfig["credentials"] {
  const username = option("username", text, null);
  const password = option("password", text, null);
  if ((username === null) !== (password === null)) {
    throw faultOf(
      section,
      username === null ? "password" : "username",
      `Section [${section}] contains incomplete authentication: If a username or a password is specified, both the ` +
        "username and password must be specified",
    );
  }
  // Compat: CFG-096. An empty user name turns authentication off.
  return username === null || password === null || username === "" ? null : { username, password };
}

/** "port", "host:port", ":port" or "*:port"; the host in lower case, empty for all interfaces. */
function inetAddress(written: string): { readonly host: string; readonly port: number } {
  const colon = written.lastIndexOf(":");
  if (colon < 0) {
    const message = `not a valid port number: ${pythonRepr(written)} `;
    return { host: "", port: replaceError(message, () => portNumber(written)) };
  }
  const digits = written.slice(colon + 1);
  if (digits === "") throw new ValueError(`no port number specified in ${pythonRepr(digits)}`);
  const port = portNumber(digits);
  const host = written.slice(0, colon).toLowerCase();
  return { host: host === "*" ? "" : host, port };
}
