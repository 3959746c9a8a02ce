import { assertEquals } from "@std/assert";
import { completionScript } from "../../../../cli/ctl/completion/scripts.ts";
import { RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { finish } from "../../../support/installation.ts";
import { info } from "../shell/literals.ts";
import { runLine } from "../shell/run_lines.ts";

/** A supervisorctl that knows two actions and three names. */
const FAKE = `supervisorctl() {
  local IFS=' '
  case "$*" in
    *"words") printf '%s\\n' start status ;;
    *"words start") printf '%s\\n' cat web:a web:b ;;
  esac
}`;

/** What bash offers for a line. */
async function bash(line: string): Promise<readonly string[]> {
  const ask = `COMP_LINE='${line}' COMP_POINT=${line.length}; _supervisorctl; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = await finish("bash", ["--norc", "-c", `${FAKE}\n${completionScript("bash")}\n${ask}`]);
  assertEquals(stderr, "");
  return stdout.trim().split("\n");
}

Deno.test("completionScript() completes in bash", async () => {
  const cases = [
    ["supervisorctl sta", ["start", "status"]],
    ["supervisorctl ", ["start", "status"]],
    ["supervisorctl start c", ["cat"]],
    ["supervisorctl -c /x -i start c", ["cat"]],
    // bash takes the colon for the end of a word
    ["supervisorctl start web:", ["a", "b"]],
    ["supervisorctl start cat w", ["web:a", "web:b"]],
    ["supervisorctl --conf", ["--configuration"]],
    ["supervisorctl -u ", [""]],
  ] as const;
  for (const [line, words] of cases) assertEquals(await bash(line), [...words], line);
});

Deno.test("completion prints a script for each shell", async () => {
  for (const shell of ["bash", "zsh", "fish"] as const) {
    const { stdout, status } = await runLine(`completion ${shell}`);
    assertEquals([stdout, status], [completionScript(shell) + "\n", 0]);
  }
  for (const line of ["completion", "completion csh", "completion bash x", "completion toString"]) {
    const { stdout, status } = await runLine(line);
    assertEquals([stdout.split("\n")[0], status], ["Error: completion requires the name of a shell", 1]);
  }
});

Deno.test("completion words prints what may follow, and nothing when the server cannot be asked", async () => {
  const answers = { getAllProcessInfo: [info("cat"), info("web", { name: "a" })] };
  assertEquals((await runLine("completion words start", { answers })).stdout, "cat\nweb:a\nweb:*\n");
  assertEquals((await runLine("completion words remove", { answers })).stdout, "cat\nweb\n");
  assertEquals((await runLine("completion words")).stdout.split("\n").slice(0, 3), ["help", "add", "avail"]);
  const { stdout, stderr, status } = await runLine("completion words start", {
    answers: { getAllProcessInfo: RpcFault.of("SHUTDOWN_STATE") },
  });
  assertEquals([stdout, stderr, status], ["", "", 0]);
});
