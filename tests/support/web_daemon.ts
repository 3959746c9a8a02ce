import { freePort } from "./installation.ts";
import { until } from "./until.ts";

const SUPERVISORD = new URL("../../dist/supervisord", import.meta.url).pathname;

/** A supervisord of ours that answers on a port of 127.0.0.1; ended, with its folder, when disposed. */
export interface WebDaemon extends AsyncDisposable {
  readonly url: string;
  /** Calls a method of string parameters, as another client would. */
  rpc(method: string, ...parameters: readonly string[]): Promise<void>;
}

/** Starts the compiled supervisord with these program sections, and waits until its pages answer. */
export async function startWebDaemon(programs: string, identifier = "test"): Promise<WebDaemon> {
  const folder = await Deno.makeTempDir({ prefix: "web-" });
  const url = `http://127.0.0.1:${freePort()}`;
  const head = `[inet_http_server]\nport=${url.slice(7)}\n[supervisord]\nlogfile=${folder}/main.log\n` +
    `pidfile=${folder}/pid\nchildlogdir=${folder}\nidentifier=${identifier}\n[rpcinterface:supervisor]\n` +
    "supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface\n";
  await Deno.writeTextFile(`${folder}/s.conf`, head + programs);
  const process = new Deno.Command(SUPERVISORD, {
    args: ["-n", "-s", "-c", `${folder}/s.conf`],
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  await until("the daemon to answer", async () => (await (await fetch(`${url}/ok.html`)).text()) === "OK" || undefined);
  return {
    url,
    async rpc(method, ...parameters) {
      const values = parameters.map((text) => `<param><value><string>${text}</string></value></param>`).join("");
      const body = `<methodCall><methodName>${method}</methodName><params>${values}</params></methodCall>`;
      await (await fetch(`${url}/RPC2`, { method: "POST", body })).text();
    },
    async [Symbol.asyncDispose]() {
      process.kill("SIGTERM");
      await process.status;
      await Deno.remove(folder, { recursive: true });
    },
  };
}
