import { assertEquals } from "@std/assert";
import type { ProcessConfig } from "../../../src/config/model/process_config.ts";
import { usable } from "../../../src/supervisor/process/usable.ts";
import { FakeOs, type FakeOsOptions } from "../../support/fake_os.ts";
import { processConfig } from "../../support/process_config.ts";

const FIRST_LINES: Readonly<Record<string, string>> = {
  good: "#!/bin/sh -e\n",
  by_env: "#!/usr/bin/env -S sh -e\n",
  wrong: "#!/bin/shh\n",
  relative: "#!sh\n",
  windows: "#!/bin/sh\r\n",
  by_env_wrong: "#!/usr/bin/env A=1 shh\n",
  empty: "",
  binary: "\x7fELF...",
};

/** What is wrong, by what was looked at. */
function problems(
  config: Partial<ProcessConfig>,
  { stdout = null, ...options }: FakeOsOptions & { readonly stdout?: string | null } = {},
): readonly string[] {
  const os = new FakeOs(options);
  for (const [name, text] of Object.entries(FIRST_LINES)) os.addFile(`/srv/${name}`, text, { mode: 0o755 });
  for (const path of ["/bin/sh", "/usr/bin/env"]) os.addFile(path, "\x7fELF", { mode: 0o755 });
  os.addFile("/srv/private", "#!/bin/sh\n", { mode: 0o700 });
  os.addFile("/srv/text.log", "", { mode: 0o444 });
  const looked = usable({
    config: processConfig({ command: "/srv/good", ...config }),
    logfiles: { stdout, stderr: null },
    host: { os, environment: { PATH: "/bin" } },
  });
  return looked.flatMap(({ what, problem }) => problem === "" ? [] : `${what}: ${problem}`);
}

Deno.test("usable() finds nothing wrong with what can be used", () => {
  for (const name of ["good", "by_env", "binary"]) assertEquals(problems({ command: `/srv/${name}` }), []);
  assertEquals(problems({ uid: 65534, directory: "/srv" }, { stdout: "/srv/new.log" }), []);
});

Deno.test("usable() reads the first line of what is to be executed", () => {
  const names = "interpreter: the first line of";
  const found = (name: string) => problems({ command: `/srv/${name}` });
  assertEquals(found("wrong"), [`${names} '/srv/wrong' names an interpreter that is not there: '/bin/shh'`]);
  assertEquals(found("relative"), [`${names} '/srv/relative' names an interpreter that is not there: 'sh'`]);
  assertEquals(found("windows"), [`${names} '/srv/windows' names '/bin/sh' with the line end of Windows behind it`]);
  const inNoPath = "names an interpreter that is in no directory of PATH: 'shh'";
  assertEquals(found("by_env_wrong"), [`${names} '/srv/by_env_wrong' ${inNoPath}`]);
  assertEquals(found("empty"), ["interpreter: '/srv/empty' has no #! line, and is no program that can be executed"]);
});

Deno.test("usable() looks with the rights of the program's user", () => {
  assertEquals(problems({ command: "/srv/private" }), []);
  const own = { command: "/srv/private", uid: 65534 };
  assertEquals(problems(own), ["not_executable: nobody may not execute '/srv/private' (EACCES)"]);
  assertEquals(problems({ uid: 7 }), ["user: there is no user with the uid 7"]);
  const cannot = "user: supervisord runs as nobody, so it cannot start a program as root";
  assertEquals(problems({ uid: 0 }, { uid: 65534 }), [cannot]);
});

Deno.test("usable() tells of commands, directories, files of variables and logs", () => {
  assertEquals(problems({ command: "nothing" }), ["command: can't find command 'nothing'"]);
  assertEquals(problems({ directory: "/gone" }), ["directory: there is no directory '/gone'"]);
  const files = problems({ envFile: [{ path: "/srv/x.env", mayBeMissing: false }] });
  assertEquals(files, ["env_file: Cannot read env_file '/srv/x.env': [Errno 2] No such file or directory"]);
  const log = (stdout: string) => problems({}, { stdout });
  assertEquals(log("/srv"), ["stdout_logfile: cannot write the log '/srv': it is a directory"]);
  assertEquals(log("/gone/x.log"), ["stdout_logfile: cannot write the log '/gone/x.log' (ENOENT)"]);
  assertEquals(log("/srv/text.log"), ["stdout_logfile: cannot write the log '/srv/text.log' (EACCES)"]);
});
