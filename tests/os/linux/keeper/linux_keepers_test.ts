import { assert, assertEquals, assertMatch } from "@std/assert";
import { STRACE } from "../../../../cli/dev/debian.ts";
import type { Keeper } from "../../../../src/os/keeper.ts";
import { LinuxKeepers } from "../../../../src/os/linux/keeper/linux_keepers.ts";
import { LinuxProcesses } from "../../../../src/os/linux/processes/linux_processes.ts";
import { LinuxOs } from "../../../../src/os/linux/linux.ts";
import "../../../support/open_libc.ts";
import { lackOf } from "../../../support/lack_of.ts";
import { linesOf } from "../../../support/lines_of.ts";
import { skippable } from "../../../support/skippable.ts";

const os = new LinuxOs();
const keepers = new LinuxKeepers();
const processes = new LinuxProcesses();
const NOBODY = String(os.byName("nobody")?.uid ?? 65534);
const isRoot = os.getuid() === 0;
const noStrace = isRoot ? await lackOf(STRACE) : "not root";
const [major = 0, minor = 0] = Deno.osRelease().split(".").map(Number);
const TELLS = major > 6 || (major === 6 && minor >= 15);
/** mseal(2), Linux 6.10. */
const SEALS = major > 6 || (major === 6 && minor >= 10);

function program(name: string, args: readonly string[]): [string, ...string[]] {
  const path = new URL(`../../../fixtures/${name}.ts`, import.meta.url).pathname;
  return [Deno.execPath(), "run", "-A", "--no-check", "--no-lock", path, ...args];
}

async function output([command, ...args]: readonly [string, ...string[]]): Promise<string> {
  const result = await new Deno.Command(command, { args, stdin: "null", stdout: "piped", stderr: "inherit" }).output();
  return new TextDecoder().decode(result.stdout).trimEnd();
}

function made(): Keeper {
  const result = keepers.make();
  if (result.kind === "refused") throw new Error(result.reason);
  return result.keeper;
}

Deno.test("make() makes a process that is no burden, and that waitpid(-1) does not see", () => {
  const keeper = made();
  const rollup = Deno.readTextFileSync(`/proc/${keeper.pid}/smaps_rollup`);
  const [, kilobytes] = /^Rss: +(\d+) kB$/m.exec(rollup) ?? [];
  assert(Number(kilobytes) <= 64, rollup);
  assertEquals(os.reap(), null);
  const stat = Deno.readTextFileSync(`/proc/${keeper.pid}/stat`);
  const [, comm, , parent, , session] = /^\d+ \((.*)\) (\S) (\d+) (\d+) (\d+) /.exec(stat) ?? [];
  assertEquals({ comm, parent, session }, {
    comm: "monovisor-keep",
    parent: `${Deno.pid}`,
    session: `${keeper.pid}`,
  });
  keeper.end();
  assertEquals(processes.identify(keeper.pid), null);
  assertEquals(keepers.find(keeper), null);
});

Deno.test("make() leaves signals and descriptors of ours as they were", () => {
  const facts = () => [
    /^SigBlk:.*$/m.exec(Deno.readTextFileSync("/proc/thread-self/status"))?.[0],
    [...Deno.readDirSync("/proc/self/fd")].length,
  ];
  const before = facts();
  made().end();
  assertEquals(facts(), before);
});

Deno.test("a keeper has every signal blocked that can be, those of libc too", () => {
  const keeper = made();
  const [, blocked] = /^SigBlk:\t(.*)$/m.exec(Deno.readTextFileSync(`/proc/${keeper.pid}/status`)) ?? [];
  keeper.end();
  // All 64 but SIGKILL and SIGSTOP
  assertEquals(blocked, "fffffffffffbfeff");
});

Deno.test("find() takes no other program for a keeper", () => {
  const own = processes.identify(Deno.pid);
  assertEquals(own && keepers.find(own), null);
  const keeper = made();
  assertEquals(keepers.find({ ...keeper, startTime: keeper.startTime + 1 }), null);
  keeper.end();
});

Deno.test("take() gives the same open file, close-on-exec", () => {
  const keeper = made();
  const { read, write } = os.pipe();
  const other = keeper.take(write);
  os.close(write);
  os.write(other, new TextEncoder().encode("held"));
  const [, flags = ""] = /^flags:\s*(\d+)$/m.exec(Deno.readTextFileSync(`/proc/self/fdinfo/${other}`)) ?? [];
  assertEquals(parseInt(flags, 8) & 0o2000000, 0o2000000);
  os.close(other);
  const buffer = new Uint8Array(10);
  assertEquals([os.read(read, buffer), os.read(read, buffer)], [4, "eof"]);
  os.close(read);
  keeper.end();
});

interface Crash {
  readonly maker?: string;
  readonly finder?: string;
  /** It ends as a program that it has put in its own place. */
  readonly asAnother?: boolean;
  /** What the one that finds runs in. */
  readonly within?: readonly [string, ...string[]];
}

/** Kills one that made a keeper, and gives what the next one found. */
async function afterCrash(
  { maker = "", finder = maker, asAnother = false, within }: Crash,
): Promise<Record<string, unknown>> {
  const folder = await Deno.makeTempDir();
  await Deno.chmod(folder, 0o777);
  const path = `${folder}/socket`;
  const [command, ...args] = program("keeper_maker", [maker, path]);
  const daemon = new Deno.Command(command, { args, stdin: "piped", stdout: "piped" }).spawn();
  const told = (await linesOf(daemon.stdout).next()).value ?? "";
  const { sleeps, keeper } = JSON.parse(told);
  try {
    if (!asAnother) {
      daemon.kill("SIGKILL");
      await daemon.status;
    }
    await daemon.stdin.close();
    await daemon.status;
    Deno.kill(sleeps.identity.pid, "SIGKILL");
    using client = await Deno.connect({ transport: "unix", path });
    const next = program("keeper_finder", [finder, told]);
    const found = JSON.parse(await output(within === undefined ? next : [...within, ...next]));
    // What was not taken ends with it
    keepers.find(keeper)?.end();
    const buffer = new Uint8Array(100);
    const count = await client.read(buffer).catch((error) => error.name);
    return {
      ...found,
      client: typeof count === "number" ? new TextDecoder().decode(buffer.subarray(0, count)) : count,
    };
  } finally {
    keepers.find(keeper)?.end();
    await Deno.remove(folder, { recursive: true });
  }
}

const ADOPTED = {
  none: "pidfd_getfd EBADF",
  state: "what was known",
  greeting: "status 0",
  client: "adopted",
  answer: "got hello over the crash\n",
  end: "eof",
  status: TELLS ? String(42 << 8) : "unknown",
  statusOfKilled: TELLS ? "9" : "unknown",
  isKeeperLeft: false,
};

Deno.test("a keeper holds pipes, sockets and endings over the death of the one that made it", async () => {
  assertEquals(await afterCrash({}), ADOPTED);
});

Deno.test("a keeper holds them over the death of a program that took the place of the one that made it", async () => {
  assertEquals(await afterCrash({ asAnother: true }), ADOPTED);
});

Deno.test("a keeper of a daemon that has given up root serves the same user", { ignore: !isRoot }, async () => {
  assertEquals(await afterCrash({ maker: NOBODY }), ADOPTED);
});

Deno.test(skippable("pipes and files are had where pidfd_getfd(2) is refused, sockets are not", noStrace), async () => {
  const within = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=pidfd_getfd:error=EPERM"] as const;
  const { none, state, answer, end, greeting, client } = await afterCrash({ within: [...within] });
  assertEquals({ state, answer, end, greeting }, {
    state: ADOPTED.state,
    answer: ADOPTED.answer,
    end: ADOPTED.end,
    greeting: "pidfd_getfd EPERM",
  });
  assertEquals(none, "open ENOENT");
  // Nobody has it any more
  assertEquals(client, "ConnectionReset");
});

Deno.test("a keeper of one user is closed to another", { ignore: !isRoot }, async () => {
  const { state } = await afterCrash({ finder: NOBODY });
  assertEquals(state, "open EACCES");
});

async function refusal(within: readonly string[], args: readonly string[]): Promise<string> {
  const [command, ...rest] = [...within, ...program("keeper_maker", args)];
  return await output([command ?? "", ...rest]);
}

Deno.test("make() says why it is refused, and leaves nothing behind", { ignore: !isRoot }, async () => {
  assertEquals(await refusal([], [NOBODY, "", "processes"]), "clone: [Errno 11] Resource temporarily unavailable");
  assertEquals(await refusal([], ["", "", "executable memory"]), "mprotect: [Errno 13] Permission denied");
  const alone = ["unshare", "--pid", "--fork", "--mount-proc"];
  assertEquals(await refusal(alone, ["", "", "nothing"]), "process 1 takes all others with it when it ends");
});

Deno.test(skippable("make() says which call failed", noStrace), async () => {
  const failing = (what: string) => ["strace", "-f", "-qq", "-o", "/dev/null", "-e", `inject=${what}`];
  assertEquals(
    await refusal(failing("pidfd_getfd:error=ENOSYS"), ["", "", "getfd"]),
    "pidfd_getfd(2) is missing, which Linux has from 5.6 on",
  );
  assertEquals(
    await refusal(failing("pidfd_open:error=EPERM"), ["", "", "open"]),
    "pidfd_open: [Errno 1] Operation not permitted",
  );
  assertEquals(await refusal(failing("setsid:signal=SIGKILL"), ["", "", "start"]), "it was ended at once");
});

Deno.test("make() refuses to hold memory that is sealed", { ignore: !SEALS }, async () => {
  assertMatch(await refusal([], ["", "", "sealed memory"]), /^it could not leave \d+ pages of memory$/);
});
