import { assertEquals } from "@std/assert";
import { shownTraits } from "../../../../cli/ctl/settings/shown_traits.ts";

Deno.test("shownTraits() leaves an action's bytes alone unless colour is asked for, and the shell as it was", () => {
  const all = { editing: true, colour: true, advice: true };
  const cases = [
    [all, false, null, { editing: false, colour: false, advice: true }],
    [all, false, "auto", { editing: false, colour: true, advice: true }],
    [all, false, "never", { editing: false, colour: false, advice: true }],
    [all, true, null, all],
    [all, true, "auto", all],
    [all, true, "never", { ...all, colour: false }],
    [{ ...all, colour: false }, true, "auto", { ...all, colour: false }],
    // Lines out of a pipe are a script's
    [{ ...all, editing: false }, true, null, { editing: false, colour: false, advice: true }],
  ] as const;
  for (const [traits, isShell, color, expected] of cases) {
    assertEquals(shownTraits(traits, { isShell, color }), expected);
  }
});
