import { assertEquals } from "@std/assert";
import { load, refusal } from "../load_support.ts";

const PROGRAMS = "[program:a]\ncommand=/bin/a\npriority=3\n" +
  "[program:b]\ncommand=/bin/b\npriority=1\nnumprocs=2\nprocess_name=%(group_name)s_%(process_num)d\n" +
  "[fcgi-program:f]\ncommand=x\nsocket=unix:///tmp/q\n";

function outline(text: string) {
  return load(`[supervisord]\n${text}`).groups.map(({ kind, name, priority, processes }) =>
    `${priority} ${name} ${kind}: ${processes.map((process) => process.name).join(" ")}`
  );
}

Deno.test("readGroups() makes a group of each free program, sorted by priority and name", () => {
  assertEquals(outline(PROGRAMS), ["1 b program: b_0 b_1", "3 a program: a", "999 f fcgi-program: f"]);
});

Deno.test("readGroups() keeps the order of programs= and takes the programs out of their own groups", () => {
  assertEquals(outline(`[group:g]\nprograms=f, b ,a\npriority=2\n${PROGRAMS}`), ["2 g program: f g_0 g_1 a"]);
});

Deno.test("readGroups() lets a program be in several groups, and a group be empty", () => {
  assertEquals(outline(`[group:g]\nprograms=a\n[group:h]\nprograms=a,b\n[group:i]\n${PROGRAMS}`), [
    "999 f fcgi-program: f",
    "999 g program: a",
    "999 h program: a h_0 h_1",
    "999 i program: ",
  ]);
});

Deno.test("readGroups() refuses programs that are not there or are there twice", () => {
  const table: readonly (readonly [programs: string, message: string])[] = [
    ["zz", "[group:g] names unknown program or fcgi-program zz"],
    ["a,zz", "[program:a] names unknown program or fcgi-program zz"],
    ["a,,b", "[program:a] names unknown program or fcgi-program "],
    ["a\npriority=x", "invalid literal for int() with base 10: 'x'"],
  ];
  for (const [programs, message] of table) {
    assertEquals(refusal(`[supervisord]\n[group:g]\nprograms=${programs}\n${PROGRAMS}`), message);
  }
  assertEquals(
    refusal(`[supervisord]\n[group:g]\nprograms=f\n[program:f]\ncommand=x\n${PROGRAMS}`),
    "[group:g] name f is ambiguous (exists as program and fcgi-program)",
  );
});

Deno.test("readGroups() reads a free program's priority with fewer names first", () => {
  assertEquals(
    refusal("[supervisord]\n[program:a]\ncommand=x\npriority=%(program_name)s\n"),
    "Format string '%(program_name)s' for 'program:a.priority' contains names ('program_name') which cannot be expanded. " +
      "Available names: ENV_HOME, here",
  );
});

Deno.test("readGroups() keeps the first of two groups with one name, and says so", () => {
  const config = load("[supervisord]\n[program:a]\ncommand=1\n[program:g]\ncommand=2\n[group:g]\nprograms=a\n");
  assertEquals(config.groups.map(({ name, processes }) => [name, processes[0]?.command]), [["g", "1"]]);
  assertEquals(config.messages.warnings, [
    "Section [program:g] is ignored: [group:g] already makes a group named g",
  ]);
});

Deno.test("readGroups() gives an fcgi-program its socket inside a group too", () => {
  const config = load(`[supervisord]\n[group:g]\nprograms=f\n${PROGRAMS}`);
  assertEquals(config.groups.find(({ name }) => name === "g")?.processes[0]?.socket?.url, "unix:///tmp/q");
});

Deno.test("readGroups() accepts an fcgi-program without a usable socket inside a group, and says so", () => {
  const config = load("[supervisord]\n[group:g]\nprograms=f\n[fcgi-program:f]\ncommand=x\nsocket=foo\n");
  assertEquals(config.groups[0]?.processes[0]?.socket, null);
  assertEquals(config.messages.warnings, [
    "For [fcgi-program:f] in [group:g], no socket is made: ('Bad socket format %s', 'foo') in [fcgi-program:f] socket",
  ]);
});
