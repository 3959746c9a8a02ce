import type { ServerConfig } from "../../config/model/server_config.ts";
import type { RequestHead } from "../../http/wire/message.ts";

/** What a server calls itself where no client has named it, as the original does. */
export function serverName(server: ServerConfig, hostName: string): string {
  if (server.transport === "unix") return "<unix domain socket>";
  if (server.host === "" || server.host === "0.0.0.0") return hostName;
  return server.host === "127.0.0.1" ? "localhost" : server.host;
}

/** The address that a redirect begins with: the Host header's, never one from a form (WEB-010, SEC-010). */
export function serverUrl(head: RequestHead, own: { readonly name: string; readonly port: string }): string {
  const { host, port } = hostOf(head) ?? { host: own.name, port: own.port };
  const url = port === "" || port === "80" ? `http://${host}` : `http://${host}:${port}`;
  return url.endsWith("/") ? url.slice(0, -1) : url;
}

function hostOf({ headers }: RequestHead): { readonly host: string; readonly port: string } | null {
  const values = headers.filter((line) => /^host:/i.test(line)).map((line) => line.slice(5).trim());
  const value = values.find((text) => text !== "");
  if (value === undefined) return null;
  const [, host = value, port = ""] = /^(.*):([0-9]*)$/.exec(value) ?? [];
  return { host, port };
}
