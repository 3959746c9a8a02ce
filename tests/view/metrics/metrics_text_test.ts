import { assertEquals } from "@std/assert";
import { metricsText } from "../../../src/view/metrics/metrics_text.ts";
import { MONOVISOR_VERSION } from "../../../src/text/version.ts";
import { FakeSupervisor, groupConfig, poolConfig } from "../../supervisor/fake_supervisor.ts";

/** The samples, sorted, without help, without those of turns. */
async function samples({ supervisor }: FakeSupervisor): Promise<readonly string[]> {
  const lines = (await metricsText(supervisor)).split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith("monovisor_turn_"));
}

Deno.test("metricsText() tells of each process by the names that others have for it, and what is counted", async () => {
  const fake = new FakeSupervisor([groupConfig({ name: "cat" }), groupConfig({ name: "off", autostart: false })]).run();
  fake.clock.advance(0);
  fake.os.childWrite(fake.pid("cat"), 1, "four");
  fake.exit("cat", 1);
  fake.clock.advance(2);
  fake.os.childWrite(fake.pid("cat"), 2, "and more");
  fake.poller.run();
  fake.os.used = new Map([[fake.pid("cat"), { cpuSeconds: 1.25, residentBytes: 4096, processes: 2 }]]);
  const cat = '{group="cat",name="cat"}';
  const off = '{group="off",name="off"}';
  const stream = (name: string, which: string) => `{group="${name}",name="${name}",stream="${which}"}`;
  assertEquals(await samples(fake), [
    `monovisor_info{version="${MONOVISOR_VERSION}"} 1`,
    `node_supervisord_up${cat} 1`,
    `node_supervisord_up${off} 0`,
    `node_supervisord_state${cat} 20`,
    `node_supervisord_state${off} 0`,
    `node_supervisord_exit_status${cat} 0`,
    `node_supervisord_exit_status${off} 0`,
    `node_supervisord_start_time_seconds${cat} 1700000001`,
    `monovisor_ready${cat} 1`,
    `monovisor_ready${off} 0`,
    `monovisor_restarts_total${cat} 1`,
    `monovisor_restarts_total${off} 0`,
    `monovisor_cpu_seconds_total${cat} 1.25`,
    `monovisor_resident_memory_bytes${cat} 4096`,
    `monovisor_processes${cat} 2`,
    `monovisor_log_bytes_total${stream("cat", "stdout")} 4`,
    `monovisor_log_bytes_total${stream("cat", "stderr")} 8`,
    `monovisor_log_bytes_total${stream("off", "stdout")} 0`,
    `monovisor_log_bytes_total${stream("off", "stderr")} 0`,
  ]);
});

Deno.test("metricsText() counts what places have not taken", async () => {
  const fake = new FakeSupervisor([]).run();
  fake.supervisor.options.outlets.lose("/dev/stdout", { lines: 3, why: "it is not read fast enough" });
  const text = await metricsText(fake.supervisor);
  assertEquals(text.match(/^monovisor_log_lines_.*/gm), ['monovisor_log_lines_dropped_total{sink="/dev/stdout"} 3']);
});

Deno.test("metricsText() tells which events wait and which were lost, and how long turns take", async () => {
  const fake = new FakeSupervisor([poolConfig({ bufferSize: 2 })]).run();
  fake.clock.advance(0);
  for (const data of ["1", "2", "3"]) fake.emit("a", data);
  const text = await metricsText(fake.supervisor);
  assertEquals(text.match(/^monovisor_events_.*/gm), [
    'monovisor_events_queued{group="l"} 2',
    'monovisor_events_dropped_total{group="l"} 1',
  ]);
  fake.supervisor.turns.run(() => fake.clock.advance(0.05));
  const { count } = fake.supervisor.turns;
  assertEquals((await metricsText(fake.supervisor)).match(/^monovisor_turn_.*/gm), [
    `monovisor_turn_seconds_bucket{le="0.001"} ${count - 1}`,
    `monovisor_turn_seconds_bucket{le="0.01"} ${count - 1}`,
    `monovisor_turn_seconds_bucket{le="0.1"} ${count}`,
    `monovisor_turn_seconds_bucket{le="1"} ${count}`,
    `monovisor_turn_seconds_bucket{le="+Inf"} ${count}`,
    "monovisor_turn_seconds_sum 0.05",
    `monovisor_turn_seconds_count ${count}`,
  ]);
});
