import type { FileStatus } from "../../src/os/os.ts";

/** A file's content and attributes, whatever names or descriptors it has. */
export class FakeInode {
  content = new Uint8Array(0);
  uid = 0;
  gid = 0;
  modified = 0;

  constructor(readonly number: number, readonly kind: FileStatus["kind"], public mode: number) {}

  /** Writes at `offset`; a gap before it is filled with zeros. Devices swallow everything. */
  write(data: Uint8Array, offset: number): void {
    if (this.kind !== "file") return;
    const next = new Uint8Array(Math.max(this.content.length, offset + data.length));
    next.set(this.content);
    next.set(data, offset);
    this.content = next;
  }

  status(): FileStatus {
    const { number, kind, mode, uid, gid, modified } = this;
    return { size: this.content.length, inode: number, device: 1, mode, uid, gid, modified, kind };
  }
}
