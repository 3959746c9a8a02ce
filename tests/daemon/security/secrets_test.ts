import { assert, assertEquals } from "@std/assert";
import { XmlRpcClient } from "../../../mod.ts";
import { isRpcArray } from "../../../src/rpc/codec/xmlrpc_value.ts";
import { command, finish, freePort } from "../../support/installation.ts";
import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";

const WEB = "Wq7-web-secret";
const ROOT = "Rk3-supervisord-secret";
const ONE = "On5-program-secret";
const TWO = "Tz9-program-secret";
const WRONG = "Xw1-mistyped-secret";
const SECRETS = [WEB, ROOT, ONE, TWO, WRONG];

const PROGRAMS = `[program:one]
command=sleep 600
environment=TOKEN_ONE=${ONE}
[program:two]
command=sleep 600
environment=TOKEN_TWO=${TWO}
[program:fails]
command=sh -c "exit 3"
environment=TOKEN_ONE=${ONE}
startretries=0
[program:missing]
command=/no/such
startretries=0
environment=TOKEN_TWO=${TWO}
`;

async function begin(port: number): Promise<RunningDaemon> {
  const settings = `loglevel=blather\nenvironment=TOKEN_ALL=${ROOT}\n` +
    `[inet_http_server]\nport=127.0.0.1:${port}\nusername=me\npassword=${WEB}\n`;
  const daemon = await runDaemon(PROGRAMS, { settings, stdout: "stdout" });
  await Promise.all(["one", "two"].map((name) => daemon.waitForState(name, "RUNNING")));
  await daemon.waitForState("missing", "FATAL");
  return daemon;
}

Deno.test("the environment of one program reaches no other", async () => {
  await using daemon = await begin(freePort());
  const tokens = async (name: string) => {
    const { stdout } = await daemon.ctl("pid", name);
    const environment = await Deno.readTextFile(`/proc/${stdout.trim()}/environ`);
    return environment.split("\0").filter((entry) => SECRETS.some((secret) => entry.includes(secret))).toSorted();
  };
  assertEquals(await tokens("one"), [`TOKEN_ALL=${ROOT}`, `TOKEN_ONE=${ONE}`]);
  assertEquals(await tokens("two"), [`TOKEN_ALL=${ROOT}`, `TOKEN_TWO=${TWO}`]);
  const own = await Deno.readTextFile(`/proc/${daemon.pid}/environ`);
  assert(!SECRETS.some((secret) => own.includes(secret)));
});

Deno.test("a configuration that holds a password and that everybody may read is warned of once", async () => {
  await using daemon = await begin(freePort());
  const warnings = async () =>
    (await daemon.log()).match(/WARN Config file .* holds a password, and every user may read/g);
  assertEquals((await warnings())?.length, 1);
  await daemon.ctl("reread");
  await daemon.ctl("reload");
  await daemon.waitForLog(/supervisord started with pid/, 2);
  assertEquals((await warnings())?.length, 1);
});

Deno.test("no log, error, answer or process list tells a password or a program's environment", async () => {
  const port = freePort();
  await using daemon = await begin(port);
  const url = `http://127.0.0.1:${port}`;
  const base64 = (text: string) => new TextEncoder().encode(text).toBase64();
  const get = async (path: string, authorization: string) =>
    await (await fetch(url + path, { headers: { authorization } })).text();
  const said: string[] = [];

  const right = `Basic ${base64(`me:${WEB}`)}`;
  for (const path of ["/", "/tail.html?processname=one", "/index.html?action=restart&processname=fails"]) {
    said.push(await get(path, right));
  }
  // Mistyped, of a length that base64 cannot have, and of another scheme
  const cut = base64(`me:${WEB}`).slice(0, 21);
  for (const wrong of [`Basic ${base64(`me:${WRONG}`)}`, `Basic ${cut}`, `Digest ${base64(WRONG)}`]) {
    said.push(await get("/", wrong));
  }
  said.push(...await everyMethod(daemon));
  const ctl = async (...words: readonly string[]) => Object.values(await command("supervisorctl", words)).join("\n");
  said.push(await ctl("-s", url, "-u", "me", "-p", WRONG, "status"), await ctl("-s", url, "-u", "me", "status"));

  // A password that cannot be expanded, in the file of a running daemon
  const path = `${daemon.folder}/supervisord.conf`;
  await Deno.writeTextFile(path, (await Deno.readTextFile(path)).replace(`password=${WEB}`, `password=${WEB}%!`));
  const reread = await daemon.ctl("reread");
  said.push(
    ...Object.values(reread).map(String),
    Object.values(await command("supervisord", ["-n", "-c", path])).join(),
  );
  assert(reread.stdout.includes("inet_http_server.password"), reread.stdout);

  said.push((await finish("ps", ["-eww", "-o", "args"])).stdout, await daemon.log());
  for (const name of ["stdout", "stderr"]) said.push(await Deno.readTextFile(`${daemon.folder}/${name}`));
  const told = said.join("\n");
  for (const secret of SECRETS) assert(!told.includes(secret), `${secret} is told`);
  for (const pair of [`me:${WEB}`, `me:${WRONG}`]) assert(!told.includes(base64(pair).slice(0, 16)), `${pair} is told`);
});

/** What every method answers that does no harm, without parameters and with those that some of them take. */
async function everyMethod({ socket }: RunningDaemon): Promise<readonly string[]> {
  using client = new XmlRpcClient({ url: `unix://${socket}`, username: undefined, password: undefined });
  const names = await client.call("system.listMethods", []);
  if (!isRpcArray(names)) throw new Error("Cannot ask every method: there is no list of them");
  const harmless = names.map(String).filter((name) =>
    !/shutdown|restart|stop|remove|clear|signal|multicall/i.test(name)
  );
  assert(harmless.length > 20);
  const said: string[] = [];
  for (const name of harmless) {
    for (const params of [[], ["one"], ["missing"], [0, 0], ["one", 0, 0]]) {
      const answer = await client.call(name, params).catch((error: unknown) => String(error));
      said.push(JSON.stringify(answer));
    }
  }
  return said;
}
