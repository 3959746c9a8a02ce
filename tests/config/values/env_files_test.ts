import { assertEquals } from "@std/assert";
import { processesOf, refusal } from "../load_support.ts";

function filesOf(option: string) {
  return processesOf(option).map(({ envFile }) => envFile.map(({ path, mayBeMissing }) => [path, mayBeMissing]));
}

Deno.test("env_file= is a list of paths, of which those behind a - may be missing", () => {
  assertEquals(filesOf(""), [[]]);
  assertEquals(filesOf("env_file="), [[]]);
  assertEquals(filesOf("env_file=/a b.env , -/c, - ~/d,rel"), [[
    ["/a b.env", false],
    ["/c", true],
    ["/home/me/d", true],
    ["rel", false],
  ]]);
  assertEquals(filesOf("envFiles=/a\n  -/b\n  /c,"), [[["/a", false], ["/b", true], ["/c", false]]]);
});

Deno.test("env_file= knows the names that a process knows", () => {
  const option =
    'numprocs=2\nprocess_name=%(process_num)d\nenvironment=A="%(process_num)d"\nenv_file=%(here)s/%(ENV_A)s';
  assertEquals(filesOf(option), [[["/etc/0", false]], [["/etc/1", false]]]);
});

Deno.test("env_file= is refused where it names no file, or is set by both of its names", () => {
  const text = (options: string) => `[supervisord]\n[program:x]\ncommand=/bin/cat\n${options}\n`;
  const place = (line: number) => `in section 'program:x' (file: '/etc/s.conf', line: ${line})`;
  assertEquals(refusal(text("env_file=/a,-")), `Cannot use env_file= ${place(4)}: it names no file in '/a,-'`);
  assertEquals(refusal(text("envfiles=-")), `Cannot use envfiles= ${place(4)}: it names no file in '-'`);
  assertEquals(
    refusal(text("env_file=/a\nENVFILES=/b")),
    `Cannot use envfiles= ${place(5)}: it is the same as env_file=`,
  );
  assertEquals(
    refusal(text("env_file_expand=x")),
    `Cannot use env_file_expand= ${place(4)}: not a valid boolean value: 'x'`,
  );
});

Deno.test("[program-default] gives env_file= under either name to programs that have it under neither", () => {
  assertEquals(filesOf("envFiles=/own\n[program-default]\nenv_file=/all\n"), [[["/own", false]]]);
  assertEquals(filesOf("[program-default]\nenvFiles=/all\n"), [[["/all", false]]]);
});
