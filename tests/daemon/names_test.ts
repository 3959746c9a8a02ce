import { assertEquals, assertMatch } from "@std/assert";
import { finish } from "../support/installation.ts";

const DIST = new URL("../../dist", import.meta.url).pathname;

Deno.test("a copy under a name of its own says what it is and starts nothing; its links have theirs (PIDPROXY-007)", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.copyFile(`${DIST}/supervisord`, `${folder}/monovisor-1.0`);
    // What a bare call would find and start
    await Deno.writeTextFile(`${folder}/supervisord.conf`, "[supervisord]\n[program:x]\ncommand=touch started\n");
    for (const args of [[], ["status"], ["-n"]]) {
      const { code, stdout, stderr } = await finish("./monovisor-1.0", args, { cwd: folder });
      assertEquals([code, stdout], [2, ""]);
      assertMatch(
        stderr,
        /^Error: Cannot run \S*\/monovisor-1\.0: this is monovisor, .*\nCall it .*ln -s .* supervisord \(or/,
      );
    }
    await Deno.symlink("monovisor-1.0", `${folder}/supervisord`);
    await Deno.symlink("supervisord", `${folder}/svd`);
    assertEquals((await finish("./svd", ["-v"], { cwd: folder })).stdout, "4.3.0\n");
    await Deno.symlink("./monovisor-1.0", `${folder}/echo_supervisord_conf`);
    await Deno.symlink(`${folder}/echo_supervisord_conf`, `${folder}/sample`);
    const path = { cwd: "/", env: { PATH: `${folder}:/usr/bin:/bin` } };
    assertMatch((await finish("sh", ["-c", "sample"], path)).stdout, /^; Sample supervisor config file/);
    assertEquals((await finish("bash", ["-c", `exec -a any ${folder}/sample`], path)).code, 2);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
