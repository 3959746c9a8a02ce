import { assertEquals, assertThrows } from "@std/assert";
import { raiseLimits } from "../../../cli/daemon/rlimits.ts";
import { UsageError } from "../../../cli/usage_error.ts";
import { load } from "../../config/load_support.ts";
import { FakeOs } from "../../support/fake_os.ts";

const { supervisord: settings } = load("[supervisord]\n");

Deno.test("raiseLimits() raises a soft limit to the minimum, and a lower hard one with it (DAEMON-007)", () => {
  const os = new FakeOs();
  os.setrlimit("nofile", { soft: 500, hard: 600 });
  os.setrlimit("nproc", { soft: 150, hard: 4000 });
  assertEquals(raiseLimits(os, settings), [
    "Increased RLIMIT_NOFILE limit to 1024",
    "Increased RLIMIT_NPROC limit to 200",
  ]);
  assertEquals(os.getrlimit("nofile"), { soft: 1024, hard: 1024 });
  assertEquals(os.getrlimit("nproc"), { soft: 200, hard: 4000 });
  assertEquals(raiseLimits(os, settings), []);
});

Deno.test("raiseLimits() refuses the start where the hard limit cannot be raised (DAEMON-008)", () => {
  const os = new FakeOs();
  os.setrlimit("nofile", { soft: 500, hard: 600 });
  os.becomeUser(65534);
  assertThrows(() => raiseLimits(os, settings), UsageError, "will only allow you to open 1024 file descriptors");
});
