/** Where the bytes of one output of a child go. */
export interface Sink extends Disposable {
  /** Takes one read's bytes; they are valid during the call only. */
  write(data: Uint8Array): void;
  /** Nothing more comes: passes on what was held back. */
  end(): void;
  reopen(): void;
  /** Throws OsError. */
  clear(): void;
}
