import { assertEquals } from "@std/assert";
import { Logger } from "../../src/logs/logger.ts";
import { removeLeftSockets } from "../../src/probes/remove_left_sockets.ts";
import { FakeOs } from "../support/fake_os.ts";
import { FakeSockets } from "../support/fake_sockets.ts";

class World {
  readonly os = new FakeOs();
  readonly sockets = new FakeSockets(this.os);
  readonly log: string[] = [];
  readonly logger = new Logger("info", {
    handlers: [{ write: (line) => void this.log.push(new TextDecoder().decode(line).slice(24, -1)), reopen() {} }],
    now: () => new Date(0),
  });

  /** A folder with a socket that is in use, or that a supervisord which was killed has left. */
  add({ isUsed, prefix = "monovisor-notify-" }: { readonly isUsed: boolean; readonly prefix?: string }): string {
    const folder = this.os.makeTemporaryDirectory("/tmp", prefix);
    if (isUsed) this.sockets.receiveUnix(`${folder}/socket`);
    else this.os.addFile(`${folder}/socket`);
    return folder;
  }

  /** What is in the directory afterwards. */
  remove(): readonly string[] {
    removeLeftSockets("/tmp", this);
    return this.os.list("/tmp").map((name) => `/tmp/${name}`);
  }
}

Deno.test("removeLeftSockets() removes the sockets that nobody has open, and nothing else", () => {
  const world = new World();
  const used = world.add({ isUsed: true });
  world.add({ isUsed: false });
  const other = world.add({ isUsed: false, prefix: "other-" });
  const empty = world.os.makeTemporaryDirectory("/tmp", "monovisor-notify-");
  world.os.addFile("/tmp/monovisor-notify-file");
  assertEquals(new Set(world.remove()), new Set([used, other, empty, "/tmp/monovisor-notify-file"]));
  assertEquals(world.log, []);
});

Deno.test("removeLeftSockets() leaves the folders of another user alone", () => {
  const world = new World();
  const theirs = world.add({ isUsed: false });
  world.os.chown(theirs, 65534, 65534);
  assertEquals(world.remove(), [theirs]);
});

Deno.test("removeLeftSockets() tells what it cannot remove, and does without a directory", () => {
  const world = new World();
  const left = world.add({ isUsed: false });
  world.os.failNext("unlink", "EACCES");
  assertEquals(world.remove(), [left]);
  assertEquals(world.log, [`CRIT Cannot remove ${left}: [Errno 13] Permission denied`]);
  world.os.failNext("opendir", "EACCES");
  removeLeftSockets("/tmp", world);
  assertEquals(world.log.length, 1);
});
