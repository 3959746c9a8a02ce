import { assertEquals } from "@std/assert";
import { terminalTraits } from "../../../../cli/ctl/terminal/terminal_traits.ts";

function traits(streams: string, variables: Readonly<Record<string, string>> = {}): string {
  const { editing, colour, advice } = terminalTraits({
    stdin: streams.includes("0"),
    stdout: streams.includes("1"),
    stderr: streams.includes("2"),
    variable: (name) => variables[name],
  });
  return [editing && "editing", colour && "colour", advice && "advice"].filter(Boolean).join(" ");
}

Deno.test("terminalTraits() follow from the streams, TERM and NO_COLOR", () => {
  const cases = [
    ["012", {}, "editing colour advice"],
    ["12", {}, "colour advice"],
    ["02", {}, ""],
    ["01", {}, "editing colour"],
    ["2", {}, ""],
    ["012", { NO_COLOR: "1" }, "editing advice"],
    ["012", { NO_COLOR: "" }, "editing colour advice"],
    ["012", { TERM: "dumb" }, "advice"],
  ] as const;
  for (const [streams, variables, expected] of cases) assertEquals(traits(streams, variables), expected);
});
