import { assertMatch } from "@std/assert";
import { cString } from "../../src/os/c_string.ts";
import { libc } from "../../src/os/libc.ts";
import { LinuxOs } from "../../src/os/linux.ts";
import { encodeUnixAddress } from "../../src/os/structs.ts";
import { unwrap } from "../../src/os/unwrap.ts";
import "../support/open_libc.ts";

const DEVICE = "/dev/log";
const AF_UNIX = 1;
const SOCK_DGRAM_CLOEXEC = 0o2000002;

const os = new LinuxOs();
/** A real syslog that listens there is left alone. */
const mayListen = os.getuid() === 0 && os.stat(DEVICE) === null;

function listen(): number {
  const address = encodeUnixAddress(cString(DEVICE)) ?? new Uint8Array(0);
  const fd = unwrap("socket", libc.sockets.socket(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0));
  unwrap("bind", libc.sockets.bind(fd, address, address.length));
  os.setNonblocking(fd);
  return fd;
}

/** The next message of ours: other programs of the machine may log, too. */
function receive(fd: number): string {
  const buffer = new Uint8Array(4096);
  for (;;) {
    const count = os.read(fd, buffer);
    if (typeof count !== "number") return count;
    const text = new TextDecoder().decode(buffer.subarray(0, count));
    if (text.includes(" supervisord: ")) return text;
  }
}

Deno.test({
  name: "syslog() sends one message as supervisord, LOG_USER and LOG_INFO, whatever it contains (SYSLOG-002)",
  ignore: !mayListen,
  fn: () => {
    const device = listen();
    try {
      os.syslog("cat 100%s %n é");
      assertMatch(receive(device), /^<14>\w{3} [ \d]\d \d\d:\d\d:\d\d supervisord: cat 100%s %n é$/);
      os.syslog("a\0b\n");
      assertMatch(receive(device), /supervisord: a\ufffdb\n$/);
    } finally {
      os.close(device);
      os.remove(DEVICE);
    }
  },
});
