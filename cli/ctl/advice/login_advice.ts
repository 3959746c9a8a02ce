import type { ServerLogin } from "../../../src/client/server.ts";
import type { ConfigOrigin } from "./config_origin.ts";

/** Lines on a server that wants a user and password. */
export function loginAdvice(
  { url, username, password, origin }: ServerLogin & { readonly origin: ConfigOrigin },
): readonly string[] {
  const { configFile } = origin;
  const where = configFile === null ? "[supervisorctl] of a configuration file" : `[supervisorctl] of ${configFile}`;
  if (username === undefined || password === undefined) {
    return [`Give a user and password by -u and -p, or by username= and password= in ${where}.`];
  }
  return [`${url} does not accept user ${username} with this password: see -u and -p, or ${where}.`];
}
