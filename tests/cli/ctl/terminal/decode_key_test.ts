import { assertEquals } from "@std/assert";
import { decodeKey } from "../../../../cli/ctl/terminal/decode_key.ts";

/** Keys as text or <name>; what is left undecoded follows a bar. */
function decoded(text: string): string {
  let bytes = new TextEncoder().encode(text);
  let shown = "";
  for (let next = decodeKey(bytes); next !== null; next = decodeKey(bytes)) {
    shown += next.key.kind === "text" ? next.key.text : `<${next.key.name}>`;
    bytes = bytes.slice(next.length);
  }
  return bytes.length === 0 ? shown : `${shown}|${bytes.length}`;
}

Deno.test("decodeKey() tells keys from text", () => {
  const cases = [
    ["abc", "abc"],
    ["h\u00e9\u8a9e\u{1f600}", "h\u00e9\u8a9e\u{1f600}"],
    ["a\rb\n", "a<Enter>b<Enter>"],
    ["\t\x7f\b", "<Tab><Backspace><Backspace>"],
    ["\x01\x05\x0b\x15\x17\x0c\x12", "<C-a><C-e><C-k><C-u><C-w><C-l><C-r>"],
    ["\x00\x03\x04\x1a\x1f", "<C-@><C-c><C-d><C-z><C-_>"],
    ["\x1b[A\x1b[B\x1b[C\x1b[D", "<Up><Down><Right><Left>"],
    ["\x1bOA\x1bOB\x1bOC\x1bOD\x1bOH\x1bOF", "<Up><Down><Right><Left><Home><End>"],
    ["\x1b[H\x1b[F\x1b[1~\x1b[4~\x1b[7~\x1b[8~\x1b[3~", "<Home><End><Home><End><Home><End><Delete>"],
    ["\x1bb\x1bF\x1bd\x1b\x7f\x1b<", "<M-b><M-f><M-d><M-Backspace><M-<>"],
    ["\x1b[1;5C\x1b[1;3D", "<M-f><M-b>"],
    ["\x1b[99~x\x1b[200~y", "<?>x<?>y"],
    ["\x1b\x1b[D", "<?><Left>"],
    ["a\u0085b", "ab"],
  ] as const;
  for (const [sent, keys] of cases) assertEquals(decoded(sent), keys);
});

Deno.test("decodeKey() waits for the rest of what is cut", () => {
  const cases = [["x\x1b", "x|1"], ["\x1b[", "|2"], ["\x1b[1;5", "|5"], ["\x1bO", "|2"]] as const;
  for (const [sent, keys] of cases) assertEquals(decoded(sent), keys);
  for (const char of ["\u00e9", "\u8a9e", "\u{1f600}"]) {
    const bytes = new TextEncoder().encode(char);
    for (let length = 1; length < bytes.length; length++) assertEquals(decodeKey(bytes.subarray(0, length)), null);
    assertEquals(decodeKey(bytes), { key: { kind: "text", text: char }, length: bytes.length });
    const first = new Uint8Array([0x61, ...bytes.subarray(0, -1)]);
    assertEquals(decodeKey(first), { key: { kind: "text", text: "a" }, length: 1 });
  }
});

Deno.test("decodeKey() goes on after noise", () => {
  assertEquals(decodeKey(new Uint8Array([0xff]))?.length, 1);
  assertEquals(decodeKey(new Uint8Array([0x80, 0x80, 0x80, 0x80]))?.length, 4);
  assertEquals(decoded("\x1b[" + "1;".repeat(30)), "<?>");
});
