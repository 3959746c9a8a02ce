import { assertEquals } from "@std/assert";
import { LinuxOs } from "../../../../src/os/linux/linux.ts";
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
