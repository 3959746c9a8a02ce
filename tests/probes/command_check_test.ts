import { assertEquals, assertMatch } from "@std/assert";
import { CommandCheck } from "../../src/probes/command_check.ts";
import { until } from "../support/until.ts";
import { answer, openFds, realWorld } from "./real_world.ts";

function shell(world: ReturnType<typeof realWorld>, script: string, seconds = 20): CommandCheck {
  const commandOf = (text: string) => ({ file: "/bin/sh", argv: ["sh", "-c", text], env: { A: "b" }, steps: [] });
  return new CommandCheck(script, { world, seconds, commandOf });
}

function ask(check: CommandCheck): Promise<string | null> {
  return answer((onAnswer) => check.ask(onAnswer));
}

Deno.test("CommandCheck is well with exit status 0, and tells how else it ended and what it said last", async () => {
  await using world = realWorld();
  assertEquals(await ask(shell(world, 'test "$A" = b')), null);
  assertEquals(await ask(shell(world, "exit 3")), "exit status 3");
  assertEquals(await ask(shell(world, "echo one; echo two >&2; exit 1")), "exit status 1; it says: two");
  assertEquals(await ask(shell(world, "kill -9 $$")), "terminated by SIGKILL");
  const before = openFds();
  await ask(shell(world, "yes | head -c 500000"));
  assertEquals(openFds(), before);
});

Deno.test("CommandCheck kills the whole group of a command that takes too long", async () => {
  await using world = realWorld();
  const folder = Deno.makeTempDirSync();
  const problem = await ask(shell(world, `sleep 1000 & echo $! > ${folder}/pid; wait`, 0.3));
  assertEquals(problem, "no answer within 0.3 s");
  const pid = Deno.readTextFileSync(`${folder}/pid`).trim();
  await until("the grandchild to be gone", () => {
    try {
      return /^\d+ \(.*\) Z/.test(Deno.readTextFileSync(`/proc/${pid}/stat`)) || undefined;
    } catch {
      return true;
    }
  });
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("CommandCheck answers nobody when it is disposed of, and is asked again once it has ended", async () => {
  await using world = realWorld();
  const check = shell(world, "exec sleep 1000");
  check.ask(() => {
    throw new Error("nobody is there");
  })[Symbol.dispose]();
  assertEquals(await ask(check), "a command before it cannot be killed");
  const second = await until("it to be gone", async () => {
    let problem: string | null = "";
    using _ = check.ask((said) => problem = said);
    await Promise.resolve();
    return problem === "" || undefined;
  });
  assertEquals(second, true);
});

Deno.test("CommandCheck tells why a command cannot be run", async () => {
  await using world = realWorld();
  const unfound = new CommandCheck("x", { world, seconds: 1, commandOf: () => "can't find command 'x'" });
  assertEquals(await ask(unfound), "can't find command 'x'");
  const commandOf = () => ({ file: "/nonexistent", argv: ["x"], env: {}, steps: [] });
  assertMatch(await ask(new CommandCheck("x", { world, seconds: 1, commandOf })) ?? "", /No such file or directory/);
});
