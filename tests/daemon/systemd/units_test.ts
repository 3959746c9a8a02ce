import { assertEquals, assertMatch } from "@std/assert";
import { ensureTool, SYSTEMD_ANALYZE } from "../../../cli/dev/debian.ts";

const PACKAGE = new URL("../../../cli/dev/package/", import.meta.url).pathname;
const PROGRAM = new URL("../../../dist/supervisord", import.meta.url).pathname;

/** What systemd has to say of a unit; this one's version exits with 0 also when it does not know a line. */
async function complaints(text: string): Promise<string> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/test.service`, text.replaceAll("/usr/bin/supervisord", PROGRAM));
    const args = ["verify", "--man=no", "./test.service"];
    const { code, stderr } = await new Deno.Command("systemd-analyze", { args, cwd: folder, stdin: "null" }).output();
    return code === 0 ? new TextDecoder().decode(stderr) : `status ${code}: ${new TextDecoder().decode(stderr)}`;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const ignore = !(await ensureTool(SYSTEMD_ANALYZE));

for (const name of ["supervisord.service", "supervisord-forking.service"]) {
  Deno.test({
    name: `systemd accepts ${name}, also with what its comments say`,
    ignore,
    async fn() {
      const text = await Deno.readTextFile(PACKAGE + name);
      assertEquals(await complaints(text), "");
      assertEquals(await complaints(text.replaceAll(/^#(?=[A-Z]\w*=)/gm, "")), "");
      assertMatch(await complaints(text.replace("KillMode=", "KillMod=")), /Unknown key 'KillMod'/);
    },
  });
}
