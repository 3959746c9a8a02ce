import { assertEquals } from "@std/assert";
import { oomKills } from "../../../../src/os/linux/processes/oom_kills.ts";
import { FakeOs } from "../../../support/fake_os.ts";

const EVENTS = "low 0\nhigh 2\nmax 9\noom 4\noom_kill 3\noom_group_kill 0\n";

function countWith(files: Readonly<Record<string, string>>): number | null {
  const os = new FakeOs();
  for (const [path, text] of Object.entries(files)) os.addFile(path, text);
  return oomKills(os);
}

Deno.test("oomKills() reads the counter of our control group, of either version, inside of a container or outside", () => {
  const own = (line: string) => ({ "/proc/self/cgroup": `${line}\n`, "/proc/vmstat": "oom_kill 100\n" });
  const services = "/sys/fs/cgroup/system.slice/web.service";
  assertEquals(countWith({ ...own("0::/system.slice/web.service"), [`${services}/memory.events`]: EVENTS }), 3);
  assertEquals(countWith({ ...own("0::/not/seen/here"), "/sys/fs/cgroup/memory.events": EVENTS }), 3);
  assertEquals(countWith({ ...own("0::/"), "/sys/fs/cgroup/memory.events": EVENTS }), 3);
  const control = "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n";
  const memory = "/sys/fs/cgroup/memory/docker/1";
  assertEquals(countWith({ ...own("7:cpu,memory:/docker/1\n0::/"), [`${memory}/memory.oom_control`]: control }), 2);
});

Deno.test("oomKills() falls back on the whole machine, and on nothing", () => {
  assertEquals(countWith({ "/proc/self/cgroup": "0::/\n", "/proc/vmstat": "pgfault 1\noom_kill 100\n" }), 100);
  assertEquals(countWith({}), null);
});
