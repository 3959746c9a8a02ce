import { assertEquals } from "@std/assert";
import { stragglers } from "../../../../src/os/linux/processes/stragglers.ts";
import "../../../support/open_libc.ts";
import { until } from "../../../support/until.ts";

const NOBODY = { variables: ["WHO=nobody at all"], name: "nothing", since: 0, until: 0, except: [] };

Deno.test("stragglers() finds who has left for the background, by variables or by name and time", async () => {
  const folder = await Deno.makeTempDir();
  const mark = `STRAGGLER=${folder}`;
  const name = `s${Date.now()}`;
  await Deno.copyFile("/bin/sleep", `${folder}/${name}`);
  const now = () => Date.now() / 1000;
  const since = now();
  const args = ["-c", "setsid ./$0 60 > /dev/null 2>&1 & echo $!", name];
  const { stdout } = await new Deno.Command("sh", { args, cwd: folder, env: { STRAGGLER: folder } }).output();
  const pid = Number(new TextDecoder().decode(stdout));
  try {
    await until("it to run", async () => (await Deno.readTextFile(`/proc/${pid}/comm`)) === `${name}\n` || undefined);
    assertEquals(stragglers({ ...NOBODY, variables: [mark] }, now()), [{ pid, name }]);
    assertEquals(stragglers({ ...NOBODY, name, since, until: now() }, now()), [{ pid, name }]);
    assertEquals(stragglers({ ...NOBODY, name, since: since - 200, until: since - 100 }, now()), []);
    assertEquals(stragglers({ ...NOBODY, variables: [mark], except: [pid] }, now()), []);
    assertEquals(stragglers(NOBODY, now()), []);
  } finally {
    Deno.kill(pid, "SIGKILL");
    await Deno.remove(folder, { recursive: true });
  }
});
