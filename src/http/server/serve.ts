import type { ServerConfig } from "../../config/model/server_config.ts";
import type { Clock } from "../../os/clock.ts";
import type { HttpApp } from "../app/app.ts";
import { httpLog } from "../http_log.ts";
import type { Peer } from "./access_log.ts";
import { Connection } from "./connection.ts";
import { Connections } from "./connections.ts";
import { listen, type Listening, type ListenOptions } from "./listen.ts";
import { startedMessage } from "./started_message.ts";

export interface ServeOptions extends ListenOptions {
  readonly app: HttpApp;
  readonly clock: Clock;
  /** Open connections at most. */
  readonly maxConnections: number;
}

export interface HttpServer {
  /** The port bound, of use when port 0 was asked for; null for a unix socket. */
  readonly port: number | null;
  /** Makes the socket file anew if others took it away; connections stay. Rejects with ListenError. */
  renew(): Promise<void>;
  /** Stops listening, removes the socket file, ends all connections; resolves when they have ended (HTTP-037). */
  close(): Promise<void>;
}

/** The text that log lines of a server begin with: the socket's path or the host. */
export function serverLabel(config: ServerConfig): string {
  return config.transport === "unix" ? config.file : config.host;
}

/** Opens a server and serves it until close(). Throws ListenError when it cannot be opened. */
export async function serve(config: ServerConfig, options: ServeOptions): Promise<HttpServer> {
  const { clock, log, maxConnections: max } = options;
  const label = serverLabel(config);
  let listening = await listen(config, options);
  httpLog(log, startedMessage(config, clock.local(clock.now())));
  const connections = new Connections({ max, log, clock, label });
  const closed = new Set<Listening>();
  const accept = () => acceptAll(listening, { connections, options, label, closed });
  const end = (ended: Listening) => {
    closed.add(ended);
    ended.close();
  };
  let accepting = accept();
  let renewal: Promise<void> | null = null;
  let closing = false;

  async function renew(): Promise<void> {
    // The file of a server that is closing is gone for good
    if (closing || listening.isThere()) return;
    const former = listening;
    listening = await listen(config, options);
    end(former);
    await accepting;
    accepting = accept();
    log("info", `made the socket file ${label} anew`);
  }

  return {
    port: listening.port,
    renew: () => renewal ??= renew().finally(() => renewal = null),
    async close() {
      closing = true;
      await Promise.allSettled([renewal]);
      end(listening);
      await Promise.all([accepting, connections.close()]);
    },
  };
}

interface AcceptContext {
  readonly connections: Connections;
  readonly options: ServeOptions;
  readonly label: string;
}

async function acceptAll(
  listening: Listening,
  { connections, options, label, closed }: AcceptContext & { readonly closed: ReadonlySet<Listening> },
): Promise<void> {
  const { log } = options;
  let troubled = false;
  for (;;) {
    await connections.room();
    try {
      const stream = await listening.listener.accept();
      troubled = false;
      start(stream, { connections, options, label });
    } catch (error) {
      // Whatever the error is called: a call that a signal has interrupted has the same name as one that we have
      if (closed.has(listening)) return;
      if (!troubled) httpLog(log, `${label}:warning: server accept() threw an exception: ${error}`);
      troubled = true;
      // Most likely there is no descriptor left: an idle client's may be had
      await connections.makeRoom();
    }
  }
}

function start(stream: Deno.Conn, { connections, options: { app, clock, log }, label }: AcceptContext): void {
  const connection = new Connection(stream, { app, clock, log, peer: peerOf(stream) });
  // What no handler is to blame for ends this connection alone (DAEMON-054)
  const ended = connection.run().catch((error) => httpLog(log, `${label}:Server Error: ${error}`));
  connections.add(connection, ended);
}

function peerOf({ remoteAddr }: Deno.Conn): Peer {
  const isTcp = remoteAddr.transport === "tcp";
  return isTcp ? { host: remoteAddr.hostname, port: remoteAddr.port } : { host: "localhost", port: 0 };
}
