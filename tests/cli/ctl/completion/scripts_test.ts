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
    *"words ="*) printf '%s\\n' start status ;;
    *"words start ="* | *"words start cat ="*) printf '%s\\n' cat web:a web:b ;;
    *"words tail -f cat ="*) printf '%s\\n' stdout stderr ;;
    *"words restart =-"*) printf '%s\\n' --rolling --batch ;;
  esac
}`;

const HAS_FISH = await isInstalled("fish");
const HAS_ZSH = await isInstalled("zsh");

async function isInstalled(shell: string): Promise<boolean> {
  return (await finish("sh", ["-c", `command -v ${shell}`])).code === 0;
}

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
    ["supervisorctl tail -f cat ", ["stdout", "stderr"]],
    ["supervisorctl restart --r", ["--rolling"]],
    ["supervisorctl --conf", ["--configuration"]],
    ["supervisorctl -u ", [""]],
  ] as const;
  for (const [line, words] of cases) assertEquals(await bash(line), [...words], line);
});

/** What fish offers for a line. */
async function fish(line: string): Promise<readonly string[]> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/supervisorctl`, `#!/bin/bash\n${FAKE}\nsupervisorctl "$@"\n`, { mode: 0o755 });
    await Deno.writeTextFile(`${folder}/script`, completionScript("fish"));
    const ask = `set -x PATH ${folder} $PATH; set -x HOME ${folder}; source ${folder}/script; complete -C '${line}'`;
    const { stdout, stderr } = await finish("fish", ["--no-config", "-c", ask]);
    assertEquals(stderr, "");
    return stdout.trim().split("\n").map((offer) => offer.split("\t")[0] ?? "");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What the script gives to zsh, which then takes those that begin as the word does. */
async function zsh(...words: readonly string[]): Promise<readonly string[]> {
  const place = `words=(${words.map((word) => `'${word}'`).join(" ")}); CURRENT=$#words; PREFIX=$words[-1]`;
  const builtins =
    `compdef() {}; compadd() { [[ $1 == -a ]] && print -l -- \${(P)2} || print -l -- \${@:2} }; _files() { print file }`;
  const script = `${FAKE.replace("local IFS=' '", "")}\n${builtins}\n${
    completionScript("zsh")
  }\n${place}; _supervisorctl`;
  const { stdout, stderr } = await finish("zsh", ["-f", "-c", script]);
  assertEquals(stderr, "");
  return stdout.trim().split("\n");
}

Deno.test("completionScript() completes in fish", { ignore: !HAS_FISH }, async () => {
  const cases = [
    ["supervisorctl sta", ["start", "status"]],
    ["supervisorctl start c", ["cat"]],
    ["supervisorctl -c /x -i start c", ["cat"]],
    ["supervisorctl start cat w", ["web:a", "web:b"]],
    ["supervisorctl tail -f cat ", ["stderr", "stdout"]],
    ["supervisorctl restart --r", ["--rolling"]],
  ] as const;
  for (const [line, words] of cases) assertEquals([...await fish(line)].sort(), [...words], line);
});

Deno.test("completionScript() completes in zsh", { ignore: !HAS_ZSH }, async () => {
  const names = ["cat", "web:a", "web:b"];
  const cases = [
    [["sta"], ["start", "status"]],
    [["start", "c"], names],
    [["-c", "/x", "-i", "start", "c"], names],
    [["start", "cat", "w"], names],
    [["tail", "-f", "cat", ""], ["stdout", "stderr"]],
    [["restart", "--r"], ["--rolling", "--batch"]],
    [["-c", ""], ["file"]],
  ] as const;
  for (const [words, offered] of cases) {
    assertEquals(await zsh("supervisorctl", ...words), [...offered], words.join(" "));
  }
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
  assertEquals((await runLine("completion words start cat =web:", { answers })).stdout, "web:a\nweb:*\n");
  assertEquals((await runLine("completion words restart =--r", { answers })).stdout, "--rolling\n");
  assertEquals((await runLine("completion words =comp", { answers })).stdout, "completion\n");
  assertEquals((await runLine("completion words remove", { answers })).stdout, "cat\nweb\n");
  assertEquals((await runLine("completion words")).stdout.split("\n").slice(0, 3), ["help", "add", "avail"]);
  const { stdout, stderr, status } = await runLine("completion words start", {
    answers: { getAllProcessInfo: RpcFault.of("SHUTDOWN_STATE") },
  });
  assertEquals([stdout, stderr, status], ["", "", 0]);
});
