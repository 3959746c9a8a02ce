import { assert, assertEquals } from "@std/assert";
import { answering } from "../support/answering.ts";
import { IS_NIGHT } from "../support/is_night.ts";
import { runDaemon, type RunningDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";

const FIXTURE = new URL("../fixtures/fickle_listener.py", import.meta.url).pathname;
const COUNT = IS_NIGHT ? 20_000 : 1000;

const listener = (bufferSize: number, pause: number) => `
[eventlistener:fickle]
command=python3 ${FIXTURE} %(here)s/accepted ${pause}
events=REMOTE_COMMUNICATION
buffer_size=${bufferSize}
autorestart=true
startsecs=0
stderr_logfile=%(here)s/fickle.err
`;

/** Serials in the order in which the listener accepted them. */
async function accepted({ folder }: RunningDaemon): Promise<readonly number[]> {
  return (await Deno.readTextFile(`${folder}/accepted`)).trim().split("\n").map(Number);
}

async function send(daemon: RunningDaemon): Promise<void> {
  for (let number = 0; number < COUNT; number++) await daemon.call("sendRemoteCommEvent", "number", String(number));
}

Deno.test(`${COUNT} events reach a listener that rejects and dies, each once and in order`, async () => {
  await using daemon = await runDaemon(listener(COUNT + 1, 0));
  await answering(daemon, async () => {
    await send(daemon);
    await until("all to be accepted", async () => (await accepted(daemon)).length >= COUNT || undefined, 120);
  });
  const serials = await accepted(daemon);
  const [first = 0] = serials;
  assertEquals(serials, Array.from({ length: COUNT }, (_, index) => first + index));
  assert(/exited: fickle/.test(await daemon.log()), "it has died");
  assertEquals((await daemon.log()).match(/overflowed/), null);
});

Deno.test("an event that a slow listener does not get is told as discarded, and nothing else is missing", async () => {
  await using daemon = await runDaemon(listener(20, 0.005));
  await send(daemon);
  const discarded = async () =>
    [...(await daemon.log()).matchAll(/ERRO pool fickle event buffer overflowed, discarding event (\d+)/g)]
      .map(([, serial]) => Number(serial));
  await until("all to be dealt with", async () => {
    return (await accepted(daemon)).length + (await discarded()).length >= COUNT || undefined;
  }, 120);
  const serials = await accepted(daemon);
  const lost = await discarded();
  assert(lost.length > 0 && serials.length > 20);
  assertEquals(serials, serials.toSorted((a, b) => a - b));
  const all = [...serials, ...lost].sort((a, b) => a - b);
  const [first = 0] = all;
  assertEquals(all, Array.from({ length: COUNT }, (_, index) => first + index));
});
