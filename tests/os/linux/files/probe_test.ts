import { assertEquals, assertThrows } from "@std/assert";
import { LinuxOs } from "../../../../src/os/linux/linux.ts";
import { OsError } from "../../../../src/os/os.ts";
import "../../../support/open_libc.ts";

const os = new LinuxOs();

Deno.test("open() to probe reads a file, and waits for nobody at a fifo without a writer", () => {
  const directory = Deno.makeTempDirSync();
  Deno.writeTextFileSync(`${directory}/file`, "abc");
  const made = new Deno.Command("mkfifo", { args: [`${directory}/fifo`] }).outputSync();
  assertEquals(made.success, true);
  const read = (name: string) => {
    const fd = os.open(`${directory}/${name}`, "probe");
    try {
      return [os.statFd(fd).kind, os.read(fd, new Uint8Array(9))];
    } finally {
      os.close(fd);
    }
  };
  assertEquals([read("file"), read("fifo")], [["file", 3], ["fifo", "eof"]]);
  Deno.removeSync(directory, { recursive: true });
});

Deno.test("open() to write to a fifo waits for nobody, and its bytes for a reader", () => {
  const directory = Deno.makeTempDirSync();
  const path = `${directory}/fifo`;
  new Deno.Command("mkfifo", { args: [path] }).outputSync();
  assertThrows(() => os.open(path, "offer"), OsError, "No such device or address");
  const fd = os.open(path, "fifo");
  const page = new Uint8Array(4096);
  let taken = 0;
  for (let count = os.write(fd, page); typeof count === "number"; count = os.write(fd, page)) taken += count;
  const reader = os.open(path, "probe");
  let read = 0;
  for (let count = os.read(reader, page); typeof count === "number"; count = os.read(reader, page)) read += count;
  assertEquals([taken > 0, read], [true, taken]);
  for (const each of [fd, reader]) os.close(each);
  Deno.removeSync(directory, { recursive: true });
});
