import { assertEquals } from "@std/assert";
import { Random } from "../../compat/generate/random.ts";
import type { SupervisorEvent } from "../../src/events/event.ts";
import type { LogFormat } from "../../src/config/model/log_format.ts";
import { Logger } from "../../src/logs/logger.ts";
import { Output, type OutputSnapshot } from "../../src/output/output.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { FakeOs } from "../support/fake_os.ts";
import { NO_OUTLETS } from "../support/no_outlets.ts";
import { processConfig } from "../support/process_config.ts";

const CASES = 300;
const encoder = new TextEncoder();
const PIECES = [
  ...[
    "a",
    "é",
    "\n",
    "line\n",
    "\x1b",
    "\x1b[3",
    "1m",
    "<",
    "<!--X",
    "<!--XSUPERVISOR:BEGIN-->",
    "<!--XSUPERVISOR:END-->",
  ],
].map((text) => encoder.encode(text)).concat(Uint8Array.of(0xff, 0));

/** The output of one child in a world of its own, and all that comes of it. */
class World {
  readonly #os = new FakeOs();
  readonly #events: SupervisorEvent[] = [];
  readonly #format: LogFormat;
  #output: Output;

  constructor(format: LogFormat) {
    this.#format = format;
    this.#output = this.#open(null);
  }

  write(data: Uint8Array): void {
    this.#output.write(data);
  }

  /** Another output goes on where this one stands, as a program of another image would. */
  pass(): void {
    const snapshot = this.#output.snapshot();
    const read: OutputSnapshot = JSON.parse(JSON.stringify(snapshot));
    this.#output = this.#open(read);
    assertEquals(this.#output.snapshot(), snapshot);
  }

  end() {
    this.#output.end();
    this.#output[Symbol.dispose]();
    const content = (path: string) => this.#os.stat(path) === null ? null : this.#os.readBytes(path);
    const logs = ["/tmp/log", "/tmp/log.1", "/tmp/log.2"].map(content);
    return { logs, events: this.#events, syslogged: this.#os.syslogged, openFds: this.#os.openFds() };
  }

  #open(state: OutputSnapshot | null): Output {
    const config = {
      ...processConfig().stdout,
      ...{
        logfileMaxbytes: 40,
        logfileBackups: 2,
        captureMaxbytes: 20,
        eventsEnabled: true,
        syslog: true,
        format: this.#format,
      },
    };
    const source = { name: "cat", group: "g", channel: "stdout", config, logfile: "/tmp/log", pid: () => 7 } as const;
    return new Output(source, {
      os: this.#os,
      clock: new FakeClock(),
      logger: new Logger("info", { handlers: [], now: () => new Date(0) }),
      outlets: NO_OUTLETS,
      settings: { stripAnsi: true },
      emit: (event) => void this.#events.push(event),
      isTaken: () => true,
      state,
    });
  }
}

const FORMATS: readonly LogFormat["kind"][] = ["plain", "prefix", "json"];

for (const kind of FORMATS) {
  Deno.test(`${CASES} ${kind} outputs go on from their snapshots as if nothing had been`, () => {
    for (let seed = 0; seed < CASES; seed++) {
      const random = new Random(seed);
      const pieces = random.list({ from: 1, to: 30 }, () => random.pick(PIECES));
      const [whole, passed] = [new World({ kind, time: null }), new World({ kind, time: null })];
      for (const piece of pieces) {
        whole.write(piece);
        passed.write(piece);
        if (random.chance(0.4)) passed.pass();
      }
      assertEquals(passed.end(), whole.end(), `seed ${seed}`);
    }
  });
}
