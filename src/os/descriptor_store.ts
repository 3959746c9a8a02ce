/** What the service manager holds for a service over its end: systemd's file descriptor store (sd_notify(3)). */
export interface DescriptorStore extends Disposable {
  /** Descriptors that it holds at most; what is more it drops without a word. */
  readonly room: number;
  /** Gives it more, under a name of up to 255 ASCII characters without ":"; they come back in no certain order. */
  add(name: string, fds: readonly number[]): void;
  /** All of this name go. */
  remove(name: string): void;
}

/** A descriptor that the service manager has passed on to us at our start, and its name. */
export interface GivenDescriptor {
  readonly name: string;
  readonly fd: number;
}
