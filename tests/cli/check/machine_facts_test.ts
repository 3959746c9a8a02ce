import { assertEquals } from "@std/assert";
import { machineFacts } from "../../../cli/check/machine_facts.ts";
import { configEnvironment } from "../../../cli/daemon/config_environment.ts";
import { loadConfig } from "../../../src/config/load.ts";
import { LinuxOs } from "../../../src/os/linux/linux.ts";
import "../../support/open_libc.ts";

Deno.test("machineFacts() tells what would keep programs from being started", () => {
  const folder = Deno.makeTempDirSync();
  try {
    Deno.writeTextFileSync(`${folder}/script`, "echo\n");
    Deno.writeTextFileSync(`${folder}/bad.env`, "A=1\nno variable\n");
    const sections = {
      fine: "command=/bin/sh",
      missing: "command=no-such-command-here\ndirectory=%(here)s/nowhere",
      mode: "command=%(here)s/script",
      quote: "command=sh -c 'x",
      env: "command=sh\nenv_file=%(here)s/bad.env\nnumprocs=2\nprocess_name=%(process_num)s",
      noenv: "command=sh\nenv_file=%(here)s/no.env",
      optional: "command=sh\nenv_file=-%(here)s/no.env",
    };
    const text = Object.entries(sections).map(([name, lines]) => `[program:${name}]\n${lines}\n`).join("");
    Deno.writeTextFileSync(`${folder}/s.conf`, `[supervisord]\n${text}`);
    const os = new LinuxOs();
    const environment = configEnvironment(os, folder);
    const facts = machineFacts(loadConfig({ path: `${folder}/s.conf`, environment }), { os, environment });
    const told = facts.map(({ section, option, message }) => [section, option, message.replaceAll(folder, "DIR")]);
    assertEquals(told, [
      ["program:env", "env_file", `Cannot read env_file 'DIR/bad.env': line 2 has no "="`],
      ["program:env", "env_file", `Cannot read env_file 'DIR/bad.env': line 2 has no "="`],
      ["program:missing", "command", "can't find command 'no-such-command-here'"],
      ["program:missing", "directory", "there is no directory 'DIR/nowhere'"],
      ["program:mode", "command", "command at 'DIR/script' is not executable"],
      ["program:noenv", "env_file", "Cannot read env_file 'DIR/no.env': [Errno 2] No such file or directory"],
      ["program:quote", "command", "can't parse command \"sh -c 'x\": No closing quotation"],
    ]);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
});
