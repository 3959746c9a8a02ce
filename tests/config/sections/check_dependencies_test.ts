import { assertEquals } from "@std/assert";
import { load, refusal } from "../load_support.ts";

const HEAD = "[supervisord]\n[program:db]\ncommand=x\n";

Deno.test("checkDependencies() refuses a name that nobody has, and tells where it stands", () => {
  assertEquals(
    refusal(`${HEAD}[program:api]\ncommand=x\ndepends_on=db, cache:healthy\n`),
    "Cannot use depends_on= in section 'program:api' (file: '/etc/s.conf', line: 6): there is no program, process or " +
      "group cache",
  );
  assertEquals(
    refusal(`${HEAD}[eventlistener:l]\nevents=TICK_5\ncommand=x\ndepends_on=db:helthy\n`),
    "Cannot use depends_on= in section 'eventlistener:l' (file: '/etc/s.conf', line: 7): there is no program, process " +
      "or group db:helthy",
  );
});

Deno.test("checkDependencies() names a whole cycle, be it over a group", () => {
  const text = `[supervisord]
[program:api]
command=x
depends_on=data
[group:data]
programs=db
[program:db]
command=x
depends_on=cache
[program:cache]
command=x
depends_on=api`;
  assertEquals(
    refusal(text),
    "Cannot use depends_on= in section 'program:api' (file: '/etc/s.conf', line: 4): api needs data:db, data:db needs " +
      "cache, cache needs api: none of them could be started",
  );
  const own = "[supervisord]\n[group:g]\nprograms=a,b\n[program:a]\ncommand=x\n[program:b]\ncommand=x\ndepends_on=g";
  assertEquals(
    refusal(own),
    "Cannot use depends_on= in section 'program:b' (file: '/etc/s.conf', line: 8): g:b needs g:b: none of them could " +
      "be started",
  );
});

Deno.test("depends_on= is read for each process with its own number", () => {
  const numbered = (name: string, more: string) =>
    `[program:${name}]\ncommand=x\nnumprocs=2\nprocess_name=%(program_name)s_%(process_num)d\n${more}\n`;
  const { groups } = load(`[supervisord]\n${numbered("db", "")}${numbered("w", "depends_on=db:db_%(process_num)d")}`);
  assertEquals(groups[1]?.processes.map(({ dependsOn }) => dependsOn.map(({ name }) => name)), [
    ["db:db_0"],
    ["db:db_1"],
  ]);
});
