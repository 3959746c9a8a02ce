import type { ChannelName } from "../../config/model/process_config.ts";
import type { ListenerSnapshot } from "../../events/pool/listener_record.ts";
import type { ProbesSnapshot } from "../../probes/probes.ts";
import type { LivenessVerdict, ProcessRecord } from "../../process/record.ts";
import type { FcgiSocket } from "../fcgi/fcgi_socket.ts";
import type { Host } from "../host.ts";
import type { Listener } from "../listeners/listener.ts";
import type { PipesSnapshot } from "./pipes.ts";

/** What a subprocess belongs to. */
export interface SubprocessOptions {
  readonly host: Host;
  readonly group: string;
  /** The log files as resolved for this process; null where there is none. */
  readonly logfiles: { readonly stdout: string | null; readonly stderr: string | null };
  /** Set where it takes part in the event listener protocol. */
  readonly listener?: Listener | null;
  /** The socket that is its stdin (FCGI-005). */
  readonly socket?: FcgiSocket | null;
  /** Why it can never run: each start ends in FATAL at once. */
  readonly obstacle?: string | null;
  /** Where another one stood: this one goes on there, once it is told to resume. */
  readonly state?: SubprocessSnapshot | null;
}

export const NOTHING_WRITTEN: SubprocessSnapshot["written"] = { stdout: 0, stderr: 0 };

/** A process as plain JSON, its pipes and probes included, which are null while it has none. */
export interface SubprocessSnapshot {
  readonly record: ProcessRecord;
  readonly isRetired: boolean;
  /** Bytes that it has written since it was added. */
  readonly written: Readonly<Record<ChannelName, number>>;
  readonly logfiles: SubprocessOptions["logfiles"];
  /** null where it is no event listener. */
  readonly listener: ListenerSnapshot | null;
  readonly pipes: PipesSnapshot | null;
  readonly probes: ProbesSnapshot | null;
  readonly remedy: LivenessVerdict["remedy"];
}
