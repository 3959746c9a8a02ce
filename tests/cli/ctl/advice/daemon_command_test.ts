import { assertEquals } from "@std/assert";
import { daemonCommand } from "../../../../cli/ctl/advice/daemon_command.ts";

Deno.test("daemonCommand() finds supervisord and its configuration in a command line", () => {
  const cases = [
    ["/usr/bin/supervisord -n -c /a.conf", "/a.conf"],
    ["supervisord -c/a.conf -n", "/a.conf"],
    ["/usr/bin/python3 /usr/bin/supervisord --configuration /a.conf", "/a.conf"],
    ["supervisord --configuration=/a.conf", "/a.conf"],
    ["supervisord -n", null],
    ["supervisord -c", null],
  ] as const;
  for (const [line, configFile] of cases) {
    assertEquals(daemonCommand(line.split(" "), 7), { pid: 7, configFile });
  }
});

Deno.test("daemonCommand() takes no other program for it", () => {
  for (
    const line of ["vim supervisord", "supervisorctl -c /a.conf", "python3 x.py supervisord", "", "tail -f supervisord"]
  ) {
    assertEquals(daemonCommand(line.split(" "), 7), null);
  }
});
