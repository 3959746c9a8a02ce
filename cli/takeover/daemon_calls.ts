import { ConnectionError } from "../../src/client/connection_error.ts";
import { PythonError } from "../../src/client/python_error.ts";
import type { ServerLogin } from "../../src/client/server.ts";
import { XmlRpcClient } from "../../src/client/xml_rpc_client.ts";
import type { Config } from "../../src/config/model/config.ts";
import { ConfigError } from "../../src/config/model/config_error.ts";
import type { ConfigEnvironment } from "../../src/config/model/config_environment.ts";
import { loadClientConfig } from "../../src/config/sections/client.ts";
import { FAULTS, RpcFault } from "../../src/rpc/codec/fault.ts";
import { TakeoverError } from "../../src/survive/takeover/takeover_error.ts";

/** Seconds that one answer may take. */
const PATIENCE = 20;
const HASHED = "{SHA}";

/**
 * Where supervisord is reached, as its own configuration says: its unix socket, or else its port. Throws TakeoverError
 * where there is neither, or no way to log in.
 */
export function loginOf(
  { servers, serverurl }: Config,
  { path, environment }: { readonly path: string; readonly environment: ConfigEnvironment },
): ServerLogin {
  const server = servers.find(({ transport }) => transport === "unix") ?? servers[0];
  if (server === undefined || serverurl === null) {
    throw new TakeoverError("it has neither [unix_http_server] nor [inet_http_server], by which it could be reached");
  }
  const { credentials } = server;
  if (credentials === null || credentials.username === "") return { url: serverurl };
  if (!credentials.password.startsWith(HASHED)) return { url: serverurl, ...credentials };
  const { username, password } = clientCredentials(path, environment);
  if (username !== null && password !== null) return { url: serverurl, username, password };
  throw new TakeoverError(
    `the password of [${server.section}] is known as a hash alone: set username and password in [supervisorctl]`,
  );
}

function clientCredentials(path: string, environment: ConfigEnvironment) {
  try {
    return loadClientConfig({ path, environment });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { username: null, password: null };
  }
}

/** Calls over a connection of its own. Throws RpcFault for a fault, TakeoverError for everything else. */
export async function ask<T>(login: ServerLogin, calls: (client: XmlRpcClient) => Promise<T>): Promise<T> {
  using client = new XmlRpcClient(login);
  const late = Promise.withResolvers<never>();
  const silence = new TakeoverError(`${login.url} has not answered for ${PATIENCE} s`);
  const timer = setTimeout(() => late.reject(silence), PATIENCE * 1000);
  try {
    return await Promise.race([calls(client), late.promise]);
  } catch (error) {
    if (error instanceof ConnectionError && error.problem !== "other") {
      throw new TakeoverError(`nobody answers on ${login.url}: is supervisord running?`);
    }
    if (!(error instanceof PythonError)) throw error;
    throw new TakeoverError(`${login.url} cannot be asked: ${error.message}`);
  } finally {
    clearTimeout(timer);
  }
}

/** The version of this program when it is the one that answers; null when it is another. */
export async function ownVersion(client: XmlRpcClient): Promise<string | null> {
  try {
    return String(await client.call("monovisor.getVersion", []));
  } catch (error) {
    if (error instanceof RpcFault && error.code === FAULTS.UNKNOWN_METHOD) return null;
    throw error;
  }
}
