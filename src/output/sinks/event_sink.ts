import type { SupervisorEvent } from "../../events/event.ts";
import type { Sink } from "./sink.ts";
import type { Source } from "./source.ts";

/** stdout_events_enabled=, stderr_events_enabled=. Compat: LOG-024, captured text is told here, too. */
export function eventSink(source: Source, emit: (event: SupervisorEvent) => void): Sink {
  const { name, group, channel } = source;
  return {
    take: (piece) => {
      if (piece.kind !== "text") return;
      // The copy outlives the read buffer
      const data = new Uint8Array(piece.data);
      emit({ kind: "process_log", process: name, group, pid: source.pid(), channel, data });
    },
  };
}
