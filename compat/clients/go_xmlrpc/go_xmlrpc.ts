import { run } from "../../../cli/dev/run_command.ts";
import type { Client, Driver } from "../client.ts";
import { installOnce } from "../install_once.ts";

const FILES = ["main.go", "go.mod", "go.sum"] as const;
const HERE = new URL("./", import.meta.url).pathname;

/** Go's net/http and github.com/kolo/xmlrpc, on which Go's clients of supervisord are built. */
export const goXmlrpc: Client = { name: "go_xmlrpc", install };

async function install(): Promise<Driver> {
  const sources = await Promise.all(FILES.map((name) => Deno.readTextFile(HERE + name)));
  const folder = await installOnce({
    folder: "go-xmlrpc",
    what: `github.com/kolo/xmlrpc v0.0.0-20220921171641-a4b6fa1dd06b, driver ${await digest(sources.join(""))}`,
    fill: async (path) => {
      await run(["go", "build", "-o", `${path}/driver`, "."], { cwd: HERE });
    },
  });
  return { command: [`${folder}/driver`], env: {} };
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return bytes.subarray(0, 6).toHex();
}
