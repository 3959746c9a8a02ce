import { assertEquals, assertThrows } from "@std/assert";
import { LogFile } from "../../src/logs/log_file.ts";
import { rotationOf } from "../../src/logs/rotation_policy.ts";
import { OsError } from "../../src/os/os.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { FakeOs } from "../support/fake_os.ts";
import { limitRoom } from "../support/limit_room.ts";

const PATH = "/var/log/x.log";
const clock = new FakeClock();

function setUp(limits: { readonly maxbytes: number; readonly backups: number }) {
  const os = new FakeOs();
  os.addDirectory("/var/log");
  const troubles: string[] = [];
  const lost: string[] = [];
  const log = new LogFile(PATH, {
    os,
    clock,
    rotation: rotationOf(limits),
    onLoss: (lines, why) => void lost.push(`${lines}: ${why}`),
    onTrouble: (error) => void troubles.push("code" in error ? String(error.code) : error.message),
  });
  const write = (text: string) => log.write(new TextEncoder().encode(text));
  const read = (path = PATH) => os.stat(path) === null ? null : new TextDecoder().decode(os.readBytes(path));
  return { os, log, troubles, lost, write, read };
}

Deno.test("LogFile appends to what is there (LOG-011)", () => {
  const os = new FakeOs();
  os.addFile(PATH, "old\n");
  using log = new LogFile(PATH, { os, clock, rotation: rotationOf({ maxbytes: 0, backups: 0 }), onTrouble: () => {} });
  log.write(new TextEncoder().encode("new\n"));
  assertEquals(new TextDecoder().decode(os.readBytes(PATH)), "old\nnew\n");
});

Deno.test("LogFile rotates after the write that fills it and never splits one (LOG-005)", () => {
  const { log, write, read } = setUp({ maxbytes: 10, backups: 2 });
  write("aaaa\n");
  assertEquals([read(), read(`${PATH}.1`)], ["aaaa\n", null]);
  write("bbbb\n");
  assertEquals([read(), read(`${PATH}.1`)], ["", "aaaa\nbbbb\n"]);
  write("one write longer than the limit\n");
  assertEquals([read(), read(`${PATH}.1`), read(`${PATH}.2`)], [
    "",
    "one write longer than the limit\n",
    "aaaa\nbbbb\n",
  ]);
  log[Symbol.dispose]();
});

Deno.test("LogFile counts what an earlier run left (LOG-012)", () => {
  const os = new FakeOs();
  os.addFile(PATH, "0123456789");
  using log = new LogFile(PATH, { os, clock, rotation: rotationOf({ maxbytes: 10, backups: 1 }), onTrouble: () => {} });
  log.write(new TextEncoder().encode("x"));
  assertEquals(new TextDecoder().decode(os.readBytes(`${PATH}.1`)), "0123456789x");
});

Deno.test("LogFile truncates itself for backups=0 (LOG-007)", () => {
  const { write, read } = setUp({ maxbytes: 5, backups: 0 });
  write("12345");
  assertEquals(read(), "");
  write("6");
  assertEquals(read(), "6");
});

Deno.test("LogFile rotates over a file that somebody took away (LOG-008)", () => {
  const { os, write, read } = setUp({ maxbytes: 5, backups: 2 });
  write("first");
  os.remove(`${PATH}`);
  write("second");
  assertEquals([read(), read(`${PATH}.1`), read(`${PATH}.2`)], ["", null, "first"]);
});

Deno.test("LogFile.reopen() goes on in a new file of its name (SIG-005)", () => {
  const { os, log, write, read } = setUp({ maxbytes: 0, backups: 0 });
  write("before");
  os.rename(PATH, "/var/log/moved");
  log.reopen();
  write("after");
  assertEquals([read(), read("/var/log/moved")], ["after", "before"]);
});

Deno.test("LogFile.clear() starts over and keeps the backups (LOG-026)", () => {
  const { os, log, write, read } = setUp({ maxbytes: 0, backups: 0 });
  os.addFile(`${PATH}.1`, "backup");
  write("old");
  log.clear();
  write("new");
  assertEquals([read(), read(`${PATH}.1`)], ["new", "backup"]);
});

Deno.test("LogFile tells trouble once, and writes what waited when it is over", () => {
  const { os, log, troubles, write, read } = setUp({ maxbytes: 0, backups: 0 });
  for (const text of ["first,", "second,"]) {
    os.failNext("write", "ENOSPC");
    write(text);
  }
  write("third");
  assertEquals(read(), "first,second,third");
  os.failNext("write", "ENOSPC");
  write(",last");
  log[Symbol.dispose]();
  assertEquals([troubles, read()], [["ENOSPC", "ENOSPC"], "first,second,third,last"]);
});

Deno.test("LogFile keeps 64 KiB of whole pieces while nothing can be written, and tears none that has begun", () => {
  const { os, write, read } = setUp({ maxbytes: 0, backups: 0 });
  const room = limitRoom(os, 5);
  const line = (letter: string) => `${letter.repeat(29_999)}\n`;
  for (const letter of ["a", "b", "c", "d"]) write(line(letter));
  assertEquals(read(), "aaaaa");
  room.left = Infinity;
  write("end");
  assertEquals(read(), `${line("a")}${line("b")}end`);
});

Deno.test("LogFile loses nothing of what comes when there is room again, however much has waited", () => {
  const { os, write, read } = setUp({ maxbytes: 0, backups: 0 });
  const pieces = ["a".repeat(60_000), "b".repeat(60_000)];
  os.failNext("write", "ENOSPC");
  for (const piece of pieces) write(piece);
  assertEquals(read(), pieces.join(""));
});

Deno.test("LogFile forgets what waits when it is emptied", () => {
  const { os, log, write, read } = setUp({ maxbytes: 0, backups: 0 });
  os.failNext("write", "ENOSPC");
  write("old");
  log.clear();
  write("new");
  assertEquals(read(), "new");
});

Deno.test("LogFile goes on without a limit where there is no position, and says so once (LOG-009, LOG-010)", () => {
  const { os, troubles, write, read } = setUp({ maxbytes: 3, backups: 1 });
  os.failNext("lseek", "ESPIPE");
  write("long enough");
  write("and more");
  assertEquals([troubles, read()], [["ESPIPE"], "long enoughand more"]);
});

Deno.test("LogFile cannot be made where its file cannot be opened (PROC-008)", () => {
  const os = new FakeOs();
  os.addDirectory("/logdir");
  const options = { os, clock, rotation: rotationOf({ maxbytes: 0, backups: 0 }), onTrouble: () => {} };
  const error = assertThrows(() => new LogFile("/logdir", options), OsError);
  assertEquals(error.code, "EISDIR");
});

Deno.test("LogFile writes to a descriptor of ours that its path cannot open, and leaves what is there to others (LOG-036)", () => {
  for (
    const [path, fd] of [["/dev/stdout", 1], ["/dev/stderr", 2], ["/dev/fd/2", 2], ["/proc/self/fd/1", 1]] as const
  ) {
    const os = new FakeOs();
    os.addDirectory("/var/log");
    os.dup2(os.open(PATH, "append"), fd);
    os.failNext("open", "ENXIO");
    using log = new LogFile(path, {
      os,
      clock,
      rotation: rotationOf({ maxbytes: 1, backups: 0 }),
      onTrouble: (error) => {
        throw error;
      },
    });
    log.write(new TextEncoder().encode("one"));
    os.failNext("open", "EACCES");
    log.reopen();
    log.write(new TextEncoder().encode("two"));
    assertEquals(new TextDecoder().decode(os.readBytes(PATH)), "onetwo");
    assertEquals(assertThrows(() => log.clear(), OsError).code, "EACCES");
  }
});

Deno.test("LogFile tells why a path cannot be opened that is no descriptor which we were started with", () => {
  const os = new FakeOs();
  os.addDirectory("/var/log");
  const open = (path: string, code: string) => {
    os.failNext("open", code);
    return assertThrows(
      () => new LogFile(path, { os, clock, rotation: rotationOf({ maxbytes: 0, backups: 0 }), onTrouble() {} }),
      OsError,
    )
      .code;
  };
  const own = os.open(PATH, "append");
  for (const path of [PATH, `/dev/fd/${own}`, "/dev/fd/0", "/dev/fd/", "/dev/stdout/1"]) {
    assertEquals(open(path, "EACCES"), "EACCES");
  }
  assertEquals(open("/dev/stdout", "EMFILE"), "EMFILE");
  assertEquals(os.openFds(), [own]);
});

Deno.test("LogFile counts the lines that it could not keep, and those that it still has when it is closed", () => {
  const { os, log, lost, write, read } = setUp({ maxbytes: 0, backups: 0 });
  const piece = `${"x".repeat(29_999)}\n`;
  for (let count = 0; count < 3; count++) {
    os.failNext("write", "ENOSPC");
    write(piece);
  }
  assertEquals(lost, ["1: [Errno 28] No space left on device"]);
  write("a\n");
  assertEquals(read(), `${piece}${piece}a\n`);
  os.failNext("write", "ENOSPC");
  write("b\nc");
  os.failNext("write", "ENOSPC");
  log[Symbol.dispose]();
  assertEquals(lost.slice(1), ["2: [Errno 28] No space left on device"]);
});

Deno.test("LogFile.end() is where what was written ends, behind what was there; other places have none", () => {
  const os = new FakeOs();
  os.addFile(PATH, "old\n");
  const opened = (path: string) => {
    return new LogFile(path, { os, clock, rotation: rotationOf({ maxbytes: 0, backups: 0 }), onTrouble: () => {} });
  };
  using log = opened(PATH);
  assertEquals(log.end(), 4);
  log.write(new TextEncoder().encode("new\n"));
  assertEquals(log.end(), 8);
  log[Symbol.dispose]();
  assertEquals(log.end(), null);
});

Deno.test("LogFile leaves no line in part where pieces are whole lines, and loses none that it may keep", () => {
  const os = new FakeOs();
  os.addDirectory("/var/log");
  const room = limitRoom(os, 8);
  const options = { os, clock, rotation: rotationOf({ maxbytes: 0, backups: 0 }), onTrouble: () => {} };
  const log = new LogFile(PATH, { ...options, wholeLines: true });
  const write = (text: string) => log.write(new TextEncoder().encode(text));
  const read = () => new TextDecoder().decode(os.readBytes(PATH));
  write("one\ntwo\nthree\n");
  assertEquals(read(), "one\ntwo\n");
  room.left = 3;
  write("four\n");
  assertEquals(read(), "one\ntwo\n");
  room.left = Infinity;
  write("five\n");
  assertEquals(read(), "one\ntwo\nthree\nfour\nfive\n");
  log[Symbol.dispose]();
});
