import { assertEquals } from "@std/assert";
import { load, refusal } from "../load_support.ts";

function processes(text: string) {
  const { groups } = load(`[supervisord]\n${text}`);
  return groups.flatMap((group) => group.processes);
}

Deno.test("[program-default] gives an option to programs and fcgi-programs that lack it, and to no listener", () => {
  const all = processes(
    "[program-default]\nstartsecs=7\nredirect_stderr=true\npriority=5\n" +
      "[program:a]\ncommand=a\n[program:b]\ncommand=b\nstartsecs=2\nnumprocs=2\nprocess_name=b%(process_num)d\n" +
      "[fcgi-program:f]\ncommand=f\nsocket=unix:///tmp/f\n[eventlistener:l]\ncommand=l\nevents=TICK_5\n" +
      "[group:g]\nprograms=b\n",
  );
  assertEquals(all.map(({ name, startsecs, priority }) => [name, startsecs, priority]), [
    ["l", 1, 999],
    ["a", 7, 5],
    ["f", 7, 5],
    ["b0", 2, 5],
    ["b1", 2, 5],
  ]);
});

Deno.test("[program-default] wins over [DEFAULT], and its texts are expanded for each program", () => {
  const [program] = processes(
    "[DEFAULT]\nstartsecs=1\nstopwaitsecs=3\n[program-default]\nstartsecs=7\ncommand=/bin/%(program_name)s\n[program:x]\n",
  );
  assertEquals([program?.startsecs, program?.stopwaitsecs, program?.command], [7, 3, "/bin/x"]);
});

Deno.test("[program-default] alone is no program, and needs no command", () => {
  assertEquals(load("[supervisord]\n[program-default]\nautostart=false\n").groups, []);
});

Deno.test("a bad value in [program-default] is told as the program's that takes it", () => {
  assertEquals(
    refusal("[supervisord]\n[program-default]\nstartsecs=x\n[program:a]\ncommand=a\n"),
    "invalid literal for int() with base 10: 'x' in section 'program:a' (file: '/etc/s.conf')",
  );
});
