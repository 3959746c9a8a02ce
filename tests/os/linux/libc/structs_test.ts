import { assertEquals } from "@std/assert";
import {
  decodeEpollEvent,
  decodeStatx,
  encodeEpollEvent,
  encodePollfd,
  encodeSigset,
  SIZEOF,
} from "../../../../src/os/linux/libc/structs.ts";

const EVENT = { events: 0x11, fd: 7, generation: 0xfedcba98 };

Deno.test("encodeEpollEvent() packs on x86-64 and aligns on aarch64", () => {
  const data = [7, 0, 0, 0, 0x98, 0xba, 0xdc, 0xfe];
  assertEquals([...encodeEpollEvent("x86_64", EVENT)], [0x11, 0, 0, 0, ...data]);
  assertEquals([...encodeEpollEvent("aarch64", EVENT)], [0x11, 0, 0, 0, 0, 0, 0, 0, ...data]);
});

Deno.test("decodeEpollEvent() finds the event at its place", () => {
  for (const arch of ["x86_64", "aarch64"] as const) {
    const encoded = encodeEpollEvent(arch, EVENT);
    const two = new Uint8Array(2 * encoded.length);
    two.set(encoded, encoded.length);
    assertEquals(decodeEpollEvent(arch, new DataView(two.buffer), { index: 1 }), EVENT);
    assertEquals(decodeEpollEvent(arch, new DataView(two.buffer), { index: 0 }), { events: 0, fd: 0, generation: 0 });
  }
});

Deno.test("encodePollfd() is fd, events, revents", () => {
  assertEquals([...encodePollfd(258, 4)], [2, 1, 0, 0, 4, 0, 0, 0]);
});

Deno.test("encodeSigset() makes signal n bit n - 1", () => {
  const set = encodeSigset([1, 13, 25, 64]);
  assertEquals(set.length, SIZEOF.sigset);
  assertEquals([...set.subarray(0, 9)], [1, 0x10, 0, 1, 0, 0, 0, 0x80, 0]);
});

Deno.test("decodeStatx() reads size, times, numbers and kind", () => {
  const bytes = new Uint8Array(SIZEOF.statx);
  const view = new DataView(bytes.buffer);
  view.setUint32(20, 65534, true);
  view.setUint16(28, 0o100640, true);
  view.setBigUint64(32, 42n, true);
  view.setBigUint64(40, 5_000_000_000n, true);
  view.setBigInt64(112, 1_700_000_000n, true);
  view.setUint32(136, 8, true);
  view.setUint32(140, 1, true);
  assertEquals(decodeStatx(bytes), {
    size: 5_000_000_000,
    inode: 42,
    device: 8 * 0x100000 + 1,
    mode: 0o640,
    uid: 65534,
    gid: 0,
    modified: 1_700_000_000,
    kind: "file",
  });
});

Deno.test("decodeStatx() keeps inode numbers apart that no double can hold", () => {
  const inodes = [2n ** 63n, 2n ** 63n + 1n, 2n ** 63n + 2n].map((inode) => {
    const bytes = new Uint8Array(SIZEOF.statx);
    new DataView(bytes.buffer).setBigUint64(32, inode, true);
    return decodeStatx(bytes).inode;
  });
  assertEquals(new Set(inodes).size, 3);
});
