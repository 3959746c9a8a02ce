import { ensureTool, PHP_CGI } from "../../../cli/dev/debian.ts";
import type { Client, Driver } from "../client.ts";
import { supervisorPackages } from "../supervisor_packages.ts";

/** PHP as a FastCGI server on the sockets of [fcgi-program:x], asked by the FastCGI library's own client. */
export const phpCgi: Client = { name: "php_cgi", install };

async function install(): Promise<Driver> {
  if (!await ensureTool(PHP_CGI)) throw new Error(`${PHP_CGI.packages.join(" and ")} are not here`);
  return await supervisorPackages();
}
