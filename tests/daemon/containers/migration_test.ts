import { assert, assertEquals, assertMatch } from "@std/assert";
import { inContainer, runContainer } from "../../support/in_container.ts";
import { freePort } from "../../support/installation.ts";
import type { RunningDaemon } from "../../support/run_daemon.ts";
import { untilSaid } from "../../support/until_said.ts";

const MIGRATE = `import sqlite3, time
time.sleep(1)
sqlite3.connect("site.db").executescript(open("migration.sql").read())
`;
/** Dies where the migration has not been. */
const API = `import http.server, sqlite3, sys
rows = sqlite3.connect("site.db").execute("SELECT name FROM people").fetchall()
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(rows[0][0].encode())
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
`;
const SCHEMA = "CREATE TABLE people (name); INSERT INTO people VALUES ('Ada');\n";

/** What happened in a daemon's last life, in the words of its log. */
async function story(daemon: RunningDaemon): Promise<readonly string[]> {
  const log = await Deno.readTextFile(`${daemon.folder}/supervisord.log`);
  const life = log.slice(log.lastIndexOf("supervisord started"));
  return [...life.matchAll(/(spawned: '\w+'|(exited|success|stopped|gave up): \w+)/g)].map(([line]) => line);
}

inContainer(
  "a migration is done before its api starts, and one that fails ends the container with its status",
  async () => {
    const port = freePort();
    await using daemon = await runContainer(
      `
[program:api]
command=python3 api.py ${port}
directory=%(here)s
depends_on=migrate:service_completed_successfully
ready_http=http://127.0.0.1:${port}/
autorestart=false
essential=true
startsecs=0
[program:migrate]
command=python3 migrate.py
directory=%(here)s
type=oneshot
essential=true
`,
      {
        settings: "shutdown_timeout=9\n",
        prepare: async (folder) => {
          await Deno.writeTextFile(`${folder}/migrate.py`, MIGRATE);
          await Deno.writeTextFile(`${folder}/api.py`, API);
          await Deno.writeTextFile(`${folder}/migration.sql`, SCHEMA);
        },
      },
    );
    const end = () => daemon.crash(() => Deno.kill(daemon.pid, "SIGTERM"));
    const lived = ["spawned: 'migrate'", "success: migrate", "exited: migrate", "spawned: 'api'", "success: api"];
    for (const _life of ["the first", "the same container again"]) {
      await daemon.waitForState("api", "RUNNING");
      assertEquals(await (await fetch(`http://127.0.0.1:${port}/`)).text(), "Ada");
      await end();
      assertEquals(await story(daemon), [...lived, "stopped: api"]);
      await Deno.writeTextFile(`${daemon.folder}/migration.sql`, "SELECT 1");
      await daemon.start();
    }
    await end();
    await Deno.writeTextFile(`${daemon.folder}/migration.sql`, "CREATE TABEL");
    await daemon.start();
    assertEquals(await daemon.stop(() => {}), 1);
    assertEquals(await story(daemon), ["spawned: 'migrate'", "success: migrate", "exited: migrate", "stopped: api"]);
    assertMatch(
      await Deno.readTextFile(`${daemon.folder}/supervisord.log`),
      /migrate is essential and has ended \(status 1\): stopping everything/,
    );
  },
);

/** Listens after two seconds, and answers each connection with a word. */
const DATABASE = `import socket, sys, time
time.sleep(2)
listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
while True:
    client, _ = listener.accept()
    client.sendall(b"here")
    client.close()
`;
/** Dies where there is no database. */
const CLIENT = `import socket, sys, time
print(socket.create_connection(("127.0.0.1", int(sys.argv[1]))).recv(4).decode(), flush=True)
time.sleep(1000)
`;

inContainer("what needs a database that is ready after two seconds is started then, and only once", async () => {
  const port = freePort();
  const client = (name: string) => `
[program:${name}]
command=python3 client.py ${port}
directory=%(here)s
depends_on=db:healthy
autorestart=false
startsecs=0
stdout_logfile=%(here)s/${name}.log
`;
  await using daemon = await runContainer(
    `${client("api")}${client("worker")}
[program:db]
command=python3 database.py ${port}
directory=%(here)s
ready_port=${port}
startsecs=0
`,
    {
      prepare: async (folder) => {
        await Deno.writeTextFile(`${folder}/database.py`, DATABASE);
        await Deno.writeTextFile(`${folder}/client.py`, CLIENT);
      },
    },
  );
  const { stdout } = await daemon.ctl("status");
  assertMatch(stdout, /^api +STOPPED +waiting for db to be healthy\ndb +STARTING +\nworker +STOPPED +waiting/);
  const [line = ""] = await daemon.waitForLog(/^.*success: db entered RUNNING state, process is ready.*/);
  const [spawned = ""] = await daemon.waitForLog(/^.*spawned: 'db'.*/);
  const at = (text: string) => Date.parse(text.slice(0, 23).replace(",", ".").replace(" ", "T"));
  assert(at(line) - at(spawned) >= 2000, `${spawned}\n${line}`);
  for (const name of ["api", "worker"]) {
    await daemon.waitForState(name, "RUNNING");
    await untilSaid(`${daemon.folder}/${name}.log`, "here\n");
  }
  assertEquals(await daemon.stop(), 0);
  const told = await story(daemon);
  assertEquals(told.slice(0, 2), ["spawned: 'db'", "success: db"]);
  assertEquals(told.filter((text) => text.startsWith("spawned")).length, 3);
  assertEquals(told.at(-1), "stopped: db");
});
