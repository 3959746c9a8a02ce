import type { AddressRange } from "./memory_to_leave.ts";

/** What a keeper is told. */
export interface KeeperOrders {
  /** An eventfd(2) that it writes to when it is as it should be. */
  readonly ready: number;
  /** From the thread pointer to libc's rseq area, in bytes; may be negative. */
  readonly rseqOffset: bigint;
  readonly leave: readonly AddressRange[];
}

/** The argument of keeperCode(), as keeper_x86_64.s says it is laid out. */
export function keeperBlock({ ready, rseqOffset, leave }: KeeperOrders): Uint8Array<ArrayBuffer> {
  const pairs = leave.flatMap(({ start, end }) => [start, end - start]);
  const words = BigUint64Array.from([BigInt(ready), 1n, BigInt.asUintN(64, rseqOffset), ...pairs, 0n, 0n]);
  return new Uint8Array(words.buffer);
}
