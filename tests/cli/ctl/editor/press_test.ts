import { assertEquals } from "@std/assert";
import { newEditorState } from "../../../../cli/ctl/editor/editor_state.ts";
import { searchPrompt } from "../../../../cli/ctl/editor/search.ts";
import { barred, pressAll } from "./keys.ts";

function line(typed: string, history: readonly string[] = []): string {
  return barred(pressAll(newEditorState(history), typed).state);
}

function effects(typed: string) {
  return pressAll(newEditorState(["old"]), typed).effects.map((effect) => effect.kind);
}

Deno.test("press() moves the cursor", () => {
  const cases = [
    ["status", "status|"],
    ["status<Left><Left>", "stat|us"],
    ["status<C-b><C-b><C-f>", "statu|s"],
    ["status<C-a>", "|status"],
    ["status<Home><Right>", "s|tatus"],
    ["status<C-a><C-e>", "status|"],
    ["status<Home><End>", "status|"],
    ["start web:a b<M-b><M-b>", "start web:|a b"],
    ["start web:a b<C-a><M-f><M-f>", "start web|:a b"],
    ["a<Left><Left>", "|a"],
    ["e\u0301x<Left><Left>", "|e\u0301x"],
    ["\u8a9e\u{1f1e9}\u{1f1ea}<Left>", "\u8a9e|\u{1f1e9}\u{1f1ea}"],
  ] as const;
  for (const [typed, shown] of cases) assertEquals(line(typed), shown);
});

Deno.test("press() inserts and erases at the cursor", () => {
  const cases = [
    ["sttus<Left><Left><Left>a", "sta|tus"],
    ["status<Backspace>", "statu|"],
    ["status<Left><Delete>", "statu|"],
    ["status<C-a><C-d>", "|tatus"],
    ["e\u0301x<Left><Backspace>", "|x"],
    ["<Backspace><Delete>", "|"],
    ["ab<C-t>", "ba|"],
    ["abc<Left><C-t>", "acb|"],
    ["a<C-t>", "a|"],
    ["abc<C-a><C-t>", "|abc"],
  ] as const;
  for (const [typed, shown] of cases) assertEquals(line(typed), shown);
});

Deno.test("press() cuts out, and puts back with C-y", () => {
  const cases = [
    ["start a b<Left><C-k>", "start a |"],
    ["start a b<Left><C-u>", "|b"],
    ["start web:a  <C-w>", "start |"],
    ["start web:a<M-Backspace>", "start web:|"],
    ["start web<C-a><M-d>", "| web"],
    ["start a b<C-w><C-w><C-y>", "start a b|"],
    ["start a b<C-a><M-d><M-d><C-y>", "start a| b"],
    ["start a b<C-w><Left><C-w><C-y>", "start a| "],
    ["ab<C-u><C-y><C-y>", "abab|"],
    ["ab<C-k><C-y>", "ab|"],
    ["ab<C-c>c", "c|"],
  ] as const;
  for (const [typed, shown] of cases) assertEquals(line(typed), shown);
});

Deno.test("press() goes through history and keeps what was changed on the way", () => {
  const history = ["one", "two", "three"];
  const cases = [
    ["<Up>", "three|"],
    ["<Up><C-p>", "two|"],
    ["<Up><Up><Up><Up>", "one|"],
    ["new<Up><Down>", "new|"],
    ["<Up>!<Up><Down>", "three!|"],
    ["<Up><C-n><C-n>", "|"],
    ["x<M-<>", "one|"],
    ["x<M-<><M->>", "x|"],
  ] as const;
  for (const [typed, shown] of cases) assertEquals(line(typed, history), shown);
});

Deno.test("press() searches history while the query is typed", () => {
  const history = ["status web", "stop db", "status db"];
  const cases = [
    ["<C-r>st", "|status db"],
    ["<C-r>web", "status |web"],
    ["<C-r>st<C-r>", "|stop db"],
    ["<C-r>st<C-r><C-r><C-s>", "|stop db"],
    ["<C-r>stop<Backspace><Backspace>", "|status db"],
    ["new<C-r>web<C-g>", "new|"],
    ["<C-r>web<C-e> x", "status web x|"],
  ] as const;
  for (const [typed, shown] of cases) assertEquals(line(typed, history), shown);
  const { state, effects } = pressAll(newEditorState(history), "<C-r>webx");
  assertEquals([barred(state), effects], ["status |web", [{ kind: "bell" }]]);
  assertEquals(state.search && searchPrompt(state.search), "(failed reverse-i-search)`webx': ");
});

Deno.test("press() asks for what is not editing", () => {
  const cases = [
    ["status<Enter>", ["accept"]],
    ["<C-d>", ["end"]],
    ["x<C-d>", ["bell"]],
    ["<C-c>", ["interrupt"]],
    ["x<C-c><C-c>", ["interrupt"]],
    ["<C-l><C-z>", ["clear", "suspend"]],
    ["<Backspace><Down><?><C-g>", ["bell", "bell", "bell", "bell"]],
    ["<C-r>o<Enter>", ["accept"]],
    ["<C-r>o<C-c><C-c>", ["interrupt"]],
    ["<Up><C-c>", []],
  ] as const;
  for (const [typed, kinds] of cases) assertEquals(effects(typed), [...kinds]);
});

Deno.test("press() lists candidates at the second Tab in a row", () => {
  const { effects } = pressAll(newEditorState([]), "s<Tab><Tab><Tab>t<Tab>");
  const lists = effects.map((effect) => effect.kind === "complete" && effect.list);
  assertEquals(lists, [false, true, true, false]);
});
