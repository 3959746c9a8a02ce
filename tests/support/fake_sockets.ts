import { osError } from "../../src/os/os_error.ts";
import type { PeerAddress, Sockets } from "../../src/os/sockets.ts";
import type { FakeOs } from "./fake_os.ts";

/** The sockets of a FakeOs: addresses where the test has somebody listen, and paths to which it sends. */
export class FakeSockets implements Sockets {
  /** "host:port" of everybody who lets others connect. */
  readonly listening = new Set<string>();
  /** Addresses of names. */
  readonly hosts = new Map<string, readonly string[]>();
  readonly #os: FakeOs;
  readonly #connections: { readonly place: string; readonly read: () => string }[] = [];
  readonly #ends = new Map<string, (data: Uint8Array) => void>();

  constructor(os: FakeOs) {
    this.#os = os;
  }

  /** A datagram to the socket with that path. */
  send(path: string, text: string): void {
    const end = this.#ends.get(path);
    if (end === undefined) throw new Error(`Cannot send to ${path}: nobody has it open`);
    end(new TextEncoder().encode(text));
  }

  /** What has been sent to "host:port" and was not read yet, by each connection that was made. */
  sent(place: string): readonly string[] {
    return this.#connections.filter((one) => one.place === place).map(({ read }) => read());
  }

  /** The paths of sockets that have been made. */
  paths(): readonly string[] {
    return [...this.#ends.keys()];
  }

  httpsStatus(url: string): Promise<number> {
    return Promise.reject(new Error(`Cannot ask ${url}: nobody is there`));
  }

  connectTcp({ host, port }: PeerAddress): { readonly fd: number; readonly isDone: boolean } {
    if (!this.listening.has(`${host}:${port}`)) throw osError("connect", "ECONNREFUSED");
    const { read, write } = this.#os.pipe();
    this.#os.setNonblocking(write);
    this.#connections.push({ place: `${host}:${port}`, read: this.#os.giveAwayReader(read) });
    return { fd: write, isDone: true };
  }

  connectUdp(address: PeerAddress): number {
    return this.connectTcp(address).fd;
  }

  connectFailure(): null {
    return null;
  }

  resolve(host: string): Promise<readonly string[]> {
    const found = this.hosts.get(host);
    return found === undefined ? Promise.reject(osError("getaddrinfo", "ENOENT")) : Promise.resolve(found);
  }

  receiveUnix(path: string): number {
    this.#os.close(this.#os.open(path, "write", 0o600));
    const { read, write } = this.#os.pipe();
    this.#os.setNonblocking(read);
    this.#ends.set(path, this.#os.giveAway(write));
    return read;
  }

  /** Nobody lets others connect; a path that has been made may be one for datagrams. */
  connectUnix(path: string): number {
    if (this.#ends.has(path)) throw osError("connect", "EPROTOTYPE");
    throw osError("connect", this.#os.lstat(path) === null ? "ENOENT" : "ECONNREFUSED");
  }

  listenTcp(): number {
    throw new Error("Cannot happen: programs do not listen by us");
  }

  listenUnix(): number {
    return this.listenTcp();
  }

  localPort(): null {
    return null;
  }

  accept(): "would_block" {
    return "would_block";
  }

  endWriting(): void {}
}
