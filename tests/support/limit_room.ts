import { osError } from "../../src/os/os_error.ts";
import type { FakeOs } from "./fake_os.ts";

/** A disk with room for so many bytes, as long as the test says nothing else. */
export function limitRoom(os: FakeOs, left: number): { left: number } {
  const { write } = os;
  const room = { left };
  os.write = (fd, data) => {
    if (room.left === 0) throw osError("write", "ENOSPC");
    const count = write.call(os, fd, data.subarray(0, room.left));
    if (typeof count === "number") room.left -= count;
    return count;
  };
  return room;
}
