/** An open connection. What can be done at once is, and who has to wait says so: nothing is ever on its way in between. */
export interface ByteStream {
  /** Reads at least one byte into `buffer`; null at the end. Throws where the connection is broken or closed. */
  read(buffer: Uint8Array): number | null | "would_block";
  /** Writes at least one byte of `data`. Throws as read() does. */
  write(data: Uint8Array): number | "would_block";
  /** After a read that would block: resolves when there may be something to read, rejects when it is closed. */
  readable(): Promise<void>;
  /** After a write that would block. */
  writable(): Promise<void>;
  /** Tells the other end that no more will come. Throws as read() does. */
  closeWrite(): void;
  close(): void;
}

/** The client has gone, or was too slow: nothing more can be told to it. */
export class Disconnected extends Error {
  override readonly name = "Disconnected";
}
