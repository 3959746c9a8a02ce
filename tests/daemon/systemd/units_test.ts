import { assertEquals, assertMatch } from "@std/assert";
import { ensureTool, SYSTEMD_ANALYZE } from "../../../cli/dev/debian.ts";
import { units } from "../../../cli/dev/package/units.ts";

const PLACES = { commands: "/opt/bin", configuration: "/etc/opt/supervisord.conf" } as const;
const PROGRAM = new URL("../../../dist/supervisord", import.meta.url).pathname;

/** What systemd has to say of a unit; this one's version exits with 0 also when it does not know a line. */
async function complaints(text: string): Promise<string> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/test.service`, text.replaceAll(`${PLACES.commands}/supervisord`, PROGRAM));
    const args = ["verify", "--man=no", "./test.service"];
    const { code, stderr } = await new Deno.Command("systemd-analyze", { args, cwd: folder, stdin: "null" }).output();
    return code === 0 ? new TextDecoder().decode(stderr) : `status ${code}: ${new TextDecoder().decode(stderr)}`;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const ignore = !(await ensureTool(SYSTEMD_ANALYZE));

for (const entry of await units(PLACES)) {
  Deno.test({
    name: `systemd accepts ${entry.path}, also with what its comments say`,
    ignore,
    async fn() {
      const text = entry.kind === "file" ? new TextDecoder().decode(entry.bytes) : "";
      assertMatch(text, /^ExecStart=\/opt\/bin\/supervisord .*--configuration \/etc\/opt\/supervisord.conf/m);
      assertEquals(await complaints(text), "");
      assertEquals(await complaints(text.replaceAll(/^#(?=[A-Z]\w*=)/gm, "")), "");
      assertMatch(await complaints(text.replace("KillMode=", "KillMod=")), /Unknown key 'KillMod'/);
    },
  });
}
