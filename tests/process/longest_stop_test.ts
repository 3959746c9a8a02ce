import { assertEquals } from "@std/assert";
import { longestStop } from "../../src/process/longest_stop.ts";
import { load } from "../config/load_support.ts";

function seconds(text: string): number {
  return longestStop(load(`[supervisord]\n${text}`));
}

const program = (name: string, options: string) => `[program:${name}]\ncommand=x\n${options}\n`;

Deno.test("longestStop() adds up the groups, each as long as its slowest process", () => {
  assertEquals(seconds(""), 0);
  assertEquals(seconds(program("a", "") + program("b", "stopwaitsecs=25")), 35);
  assertEquals(
    seconds(`${program("a", "stopwaitsecs=3")}${program("b", "stopwaitsecs=25")}[group:g]\nprograms=a,b\n`),
    25,
  );
  assertEquals(seconds(program("a", "numprocs=9\nprocess_name=%(process_num)d")), 10);
  assertEquals(seconds("[eventlistener:l]\ncommand=x\nevents=TICK_5\nstopwaitsecs=2\n"), 3);
});

Deno.test("longestStop() goes by depends_on, and groups of one priority stop together then", () => {
  const others = program("x", "stopwaitsecs=4") + program("y", "stopwaitsecs=5");
  assertEquals(seconds(others), 9);
  assertEquals(seconds(`${others}${program("db", "stopwaitsecs=7")}${program("api", "depends_on=db")}`), 17);
  assertEquals(seconds(`${program("db", "stopwaitsecs=7\npriority=1")}${program("api", "depends_on=db")}`), 17);
  assertEquals(seconds(`${others}${program("last", "priority=1")}${program("api", "depends_on=x")}`), 24);
});

Deno.test("longestStop() is no longer than shutdown_timeout", () => {
  assertEquals(seconds(`shutdown_timeout=9\n${program("a", "")}${program("b", "")}`), 9);
  assertEquals(seconds(`shutdown_timeout=99\n${program("a", "")}${program("b", "")}`), 10);
});
