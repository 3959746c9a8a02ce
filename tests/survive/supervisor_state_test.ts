import { assertEquals, assertThrows } from "@std/assert";
import { mapFds, stateFds } from "../../src/survive/map_fds.ts";
import { decodeState, encodeState, StateError } from "../../src/survive/supervisor_state.ts";
import { runningSupervisor } from "./supervisor_state.ts";

const { state } = runningSupervisor();

function refusal(change: (text: string) => string): string {
  const bytes = new TextEncoder().encode(change(new TextDecoder().decode(encodeState(state()))));
  return assertThrows(() => decodeState(bytes), StateError).message;
}

Deno.test("a state is read as it was written, and its configurations are one for all who refer to them", () => {
  const written = state();
  const read = decodeState(encodeState(written));
  assertEquals(read, written);
  assertEquals(read.supervisor.loaded.groups[0], read.supervisor.groups.active[0]?.config);
  const bytes = encodeState(read).length;
  assertEquals(bytes, encodeState(written).length);
});

Deno.test("a state is read as other versions have written it, so that their supervisord can be upgraded", async () => {
  const bytes = await Deno.readFile(new URL("states/0.5.0.json", import.meta.url));
  const { writer, daemon, supervisor } = decodeState(bytes);
  assertEquals([writer, daemon.outlets], ["monovisor 0.5.0", { waiting: { "/dev/stdout": ["eA=="] }, lost: {} }]);
  assertEquals(supervisor.groups.active.map(({ config }) => config.name), ["l", "web"]);
});

Deno.test("a state that is damaged, of another format or not whole is refused, with the place", () => {
  assertEquals(refusal((text) => text.slice(0, -10)), "Cannot read the state: it is damaged");
  assertEquals(refusal(() => ""), "Cannot read the state: it is damaged");
  assertEquals(refusal(() => "[]"), "Cannot read the state: the state is not an object");
  assertEquals(
    refusal((text) => text.replace('"format":1', '"format":2')),
    "Cannot read the state: the state.format is not 1",
  );
  assertEquals(
    refusal((text) => text.replace('"state":"STARTING"', '"state":"STARTED"')).replace(/one of.*/, "one of ..."),
    "Cannot read the state: the state.groups[0].state.processes.web.record.state is not one of ...",
  );
  assertEquals(
    refusal((text) => text.replace('"config":1', '"config":7')),
    "Cannot read the state: it has no configuration 7",
  );
  assertEquals(
    refusal((text) => text.replace('"pidfd":9', '"pidfd":-9')),
    "Cannot read the state: the state.lives[0].pidfd is not a number from 0 on",
  );
});

Deno.test("stateFds() are all descriptors of a state, mapFds() puts others in their place", () => {
  const fds = stateFds(state());
  const lone = new Set(fds);
  assertEquals(fds.length, lone.size);
  // Two programs with three pipes each, and a pidfd
  assertEquals(fds.length, 7);
  assertEquals(stateFds(mapFds(state(), (fd) => fd + 1000)), fds.map((fd) => fd + 1000));
  assertEquals(stateFds(mapFds(state(), () => null)), []);
});
