import { assert, assertEquals } from "@std/assert";
import { finish } from "../../support/installation.ts";
import { runDaemon } from "../../support/run_daemon.ts";
import { socketRights } from "../../support/socket_rights.ts";

const CALLS = "umask,bind,/^f?chmod,/^[fl]?chown,/^link,/^rename";
const DIST = new URL("../../../dist", import.meta.url).pathname;
const hasStrace = await finish("strace", ["-V"]).then(({ code }) => code === 0, () => false);
const ignore = Deno.uid() !== 0 || !hasStrace;

Deno.test({
  name: "no socket file ever has wider rights than are configured, nor another owner who could use it",
  ignore,
  async fn() {
    let trace = "";
    {
      await using daemon = await runDaemon(
        "[fcgi-program:f]\ncommand=sleep 600\nstartsecs=0\nsocket=unix://%(here)s/f.sock\nsocket_mode=0760\n" +
          "socket_owner=nobody:nogroup\n",
        {
          settings: "[unix_http_server]\nchmod=0720\nchown=nobody:nogroup",
          // The mask that hides least
          through: (
            folder,
          ) => ["sh", "-c", `umask 0; exec strace -f -qq -e trace=${CALLS} -o ${folder}/trace "$@"`, "sh"],
        },
      );
      await daemon.waitForLog(/spawned: 'f'/);
      assertEquals(await rights(daemon.socket), [0o720, 65534, 65534]);
      assertEquals(await rights(`${daemon.folder}/f.sock`), [0o760, 65534, 65534]);
      trace = await Deno.readTextFile(`${daemon.folder}/trace`);
    }
    for (const [name, mode] of [["s.sock", 0o720], ["f.sock", 0o760]] as const) {
      const history = socketRights(trace, name);
      assert(history.length > 0, `strace saw nothing of ${name}`);
      for (const { mode: seen, owner, because } of history) {
        assertEquals(seen & ~mode, 0, `${name} is open after ${because}`);
        assert(seen === 0 || owner === "65534:65534", `${name} is another's after ${because}`);
      }
      assertEquals(history.at(-1)?.mode, mode);
    }
  },
});

Deno.test({
  name: "the socket of a daemon that another user may not ask is not taken away from it (DAEMON-017)",
  ignore: Deno.uid() !== 0,
  async fn() {
    await using daemon = await runDaemon("");
    const second = `${daemon.folder}/second.conf`;
    await Deno.writeTextFile(
      second,
      "[unix_http_server]\nfile=%(here)s/s.sock\n[supervisord]\nuser=nobody\nlogfile=%(here)s/second.log\n",
    );
    const { code, stderr } = await finish("timeout", ["20", `${DIST}/supervisord`, "-n", "-c", second]);
    assertEquals([code, stderr.includes("Another program is already listening")], [2, true]);
    assertEquals((await daemon.ctl("pid")).stdout, `${daemon.pid}\n`);
  },
});

async function rights(path: string): Promise<readonly [number, number | null, number | null]> {
  const { mode, uid, gid } = await Deno.stat(path);
  return [(mode ?? 0) & 0o7777, uid, gid];
}
