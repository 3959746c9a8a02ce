import { assertEquals } from "@std/assert";
import type { Os } from "../../src/os/os.ts";
import type { OsCase } from "./os_subject.ts";
import { assertFails } from "./os_failure.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function bytes(text: string): Uint8Array {
  return encoder.encode(text);
}

/** A pipe whose two ends answer "would_block". */
function nonblockingPipe(os: Os): { readonly read: number; readonly write: number } {
  const pipe = os.pipe();
  os.setNonblocking(pipe.read);
  os.setNonblocking(pipe.write);
  return pipe;
}

/** What Os promises about pipes and descriptors. */
export const PIPES: Readonly<Record<string, OsCase>> = {
  "read() of a pipe gives bytes, would_block or eof": ({ os }) => {
    const { read, write } = nonblockingPipe(os);
    const buffer = new Uint8Array(16);
    assertEquals(os.read(read, buffer), "would_block");
    os.write(write, bytes("hello"));
    assertEquals(os.read(read, buffer), 5);
    assertEquals(decoder.decode(buffer.subarray(0, 5)), "hello");
    assertEquals(os.read(read, buffer), "would_block");
    os.close(write);
    assertEquals(os.read(read, buffer), "eof");
    os.close(read);
  },
  "write() to a pipe stops when it is full and goes on when it was read": ({ os }) => {
    const { read, write } = nonblockingPipe(os);
    const block = new Uint8Array(8192);
    let total = 0;
    for (let count = os.write(write, block); count !== "would_block"; count = os.write(write, block)) total += count;
    assertEquals(total, 65536);
    assertEquals(os.read(read, new Uint8Array(total)), total);
    assertEquals(os.write(write, block), block.length);
    os.close(read);
    assertFails("EPIPE", () => os.write(write, block));
    os.close(write);
  },
  "widenPipe() makes room behind what is in the pipe": ({ os }) => {
    const { read, write } = os.pipe();
    os.setNonblocking(write);
    assertEquals(os.write(write, new Uint8Array(1 << 21)), 1 << 16);
    os.widenPipe(read);
    const room = os.getuid() === 0 ? 1 << 20 : 1 << 18;
    assertEquals(os.write(write, new Uint8Array(1 << 21)), room - (1 << 16));
    os.close(read);
    os.close(write);
  },
  "dup2() makes a second descriptor of the same open file": ({ os, directory }) => {
    const log = os.open(`${directory}/log`, "write");
    const { read, write } = os.pipe();
    os.dup2(log, write);
    os.write(write, bytes("one"));
    assertEquals(os.position(log), 3);
    assertEquals(os.read(read, new Uint8Array(1)), "eof");
    for (const fd of [log, read, write]) os.close(fd);
  },
  "duplicate() makes another descriptor of the same open file": ({ os, directory }) => {
    const log = os.open(`${directory}/log`, "write");
    const copy = os.duplicate(log);
    assertEquals(copy > 2 && copy !== log, true);
    os.write(copy, bytes("one"));
    assertEquals(os.position(log), 3);
    os.close(log);
    os.write(copy, bytes("two"));
    assertEquals(os.readBytes(`${directory}/log`), bytes("onetwo"));
    os.close(copy);
    assertFails("EBADF", () => os.duplicate(copy));
  },
  "setAppending() lets an open file be written at its end": ({ os, directory }) => {
    const [log, other] = [os.open(`${directory}/log`, "write"), os.open(`${directory}/log`, "append")];
    os.setAppending(log);
    for (const [fd, text] of [[log, "a"], [other, "b"], [log, "c"]] as const) os.write(fd, bytes(text));
    assertEquals(os.readBytes(`${directory}/log`), bytes("abc"));
    for (const fd of [log, other]) os.close(fd);
  },
  "descriptors that are no good for a call are refused": ({ os, directory }) => {
    const { read, write } = os.pipe();
    assertFails("ESPIPE", () => os.position(read));
    assertEquals(os.statFd(read).kind, "fifo");
    os.close(read);
    assertFails("EBADF", () => os.close(read));
    os.close(write);
    const log = os.open(`${directory}/log`, "append");
    assertFails("EBADF", () => os.read(log, new Uint8Array(1)));
    os.close(log);
  },
  "waitWritable() comes back for a pipe with room, and in time for a full one": ({ os }) => {
    const { read, write } = nonblockingPipe(os);
    assertEquals(os.waitWritable(write), true);
    assertEquals(os.write(write, bytes("x")), 1);
    while (os.write(write, new Uint8Array(4096)) !== "would_block");
    assertEquals(os.waitWritable(write, 0), false);
    os.close(read);
    os.close(write);
  },
};
