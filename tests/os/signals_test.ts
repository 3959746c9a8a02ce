import { assertEquals } from "@std/assert";
import { HANDLED_SIGNALS } from "../../src/os/signals.ts";
import { until } from "../support/until.ts";

const PROGRAM = new URL("../fixtures/signals.ts", import.meta.url).pathname;

/** One that hears signals; `says` resolves with the next lines, so many. */
interface Hearing extends AsyncDisposable {
  readonly pid: number;
  says(count: number): Promise<readonly string[]>;
  goOn(): Promise<void>;
}

/** What the compiled program does in its first line the test does for it: its threads are there before that line. */
const BLOCKED = HANDLED_SIGNALS.map(({ name }) => `--block-signal=${name}`);

function startHearing(kind: "fd" | "runtime"): Hearing {
  const words = [
    ...(kind === "fd" ? BLOCKED : []),
    Deno.execPath(),
    "run",
    "-A",
    "--quiet",
    "--no-check",
    PROGRAM,
    kind,
  ];
  const child = new Deno.Command("env", { args: words, stdin: "piped", stdout: "piped" }).spawn();
  const stdin = child.stdin.getWriter();
  let text = "";
  const reading = (async () => {
    for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) text += chunk;
  })();
  let seen = 0;
  return {
    pid: child.pid,
    async says(count) {
      const lines = await until(`${count} more lines behind ${JSON.stringify(text)}`, () => {
        const all = text.split("\n").slice(0, -1);
        return all.length >= seen + count ? all : undefined;
      });
      const next = lines.slice(seen);
      seen = lines.length;
      return next;
    },
    goOn: () => stdin.write(Uint8Array.of(10)),
    async [Symbol.asyncDispose]() {
      await stdin.close();
      await Promise.all([child.status, reading]);
    },
  };
}

for (const kind of ["fd", "runtime"] as const) {
  Deno.test(`Signals by ${kind} tell each signal that is handled`, async () => {
    await using hearing = startHearing(kind);
    assertEquals(await hearing.says(1), ["ready"]);
    for (const signal of ["SIGINT", "SIGQUIT", "SIGTERM", "SIGCHLD"] as const) {
      Deno.kill(hearing.pid, signal);
      assertEquals(await hearing.says(1), [signal]);
    }
  });

  Deno.test(`Signals by ${kind} tell those that came while nobody listened`, async () => {
    await using hearing = startHearing(kind);
    assertEquals(await hearing.says(1), ["ready"]);
    Deno.kill(hearing.pid, "SIGHUP");
    assertEquals(await hearing.says(1), ["SIGHUP"]);
    for (const signal of ["SIGTERM", "SIGCHLD"] as const) Deno.kill(hearing.pid, signal);
    await hearing.goOn();
    assertEquals([...await hearing.says(3)].sort(), ["SIGCHLD", "SIGTERM", "listening"]);
  });

  Deno.test(`Signals by ${kind} report what a listener throws, and tell the next signal`, async () => {
    await using hearing = startHearing(kind);
    assertEquals(await hearing.says(1), ["ready"]);
    for (const _ of ["first", "second"]) {
      Deno.kill(hearing.pid, "SIGUSR2");
      assertEquals(await hearing.says(2), ["SIGUSR2", "told: thrown by a listener"]);
    }
  });
}
