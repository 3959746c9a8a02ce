import type { SupervisorEvent } from "../../events/event.ts";
import { OUTPUT_TYPES } from "../../events/event_name.ts";
import { keepBytes } from "../../text/bytes/keep_bytes.ts";
import type { Sink } from "./sink.ts";
import type { Source } from "./source.ts";

interface EventSinkOptions {
  readonly emit: (event: SupervisorEvent) => void;
  /** Whether anybody takes events of this type. */
  readonly isTaken: (type: string) => boolean;
}

/** stdout_events_enabled=, stderr_events_enabled=. Compat: LOG-024, captured text is told here, too. */
export function eventSink(source: Source, { emit, isTaken }: EventSinkOptions): Sink {
  const { name, group, channel } = source;
  return {
    take: (piece) => {
      if (piece.kind !== "text" || !isTaken(OUTPUT_TYPES.process_log[channel])) return;
      // The copy outlives the read buffer
      const data = keepBytes(piece.data);
      emit({ kind: "process_log", process: name, group, pid: source.pid(), channel, data });
    },
  };
}
