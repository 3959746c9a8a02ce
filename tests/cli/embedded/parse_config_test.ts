import { assertEquals, assertThrows } from "@std/assert";
import { parseConfig } from "../../../cli/embedded/parse_config.ts";
import { ConfigError } from "../../../src/config/model/config_error.ts";
import "../../support/open_libc.ts";

Deno.test("parseConfig() reads a file with its includes, in the environment of this program", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const main = `${folder}/c.conf`;
    await Deno.writeTextFile(main, "[supervisord]\nidentifier=%(ENV_HOME)s\n[include]\nfiles=*.ini\n");
    await Deno.writeTextFile(
      `${folder}/p.ini`,
      "[program:worker]\ncommand=cat\nuser=root\nnumprocs=2\n" +
        "process_name=%(process_num)d\n",
    );
    const { supervisord, groups, files } = parseConfig(main);
    assertEquals(supervisord.identifier, Deno.env.get("HOME"));
    assertEquals(groups.map(({ name, processes }) => [name, processes.map(({ name, uid }) => [name, uid])]), [
      ["worker", [["0", 0], ["1", 0]]],
    ]);
    assertEquals(files, [main, `${folder}/p.ini`]);

    await Deno.writeTextFile(`${folder}/p.ini`, "[program:worker]\ncommand=cat\nstartsecs=1.5\n");
    assertThrows(
      () => parseConfig(main),
      ConfigError,
      `invalid literal for int() with base 10: '1.5' in section 'program:worker' (file: '${folder}/p.ini')`,
    );
    assertThrows(() => parseConfig(`${folder}/none`), ConfigError, "could not find config file");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
