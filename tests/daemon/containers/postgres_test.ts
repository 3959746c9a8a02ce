import { assertEquals, assertMatch } from "@std/assert";
import { POSTGRES } from "../../../cli/dev/debian.ts";
import { inContainer, runContainer } from "../../support/in_container.ts";
import { finish } from "../../support/installation.ts";
import { lackOf } from "../../support/lack_of.ts";
import { untilSaid } from "../../support/until_said.ts";

const WORK = `CREATE TABLE IF NOT EXISTS work (life serial);
INSERT INTO work DEFAULT VALUES;
SELECT 'lives: ' || count(*) FROM work;
SELECT pg_sleep(1000);
`;

inContainer(
  "a worker finds the postgres that it needs, which ends behind it and in peace, again and again",
  async () => {
    const { stdout } = await finish("sh", ["-c", "ls -d /usr/lib/postgresql/*/bin"]);
    const [bin = ""] = stdout.trimEnd().split("\n").toReversed();
    await using daemon = await runContainer(
      `
[program-default]
user=postgres
directory=%(here)s
environment=PGHOST="%(here)s",PGDATA="%(here)s/data"
startsecs=0
[program:worker]
command=psql --quiet --tuples-only --set ON_ERROR_STOP=1 --file work.sql
depends_on=db:healthy
autorestart=false
stdout_logfile=%(here)s/worker.log
[program:db]
command=${bin}/postgres -c listen_addresses= -c unix_socket_directories=%(here)s
depends_on=create:completed_successfully
ready_cmd=pg_isready --quiet
; A fast shutdown, which does not wait for clients
stopsignal=INT
stdout_logfile=%(here)s/db.log
redirect_stderr=true
[program:create]
command=sh -c "test -s data/PG_VERSION || exec ${bin}/initdb --no-sync --no-locale --auth trust"
type=oneshot
`,
      { settings: "shutdown_timeout=9\n", prepare: (folder) => Deno.writeTextFile(`${folder}/work.sql`, WORK) },
    );
    const { folder } = daemon;
    const works = (life: number) => untilSaid(`${folder}/worker.log`, `lives: ${life}`);
    await works(1);
    await daemon.crash(() => Deno.kill(daemon.pid, "SIGTERM"));
    await daemon.start();
    await works(2);
    assertEquals(await daemon.stop(), 0);
    const log = await Deno.readTextFile(`${folder}/supervisord.log`);
    const [, first = "", second = ""] = log.split("supervisord started");
    for (const life of [first, second]) {
      assertMatch(
        life,
        /exited: create \(exit status 0; expected\)[^]*spawned: 'db'[^]*success: db [^]*spawned: 'worker'/,
      );
      assertMatch(life, /stopped: worker [^]*stopped: db \(exit status 0\)/);
    }
    // Once by initdb, and once by us
    const said = await Deno.readTextFile(`${folder}/db.log`);
    assertEquals(
      said.match(/database system was (shut down|interrupted)/g),
      Array(2).fill("database system was shut down"),
    );
  },
  await lackOf(POSTGRES),
);
