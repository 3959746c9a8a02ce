import { assertEquals } from "@std/assert";

const SPRING = Date.UTC(2026, 2, 29, 1) / 1000;
/** Prints the offsets in minutes: in winter, a second before Europe's summer time begins, and when it does. */
const PROGRAM = `
  import { utcOffset } from "${new URL("../../../../src/os/linux/time/utc_offset.ts", import.meta.url)}";
  console.log([${Date.UTC(2026, 0, 1) / 1000}, ${SPRING - 1}, ${SPRING}].map((at) => utcOffset(at) / 60).join(" "));
`;

/** libc reads TZ once: each value takes a process of its own. */
async function offsets(TZ: string): Promise<string> {
  const args = ["eval", "--no-config", PROGRAM];
  const { stdout } = await new Deno.Command(Deno.execPath(), { args, env: { TZ }, stderr: "inherit" }).output();
  return new TextDecoder().decode(stdout).trim();
}

Deno.test("utcOffset() takes TZ as libc does (DAEMON-056)", async () => {
  const forms = {
    "HERE-5:30": "330 330 330",
    "CET-1CEST,M3.5.0,M10.5.0/3": "60 60 120",
    "EST5EDT,M3.2.0,M11.1.0": "-300 -240 -240",
    "Nowhere/Place": "0 0 0",
    "": "0 0 0",
  };
  for (const [form, expected] of Object.entries(forms)) assertEquals(await offsets(form), expected, form);
});
