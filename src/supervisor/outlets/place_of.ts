import type { LogSink } from "../../config/model/log_sink.ts";

const STDIO: ReadonlyMap<string, string> = new Map([["1", "/dev/stdout"], ["2", "/dev/stderr"]]);

/** What a place is called, whoever writes there: one name for each. */
export function placeOf(sink: LogSink): string {
  if (sink.kind === "file") {
    return STDIO.get(/^\/(?:dev|proc\/self)\/fd\/([0-9]+)$/.exec(sink.path)?.[1] ?? "") ?? sink.path;
  }
  const { peer } = sink;
  return peer === null ? "syslog" : `syslog@${peer.transport}:${peer.host}:${peer.port}`;
}
