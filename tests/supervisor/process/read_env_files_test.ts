import { assertEquals } from "@std/assert";
import type { ProcessConfig } from "../../../src/config/model/process_config.ts";
import { readEnvFiles } from "../../../src/supervisor/process/read_env_files.ts";
import { FakeOs } from "../../support/fake_os.ts";
import { processConfig } from "../../support/process_config.ts";
import { FakeSupervisor, groupConfig } from "../fake_supervisor.ts";

const required = (path: string) => ({ path, mayBeMissing: false });

/** What these files give a program, or why they do not. */
function read(
  files: Readonly<Record<string, string>>,
  config: Partial<ProcessConfig> = {},
  environment: Readonly<Record<string, string>> = {},
): unknown {
  const os = new FakeOs();
  for (const [path, text] of Object.entries(files)) os.addFile(path, text);
  const envFile = Object.keys(files).map(required);
  const result = readEnvFiles(processConfig({ envFile, ...config }), { os, environment });
  return result.kind === "failed" ? result.reason : result.variables;
}

Deno.test("readEnvFiles() lets a later file win", () => {
  assertEquals(read({ "/a": "A=1\nB=1\n", "/b": "B=2\nC=2\n" }), { A: "1", B: "2", C: "2" });
});

Deno.test("readEnvFiles() passes over a file that is missing and may be", () => {
  const envFile = [{ path: "/none", mayBeMissing: true }, required("/a")];
  assertEquals(read({ "/a": "A=1" }, { envFile }), { A: "1" });
  assertEquals(
    read({}, { envFile: [required("/none")] }),
    "Cannot read env_file '/none': [Errno 2] No such file or directory",
  );
});

Deno.test("readEnvFiles() tells file and line of what it cannot use, and uses nothing of any file", () => {
  assertEquals(read({ "/a": "A=1\n", "/b": "B=1\nsecret\n" }), `Cannot read env_file '/b': line 2 has no "="`);
});

Deno.test("readEnvFiles() refuses what is no file, or longer than 1 MiB", () => {
  assertEquals(
    read({}, { envFile: [{ path: "/tmp", mayBeMissing: true }] }),
    "Cannot read env_file '/tmp': it is no regular file but a directory",
  );
  assertEquals(read({ "/a": "#".repeat(2 ** 20) }), {});
  assertEquals(read({ "/a": "#".repeat(2 ** 20 + 1) }), "Cannot read env_file '/a': it is longer than 1 MiB");
});

Deno.test("readEnvFiles() expands as the program will find it: environment= before files before what is inherited", () => {
  const config = { environment: { E: "own" }, envFileExpand: true };
  const inherited = { E: "inherited", F: "inherited", I: "inherited" };
  assertEquals(read({ "/a": "E=file\nF=file\n", "/b": "X=$E $F $I $toString\n" }, config, inherited), {
    ...{ E: "file", F: "file", X: "own file inherited " },
  });
});

Deno.test("a program is given its files anew at each start, below environment=", () => {
  const config = { envFile: [required("/e")], environment: { B: "own" }, autorestart: true };
  const fake = new FakeSupervisor([groupConfig(config)]);
  fake.os.addFile("/e", "A=1\nB=file\nSUPERVISOR_ENABLED=over\n");
  fake.run().clock.advance(1);
  const given = () =>
    fake.os.spawned.map(({ request: { env: { A, B, SUPERVISOR_ENABLED } } }) => [A, B, SUPERVISOR_ENABLED]);
  fake.os.addFile("/e", "A=2\n");
  fake.exit("cat");
  fake.clock.advance(1);
  assertEquals(given(), [["1", "own", "over"], ["2", "own", "1"]]);
});

Deno.test("a start without its file fails, is told, and is tried again", () => {
  const fake = new FakeSupervisor([groupConfig({ envFile: [required("/e")] })]).run();
  const why = "Cannot read env_file '/e': [Errno 2] No such file or directory";
  assertEquals([fake.process("cat").record.state, fake.process("cat").record.spawnError], ["BACKOFF", why]);
  assertEquals(fake.log.filter((line) => line.includes("spawnerr")), [`INFO spawnerr: ${why}`]);
  fake.os.addFile("/e", "A=1\n");
  fake.clock.advance(1);
  assertEquals(fake.os.spawned.length, 1);
});
