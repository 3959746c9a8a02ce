/** An open connection, as Deno.Conn is one. */
export interface ByteStream {
  /** Reads at least one byte into `buffer`; null at the end. */
  read(buffer: Uint8Array): Promise<number | null>;
  /** Writes at least one byte of `data`. */
  write(data: Uint8Array): Promise<number>;
  closeWrite(): Promise<void>;
  close(): void;
}

/** The client has gone, or was too slow: nothing more can be told to it. */
export class Disconnected extends Error {
  override readonly name = "Disconnected";
}
