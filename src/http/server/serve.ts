import type { ServerConfig } from "../../config/model/server_config.ts";
import type { Clock, Poller } from "../../os/clock.ts";
import type { Accepted, PeerAddress } from "../../os/sockets.ts";
import type { HttpApp } from "../app/app.ts";
import { httpLog } from "../http_log.ts";
import { Acceptor } from "./acceptor.ts";
import { Connection } from "./connection.ts";
import type { ConnectionState } from "./connection_state.ts";
import { Connections } from "./connections.ts";
import { listen } from "./listen.ts";
import type { ListenOptions } from "./listening.ts";
import type { ServerSnapshot } from "./server_snapshot.ts";
import { SocketStream } from "./socket_stream.ts";
import { startedMessage } from "./started_message.ts";

/** What stands in the access log for a client of a unix socket. */
const UNIX_PEER: PeerAddress = { host: "localhost", port: 0 };

export interface ServeOptions extends ListenOptions {
  readonly app: HttpApp;
  readonly clock: Clock;
  readonly poller: Poller;
  /** Open connections at most. */
  readonly maxConnections: number;
  /** What another image of this program was about: it is gone on with, nothing is opened, and no start is logged. */
  readonly state?: ServerSnapshot | null;
}

export interface HttpServer {
  /** The port bound, of use when port 0 was asked for; null for a unix socket. */
  readonly port: number | null;
  /** Makes the socket file anew if others took it away; connections stay. Throws ListenError. */
  renew(): void;
  /**
   * Accepts nobody and begins no request until resume(): who comes waits. Resolves when no request is under way. Streams
   * come to their end, and answers that take longer than 5 seconds are broken off.
   */
  pause(): Promise<void>;
  resume(): void;
  /** What another image goes on with; while it is paused. */
  snapshot(): ServerSnapshot;
  /** Stops listening, removes the socket file, ends all connections; resolves when they have ended (HTTP-037). */
  close(): Promise<void>;
}

interface StartOptions {
  readonly state?: ConnectionState | null;
  /** Whether others have their turns before it. */
  readonly waits?: boolean;
}

/** The text that log lines of a server begin with: the socket's path or the host. */
export function serverLabel(config: ServerConfig): string {
  return config.transport === "unix" ? config.file : config.host;
}

/** Opens a server, or goes on with one, and serves it until close(). Throws ListenError when it cannot be opened. */
export function serve(config: ServerConfig, options: ServeOptions): HttpServer {
  const { os, app, clock, poller, sockets, log, maxConnections: max, state = null } = options;
  const label = serverLabel(config);
  let listening = listen(config, options, state?.listening);
  if (state === null) httpLog(log, startedMessage(config, clock.local(clock.now())));
  const connections = new Connections({ max, log, clock, label });
  let acceptor = accept();
  let isPaused = false;
  let isClosing = false;
  for (const { fd, peer, ...left } of state?.connections ?? []) start({ fd, peer }, { state: left });

  function accept(): Acceptor {
    return new Acceptor(listening.fd, {
      sockets,
      poller,
      connections,
      label,
      log,
      onAccepted: (accepted, isFirst) => start(accepted, { waits: !isFirst }),
    });
  }

  function start({ fd, peer: address }: Accepted, { state = null, waits = false }: StartOptions): void {
    const peer = address ?? UNIX_PEER;
    const stream = new SocketStream(fd, { os, sockets, poller, waits });
    const connection = new Connection(stream, { app, clock, log, peer, state });
    // What no handler is to blame for ends this connection alone (DAEMON-054)
    const ended = connection.run().catch((error) => httpLog(log, `${label}:Server Error: ${error}`));
    connections.add(connection, { fd, peer, ended });
  }

  function renew(): void {
    // The file of a server that is closing is gone for good
    if (isClosing || listening.isThere()) return;
    const former = listening;
    listening = listen(config, options);
    acceptor.pause();
    former.close();
    acceptor = accept();
    if (isPaused) acceptor.pause();
    log("info", `made the socket file ${label} anew`);
  }

  return {
    port: listening.port,
    renew,
    async pause() {
      isPaused = true;
      acceptor.pause();
      await connections.pause();
    },
    resume() {
      isPaused = false;
      connections.resume();
      acceptor.resume();
    },
    snapshot: () => ({ listening: { fd: listening.fd, inode: listening.inode }, connections: connections.snapshot() }),
    async close() {
      isClosing = true;
      acceptor.pause();
      listening.close();
      await connections.close();
    },
  };
}
