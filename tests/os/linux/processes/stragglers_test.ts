import { assertEquals } from "@std/assert";
import { stragglers } from "../../../../src/os/linux/processes/stragglers.ts";
import "../../../support/open_libc.ts";
import { until } from "../../../support/until.ts";

const NOBODY = { variables: ["WHO=nobody at all"], name: "nothing", since: 0, until: 0, except: [] };

Deno.test("stragglers() finds who has left for the background, by variables or by name and time", async () => {
  const folder = await Deno.makeTempDir();
  const mark = `STRAGGLER=${folder}`;
  const now = () => Date.now() / 1000;
  const since = now();
  const args = ["-c", "setsid sleep 60 > /dev/null 2>&1 & echo $!"];
  const { stdout } = await new Deno.Command("sh", { args, env: { STRAGGLER: folder } }).output();
  const pid = Number(new TextDecoder().decode(stdout));
  try {
    await until("it to run", async () => (await Deno.readTextFile(`/proc/${pid}/comm`)) === "sleep\n" || undefined);
    assertEquals(stragglers({ ...NOBODY, variables: [mark] }, now()), [{ pid, name: "sleep" }]);
    const namesakes = stragglers({ ...NOBODY, name: "sleep", since, until: now() }, now());
    assertEquals(namesakes.some((one) => one.pid === pid), true);
    assertEquals(stragglers({ ...NOBODY, name: "sleep", since: since - 200, until: since - 100 }, now()), []);
    assertEquals(stragglers({ ...NOBODY, variables: [mark], except: [pid] }, now()), []);
    assertEquals(stragglers(NOBODY, now()), []);
  } finally {
    Deno.kill(pid, "SIGKILL");
    await Deno.remove(folder);
  }
});
