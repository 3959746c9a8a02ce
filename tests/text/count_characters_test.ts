import { assertEquals } from "@std/assert";
import { countCharacters } from "../../src/text/count_characters.ts";

Deno.test("countCharacters() counts as Python does, also what is half a pair", () => {
  for (const text of ["", "a", "dé€", "😀", "a😀b😀", "\ud83d", "\ude00\ud83d", "\ud83d\ud83d\ude00"]) {
    assertEquals(countCharacters(text), Array.from(text).length, JSON.stringify(text));
  }
});
