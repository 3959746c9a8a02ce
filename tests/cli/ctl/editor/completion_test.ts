import { assertEquals } from "@std/assert";
import { candidateRows } from "../../../../cli/ctl/editor/candidate_rows.ts";
import type { Line } from "../../../../cli/ctl/editor/line.ts";
import { shellCompletion } from "../../../../cli/ctl/editor/shell_completion.ts";
import { completeWord, wordAt } from "../../../../cli/ctl/editor/word_completion.ts";
import { signalNames } from "../../../../src/text/signal_name.ts";
import { RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { info } from "../shell/literals.ts";
import { fakeShell } from "../shell/run_lines.ts";

function at(shown: string): Line {
  return { text: shown.replace("|", ""), cursor: shown.indexOf("|") };
}

function bar({ text, cursor }: Line): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

Deno.test("completeWord() completes as far as the candidates agree, a single one with a blank", () => {
  const cases = [
    ["ver|", ["version"], "version |"],
    ["s|", ["start", "status", "stop"], "st|"],
    ["st|", ["start", "status", "stop"], "st|"],
    ["sta|", ["start", "status"], "sta|"],
    ["start |", ["cat"], "start cat |"],
    ["start w|", ["web:web_00", "web:*"], "start web:|"],
    ["start c| x", ["cat"], "start cat | x"],
    ["start x|", [], "start x|"],
    ["start w*|", ["web:a", "web:b"], "start w*|"],
    ["start w*a|", ["web:a"], "start web:a |"],
  ] as const;
  for (const [before, candidates, after] of cases) assertEquals(bar(completeWord(at(before), candidates)), after);
});

Deno.test("wordAt() is the word that ends at the cursor", () => {
  const cases = [["st|", "st"], ["start |", ""], ["start web:a-*|b", "web:a-*"], ["|", ""]] as const;
  for (const [shown, word] of cases) assertEquals(wordAt(at(shown)), word);
});

Deno.test("candidateRows() reads downwards, on no more rows than there are", () => {
  assertEquals(candidateRows(["status", "start", "stop"], { width: 80, height: 20 }), ["start    status   stop"]);
  const names = ["a1", "a2", "a3", "a4", "a5"];
  assertEquals(candidateRows(names, { width: 12, height: 20 }), ["a1   a4", "a2   a5", "a3"]);
  assertEquals(candidateRows(names, { width: 5, height: 3 }), ["a1", "a2", "... 5 in all: type more of the name"]);
});

const getAllProcessInfo = [info("cat"), info("web", { name: "w0" }), info("web", { name: "w1" })];

async function completed(line: string, answers: Parameters<typeof fakeShell>[0]["answers"] = { getAllProcessInfo }) {
  const { shell, session, calls } = fakeShell({ answers: answers ?? {} });
  return { words: await shellCompletion(session, shell.commands)(line), calls };
}

Deno.test("shellCompletion() offers actions, groups or processes by the action (CTL-086)", async () => {
  const names = ["cat", "web:w0", "web:*", "web:w1"];
  const cases = [
    ["st", ["start", "status", "stop"]],
    ["help re", ["reload", "remove", "reread", "restart"]],
    ["h", ["help", "health"]],
    ["comp", ["completion"]],
    ["EO", []],
    ["add ", ["cat", "web"]],
    ["remove w", ["web"]],
    ["update c", ["cat"]],
    ["signal HUP ", names],
    ["start ", names],
    ["start cat w", ["web:w0", "web:*", "web:w1"]],
    ["start cat:", ["cat:cat", "cat:*"]],
    ["open ", []],
    ["version ", []],
    ["nosuch ", []],
    ["signal ", signalNames()],
    ["signal US", ["USR1", "USR2"]],
    ["tail -", ["-f"]],
    ["tail -f ", names],
    ["tail cat ", ["stdout", "stderr"]],
    ["tail -100 cat stde", ["stderr"]],
    ["status --", ["--json", "--watch"]],
    ["status --json c", ["cat"]],
    ["restart -", ["--rolling", "--batch"]],
    ["restart --rolling --batch ", []],
    ["restart --rolling --batch 2 c", ["cat"]],
    ["help --all rel", ["reload"]],
    ["completion f", ["fish"]],
    ["start w*0", ["web:w0"]],
    ["start web:w?", ["web:w0", "web:w1"]],
    ["start web:*", ["web:*"]],
    ["remove w?b", ["web"]],
  ] as const;
  for (const [line, words] of cases) assertEquals((await completed(line)).words, [...words]);
  for (const action of ["clear", "fg", "pid", "restart", "start", "status", "stop", "tail"]) {
    assertEquals((await completed(`${action} `)).words, names);
  }
});

Deno.test("shellCompletion() asks the server anew each time, over a connection of its own", async () => {
  assertEquals((await completed("start ")).calls, ["getAllProcessInfo()", "hang up"]);
  assertEquals((await completed("help ")).calls, []);
});

Deno.test("shellCompletion() has nothing to offer while the server cannot be asked", async () => {
  assertEquals((await completed("start ", { getAllProcessInfo: RpcFault.of("SHUTDOWN_STATE") })).words, []);
});
