import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Os } from "../../src/os/os.ts";
import type { OsCase } from "./os_subject.ts";
import { assertFails } from "./os_failure.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function bytes(text: string): Uint8Array {
  return encoder.encode(text);
}

function text(os: Os, path: string): string {
  return decoder.decode(os.readBytes(path));
}

function writeFile(os: Os, path: string, content: string): void {
  const fd = os.open(path, "write");
  os.write(fd, bytes(content));
  os.close(fd);
}

/** What Os promises about files and paths. */
export const FILES: Readonly<Record<string, OsCase>> = {
  "open() append makes a file and writes at its end": ({ os, directory }) => {
    const path = `${directory}/log`;
    for (const word of ["one ", "two"]) {
      const fd = os.open(path, "append");
      assertEquals(os.write(fd, bytes(word)), word.length);
      os.close(fd);
    }
    assertEquals(text(os, path), "one two");
  },
  "open() append goes on at the start after a truncation": ({ os, directory }) => {
    const fd = os.open(`${directory}/log`, "append");
    os.write(fd, bytes("forgotten"));
    os.truncate(fd);
    os.write(fd, bytes("kept"));
    os.close(fd);
    assertEquals(text(os, `${directory}/log`), "kept");
  },
  "truncate() leaves the beginning, behind which it goes on": ({ os, directory }) => {
    const fd = os.open(`${directory}/log`, "append");
    os.write(fd, bytes("kept, torn"));
    os.truncate(fd, 6);
    os.write(fd, bytes("whole"));
    os.close(fd);
    assertEquals(text(os, `${directory}/log`), "kept, whole");
  },
  "open() write empties the file": ({ os, directory }) => {
    writeFile(os, `${directory}/pid`, "12345\n");
    writeFile(os, `${directory}/pid`, "7\n");
    assertEquals(text(os, `${directory}/pid`), "7\n");
  },
  "open() obeys mode and umask": ({ os, directory }) => {
    const former = os.umask(0o027);
    os.close(os.open(`${directory}/usual`, "append"));
    os.close(os.open(`${directory}/private`, "append", 0o600));
    assertEquals(os.umask(former), 0o027);
    assertEquals(os.stat(`${directory}/usual`)?.mode, 0o640);
    assertEquals(os.stat(`${directory}/private`)?.mode, 0o600);
  },
  "open() create makes a new file, which is written at its end, and no other": ({ os, directory }) => {
    const path = `${directory}/new`;
    const fd = os.open(path, "create", 0o600);
    os.write(fd, bytes("one "));
    os.write(fd, bytes("two"));
    os.close(fd);
    assertEquals(text(os, path), "one two");
    assertFails("EEXIST", () => os.open(path, "create"));
  },
  "chmodFd(), chownFd() and flush() take an open file": async ({ os, directory }) => {
    const path = `${directory}/log`;
    const fd = os.open(path, "append", 0o600);
    os.chmodFd(fd, 0o640);
    const { uid, gid } = os.statFd(fd);
    os.chownFd(fd, uid, -1);
    await os.flush(fd);
    os.close(fd);
    const status = os.stat(path);
    assertEquals([status?.mode, status?.uid, status?.gid], [0o640, uid, gid]);
  },
  "open() tells why it cannot": ({ os, directory }) => {
    assertFails("ENOENT", () => os.open(`${directory}/missing`, "read"));
    assertFails("ENOENT", () => os.open(`${directory}/missing/log`, "append"));
    assertFails("EISDIR", () => os.open(directory, "append"));
  },
  "read() goes on from where it was, then says eof": ({ os, directory }) => {
    writeFile(os, `${directory}/a`, "abcdef");
    const fd = os.open(`${directory}/a`, "read");
    const buffer = new Uint8Array(4);
    assertEquals(os.read(fd, buffer), 4);
    assertEquals(os.position(fd), 4);
    assertEquals(os.read(fd, buffer), 2);
    assertEquals(decoder.decode(buffer), "efcd");
    assertEquals(os.read(fd, buffer), "eof");
    os.close(fd);
  },
  "readAt() leaves the position alone and is short at the end": ({ os, directory }) => {
    writeFile(os, `${directory}/a`, "abcdef");
    const fd = os.open(`${directory}/a`, "read");
    assertEquals(decoder.decode(os.readAt(fd, 4, 100)), "ef");
    assertEquals(os.readAt(fd, 6, 1).length, 0);
    assertEquals(os.position(fd), 0);
    assertEquals(os.seekEnd(fd), 6);
    os.close(fd);
  },
  "stat() follows renames and tells file from directory": ({ os, directory }) => {
    writeFile(os, `${directory}/log`, "12345");
    const fd = os.open(`${directory}/log`, "read");
    os.rename(`${directory}/log`, `${directory}/log.1`);
    assertEquals(os.stat(`${directory}/log`), null);
    assertEquals(os.stat(`${directory}/log.1`), os.statFd(fd));
    assertEquals(os.statFd(fd).size, 5);
    assertEquals(os.statFd(fd).kind, "file");
    assertEquals(os.stat(directory)?.kind, "directory");
    assertEquals(os.stat("/dev/null")?.kind, "character");
    os.close(fd);
  },
  "rename() replaces what was there": ({ os, directory }) => {
    writeFile(os, `${directory}/new`, "new");
    writeFile(os, `${directory}/old`, "old");
    os.rename(`${directory}/new`, `${directory}/old`);
    assertEquals(os.list(directory), ["old"]);
    assertEquals(text(os, `${directory}/old`), "new");
    assertFails("ENOENT", () => os.rename(`${directory}/new`, `${directory}/old`));
  },
  "remove() takes the name, open descriptors keep the content": ({ os, directory }) => {
    writeFile(os, `${directory}/a`, "abc");
    const fd = os.open(`${directory}/a`, "read");
    os.remove(`${directory}/a`);
    assertEquals(decoder.decode(os.readAt(fd, 0, 9)), "abc");
    os.close(fd);
    assertFails("ENOENT", () => os.remove(`${directory}/a`));
    assertFails("EISDIR", () => os.remove(directory));
  },
  "link() gives a second name, never over another": ({ os, directory }) => {
    writeFile(os, `${directory}/a`, "abc");
    os.link(`${directory}/a`, `${directory}/b`);
    assertEquals(os.stat(`${directory}/a`)?.inode, os.stat(`${directory}/b`)?.inode);
    assertFails("EEXIST", () => os.link(`${directory}/a`, `${directory}/b`));
  },
  "makeTemporaryDirectory() makes a new private directory each time, and removeDirectory() removes an empty one": (
    { os, directory },
  ) => {
    const first = os.makeTemporaryDirectory(directory, "notify-");
    const second = os.makeTemporaryDirectory(directory, "notify-");
    for (const path of [first, second]) {
      assertMatch(path.slice(directory.length), /^\/notify-[a-z0-9_]{8}$/);
      assertEquals([os.stat(path)?.kind, os.stat(path)?.mode], ["directory", 0o700]);
    }
    assertEquals(first === second, false);
    writeFile(os, `${first}/a`, "");
    assertFails("ENOTEMPTY", () => os.removeDirectory(first));
    assertFails("ENOTDIR", () => os.removeDirectory(`${first}/a`));
    assertFails("ENOENT", () => os.removeDirectory(`${directory}/missing`));
    os.removeDirectory(second);
    assertEquals(os.stat(second), null);
    assertFails("ENOENT", () => os.makeTemporaryDirectory(`${directory}/missing`, "notify-"));
  },
  "makeTemporary() makes a new private file each time": ({ os, directory }) => {
    const first = os.makeTemporary(directory, "web-stdout---supervisor-", ".log");
    const second = os.makeTemporary(directory, "web-stdout---supervisor-", ".log");
    assertMatch(first, /\/web-stdout---supervisor-[a-z0-9_]{8}\.log$/);
    assert(first !== second);
    assertEquals(os.stat(first)?.mode, 0o600);
    assertEquals(os.stat(second)?.size, 0);
  },
  "list() names what a directory holds": ({ os, directory }) => {
    for (const name of ["b", "a"]) writeFile(os, `${directory}/${name}`, "");
    assertEquals([...os.list(directory)].sort(), ["a", "b"]);
    assertFails("ENOENT", () => os.list(`${directory}/missing`));
    assertFails("ENOTDIR", () => os.list(`${directory}/a`));
  },
  "readBytes() tells why it cannot": ({ os, directory }) => {
    assertFails("ENOENT", () => os.readBytes(`${directory}/missing`));
    assertFails("EISDIR", () => os.readBytes(directory));
  },
  "isExecutable() wants an x bit": ({ os, directory }) => {
    writeFile(os, `${directory}/tool`, "");
    assertEquals(os.isExecutable(`${directory}/tool`), false);
    os.chmod(`${directory}/tool`, 0o755);
    assertEquals(os.isExecutable(`${directory}/tool`), true);
    assertEquals(os.isExecutable(`${directory}/missing`), false);
  },
  "access() tells what a user may do there": ({ os, directory }) => {
    writeFile(os, `${directory}/secret`, "");
    os.chmod(`${directory}/secret`, 0o600);
    const may = (to: "read" | "write" | "run", uid: number | null = null) =>
      os.access(`${directory}/secret`, { to, uid });
    assertEquals([may("read"), may("write"), may("run")], [null, null, "EACCES"]);
    if (os.getuid() === 0) assertEquals(may("read", 65534), "EACCES");
    assertEquals(os.access(`${directory}/missing`, { to: "read", uid: null }), "ENOENT");
  },
  "chown() with -1 changes nothing": ({ os, directory }) => {
    os.chown(directory, -1, -1);
    assertFails("ENOENT", () => os.chown(`${directory}/missing`, -1, -1));
  },
  "chdir() moves relative paths": ({ os, directory }) => {
    const former = os.cwd();
    os.chdir(directory);
    writeFile(os, "here", "x");
    assertEquals(os.cwd(), directory);
    os.chdir(former);
    assertEquals(os.stat(`${directory}/here`)?.size, 1);
    assertFails("ENOENT", () => os.chdir(`${directory}/missing`));
  },
  "listenSocket() puts a socket at the path, with its mode, instead of what stood there": ({ os, directory }) => {
    const path = `${directory}/app.sock`;
    writeFile(os, path, "left over");
    const fd = os.listenSocket({ transport: "unix", path, mode: 0o660, owner: null, backlog: null });
    assertEquals(os.stat(path)?.kind, "socket");
    assertEquals(os.stat(path)?.mode, 0o660);
    assertEquals(os.statFd(fd).kind, "socket");
    os.close(fd);
    const request = {
      transport: "unix",
      path: `${directory}/missing/s`,
      mode: 0o700,
      owner: null,
      backlog: 5,
    } as const;
    assertFails("ENOENT", () => os.listenSocket(request));
  },
};
