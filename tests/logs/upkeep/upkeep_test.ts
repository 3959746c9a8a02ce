import { assertEquals } from "@std/assert";
import type { LogUpkeep } from "../../../src/config/model/log_upkeep.ts";
import { LogFile } from "../../../src/logs/log_file.ts";
import { rotationOf } from "../../../src/logs/rotation_policy.ts";
import { Upkeep } from "../../../src/logs/upkeep/upkeep.ts";
import { FakeClock } from "../../support/fake_clock.ts";
import { FakeOs } from "../../support/fake_os.ts";

const PATH = "/var/log/x.log";
const HOUR = 3600;
const DAY = 24 * HOUR;
const NONE: LogUpkeep = { when: null, maxdays: null, compress: null, mode: null, owner: null };

function seconds(time: string): number {
  return Date.parse(time) / 1000;
}

interface SetUp {
  readonly at?: string;
  readonly maxbytes?: number;
  readonly backups?: number;
  readonly os?: FakeOs;
}

function setUp(
  upkeep: Partial<LogUpkeep>,
  { at = "2026-11-29T12:00Z", maxbytes = 0, backups = 3, ...given }: SetUp = {},
) {
  const os = given.os ?? new FakeOs();
  os.addDirectory("/var/log");
  const clock = new FakeClock(seconds(at));
  const told: string[] = [];
  const config = { ...NONE, ...upkeep };
  const open = () =>
    new LogFile(PATH, {
      ...{
        os,
        clock,
        rotation: rotationOf({ maxbytes, backups }),
        onTrouble: ({ message }) => void told.push(message),
      },
      upkeep: new Upkeep(PATH, { config, backups, os, clock, tell: (line) => void told.push(line) }),
    });
  const log = open();
  const write = (text: string) => log.write(new TextEncoder().encode(text));
  const read = (suffix = "") =>
    os.stat(PATH + suffix) === null ? null : new TextDecoder().decode(os.readBytes(PATH + suffix));
  return { os, clock, log, told, write, read, open };
}

Deno.test("a log is rotated at its time, also where nobody writes, and what is written then is in the new file", () => {
  const { clock, log, write, read, told } = setUp({ when: "midnight" });
  write("monday");
  clock.advance(12 * HOUR);
  assertEquals([read(), read(".1")], ["", "monday"]);
  write("tuesday");
  // Nobody has woken the timer yet
  clock.setWall(seconds("2026-12-01T00:00:01Z"));
  write("wednesday");
  assertEquals([read(), read(".1"), read(".2")], ["wednesday", "tuesday", "monday"]);
  log[Symbol.dispose]();
  assertEquals([clock.pending(), told], [[], []]);
});

Deno.test("an empty log is not rotated", () => {
  const { clock, read } = setUp({ when: "hourly" });
  clock.advance(5 * HOUR);
  assertEquals([read(), read(".1")], ["", null]);
});

Deno.test("a log is rotated by its size as well, and no oftener at its time", () => {
  const { clock, write, read } = setUp({ when: "midnight" }, { maxbytes: 5 });
  write("first");
  write("2nd");
  clock.advance(DAY);
  assertEquals([read(), read(".1"), read(".2"), read(".3")], ["", "2nd", "first", null]);
});

Deno.test("a log is emptied at its time where no backups are kept (LOG-007)", () => {
  const { clock, write, read } = setUp({ when: "midnight" }, { backups: 0 });
  write("old");
  clock.advance(DAY);
  assertEquals([read(), read(".1")], ["", null]);
});

Deno.test("each time that clocks on the wall show rotates once, when summer begins and when it ends", () => {
  for (
    const [zone, minute, from] of [
      ["Europe/Berlin", "30 2", "2026-03-28T12:00Z"],
      ["Europe/Berlin", "30 2", "2026-10-24T12:00Z"],
      ["America/New_York", "30 2", "2026-03-07T12:00Z"],
      ["America/New_York", "30 1", "2026-10-31T12:00Z"],
      ["Australia/Lord_Howe", "15 2", "2026-10-03T02:00Z"],
      ["Australia/Lord_Howe", "45 1", "2026-04-04T02:00Z"],
    ] as const
  ) {
    const { clock, log, write, read } = setUp({ when: `CRON_TZ=${zone} ${minute} * * *` }, { at: from, backups: 9 });
    for (let minutes = 0; minutes < 48 * 60; minutes += 10) {
      write("x");
      clock.advance(600);
    }
    assertEquals([read(".1") !== null, read(".2") !== null, read(".3")], [true, true, null], `${zone} ${from}`);
    log[Symbol.dispose]();
  }
});

Deno.test("a clock that is set does not rotate a log twice, nor leaves it as it is", () => {
  const { clock, write, read } = setUp({ when: "midnight" }, { at: "2026-11-29T23:59:50Z" });
  write("one");
  clock.advance(10);
  assertEquals([read(), read(".1")], ["", "one"]);
  clock.setWall(seconds("2026-11-29T23:50Z"));
  write("two");
  clock.advance(HOUR);
  assertEquals([read(), read(".2")], ["two", null]);
  // Three days on: once
  clock.setWall(seconds("2026-12-03T10:00Z"));
  clock.advance(300);
  assertEquals([read(), read(".1"), read(".2"), read(".3")], ["", "two", "one", null]);
  // And a year back, from which it was far to the next time
  clock.setWall(seconds("2025-12-03T10:00Z"));
  write("three");
  clock.advance(DAY);
  assertEquals([read(), read(".1")], ["", "three"]);
});

Deno.test("a log that was not written since its time is rotated when it is opened", () => {
  const os = new FakeOs();
  os.addFile(PATH, "old", { modified: seconds("2026-11-28T22:00Z") });
  const { read, log } = setUp({ when: "midnight" }, { os });
  assertEquals([read(), read(".1")], ["", "old"]);
  log[Symbol.dispose]();
  os.addFile(PATH, "new", { modified: seconds("2026-11-29T11:00Z") });
  assertEquals(setUp({ when: "midnight" }, { os }).read(), "new");
});

Deno.test("where a log cannot be rotated it is written on, and that is told and tried once a minute", () => {
  for (const call of ["rename", "open"]) {
    const { os, clock, write, read, told } = setUp({ when: "midnight" });
    write("a");
    clock.advance(12 * HOUR - 1);
    for (let count = 0; count < 2; count++) os.failNext(call, "ENOSPC");
    clock.advance(1);
    write("b");
    clock.advance(59);
    write("c");
    const line = "Cannot rotate '/var/log/x.log': [Errno 28] No space left on device";
    // A file that could not be opened again is so with the next write
    const last = call === "open" ? [line] : [line, line];
    clock.advance(1);
    assertEquals(told.filter((text) => text === line), last);
    clock.advance(60);
    write("d");
    assertEquals([read(), read(".1"), read(".2")], ["d", "abc", null]);
  }
});

Deno.test("a log that another process has rotated is opened again, and not rotated a second time", () => {
  const { clock, write, read, open } = setUp({ when: "midnight" });
  using other = open();
  write("a");
  other.write(new TextEncoder().encode("b"));
  clock.advance(12 * HOUR);
  write("c");
  other.write(new TextEncoder().encode("d"));
  assertEquals([read(), read(".1"), read(".2")], ["cd", "ab", null]);
});

Deno.test("packed files are moved as others are, and what is behind a gap stays", () => {
  const os = new FakeOs();
  for (const name of [".1", ".2.gz", ".4", ".old", ".01", ".2.bz2"]) os.addFile(PATH + name, name);
  const { log, write, read } = setUp({ maxdays: 99_999 }, { os, backups: 5 });
  write("new");
  assertEquals(log.rotate(), true);
  assertEquals([read(".1"), read(".2"), read(".3.gz"), read(".4")], ["new", ".1", ".2.gz", ".4"]);
  assertEquals([".old", ".01", ".2.bz2"].map(read), [".old", ".01", ".2.bz2"]);
  assertEquals(log.rotate(), false);
});

Deno.test("rotated files that are old are removed, others are not", () => {
  const os = new FakeOs();
  const old = { modified: seconds("2026-11-20T11:00Z") };
  for (const name of [".1", ".2.gz", ".x", ".gz"]) os.addFile(PATH + name, name, old);
  os.addFile(`${PATH}.3`, "young", { modified: seconds("2026-11-27T12:30Z") });
  const { clock, read } = setUp({ maxdays: 3 }, { os });
  assertEquals([".1", ".2.gz", ".3", ".x", ".gz"].map(read), [null, null, "young", ".x", ".gz"]);
  clock.advance(DAY);
  assertEquals(read(".3"), "young");
  clock.advance(2 * HOUR);
  assertEquals(read(".3"), null);
});

Deno.test("new files have their rights and owner whatever the umask, those that are there keep theirs", () => {
  const os = new FakeOs();
  os.umask(0o077);
  const rights = { mode: 0o664, owner: { uid: 65534, gid: -1 } };
  const { log, write } = setUp(rights, { os });
  const looks = (suffix = "") => {
    const status = os.stat(PATH + suffix);
    return [status?.mode, status?.uid, status?.gid];
  };
  assertEquals(looks(), [0o664, 65534, 0]);
  write("x");
  log.rotate();
  assertEquals([looks(), looks(".1")], [[0o664, 65534, 0], [0o664, 65534, 0]]);
  os.rename(PATH, "/var/log/moved");
  log.reopen();
  assertEquals(looks(), [0o664, 65534, 0]);
  os.addFile(PATH, "others'", { mode: 0o600 });
  log.reopen();
  assertEquals(looks(), [0o600, 0, 0]);
});

Deno.test("a log is written also where its owner is refused, and that is told", () => {
  const os = new FakeOs();
  os.failNext("fchown", "EPERM");
  const { write, read, told } = setUp({ owner: { uid: 65534, gid: 65534 } }, { os });
  write("x");
  assertEquals([read(), told], ["x", [
    "Cannot set rights and owner of '/var/log/x.log': [Errno 1] Operation not permitted",
  ]]);
});

Deno.test("a log without times, days and packing has no timer", () => {
  assertEquals(setUp({ mode: 0o600 }).clock.pending(), []);
});
