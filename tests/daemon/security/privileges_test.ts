import { assertEquals, assertMatch } from "@std/assert";
import { finish } from "../../support/installation.ts";
import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";

const IDENTITY = new URL("../../fixtures/identity.py", import.meta.url).pathname;
const NO_CAPABILITIES = ["0000000000000000"];
const WAYS_BACK = ["setuid", "seteuid", "setresuid", "setgid", "setresgid", "setgroups", "shadow"];
const ignore = Deno.uid() !== 0;

// Not the Python of root's PATH, which others may not be let in to
const PROBE = `[program:probe]
command=sh -c "PATH=/usr/local/bin:/usr/bin:/bin exec python3 %(here)s/identity.py"
autorestart=false
startsecs=0
stdout_logfile=%(here)s/probe.out
`;

/** Runs the program that tells who it is; `more` are lines of its section. */
async function probed(daemon: RunningDaemon): Promise<unknown> {
  // A copy, as the checkout may be closed to others
  await Deno.copyFile(IDENTITY, `${daemon.folder}/identity.py`);
  await daemon.ctl("start", "probe");
  await daemon.waitForState("probe", "EXITED");
  return JSON.parse(await Deno.readTextFile(`${daemon.folder}/probe.out`));
}

/** What the system's own tools say of a user's ids. */
async function expected(user: string): Promise<unknown> {
  const ids = async (option: string) => (await finish("id", [option, user])).stdout.trim().split(" ");
  const [uid = "", gid = ""] = [...await ids("-u"), ...await ids("-g")];
  return {
    Uid: [uid, uid, uid, uid],
    Gid: [gid, gid, gid, gid],
    Groups: (await ids("-G")).toSorted((a, b) => Number(a) - Number(b)),
    CapInh: NO_CAPABILITIES,
    CapPrm: NO_CAPABILITIES,
    CapEff: NO_CAPABILITIES,
    CapAmb: NO_CAPABILITIES,
    refused: WAYS_BACK,
  };
}

for (const user of ["nobody", "www-data", "backup"]) {
  Deno.test({
    name: `a program with user=${user} has that user's rights, no others, and no way back`,
    ignore,
    async fn() {
      await using daemon = await runDaemon(`${PROBE}autostart=false\nuser=${user}\n`);
      assertEquals(await probed(daemon), await expected(user));
    },
  });
}

Deno.test({
  name: "[supervisord] user= takes root's rights from every thread of the daemon and from its programs, for good",
  ignore,
  async fn() {
    await using daemon = await runDaemon(`${PROBE}autostart=false\n`, { settings: "user=nobody" });
    assertEquals(await probed(daemon), await expected("nobody"));
    const threads = [...Deno.readDirSync(`/proc/${daemon.pid}/task`)].map(({ name }) => name);
    for (const thread of threads) {
      const status = await Deno.readTextFile(`/proc/${daemon.pid}/task/${thread}/status`);
      assertMatch(status, /^Uid:\t65534\t65534\t65534\t65534\nGid:\t65534\t65534\t65534\t65534$/m);
      assertMatch(status, /^Groups:\t65534 ?$/m);
      assertMatch(status, /^CapInh:\t0{16}\nCapPrm:\t0{16}\nCapEff:\t0{16}$/m);
    }
    assertEquals((await Deno.stat(daemon.socket)).uid, 65534);
  },
});

Deno.test({
  name: "root without user= is warned of, as by the original, and user=root is not",
  ignore,
  async fn() {
    const warning =
      "CRIT Supervisor is running as root.  Privileges were not dropped because no user is specified in " +
      "the config file.  If you intend to run as root, you can set user=root in the config file to avoid this message.";
    for (const [settings, isWarned] of [["", true], ["user=root", false]] as const) {
      await using daemon = await runDaemon("", { settings });
      assertEquals((await daemon.log()).includes(warning), isWarned);
    }
  },
});
