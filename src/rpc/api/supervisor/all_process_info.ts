import type { ProcessConfig } from "../../../config/model/process_config.ts";
import type { ProcessRecord } from "../../../process/record.ts";
import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import { processViews } from "../../../view/process_views.ts";
import { EncodedAnswer } from "../../codec/encoded_answer.ts";
import { encodeResponse } from "../../codec/xmlrpc.ts";
import { processInfo } from "./process_info.ts";

/** An answer, and all that it depends on: times in it are whole seconds. */
interface Made {
  readonly second: number;
  readonly processes: readonly Shown[];
  /** Not to be kept for long: that of a thousand programs has a megabyte. */
  readonly document: WeakRef<Uint8Array>;
}

/** What a struct is made of, beside the time: never changed, only replaced. */
type Shown = ProcessRecord | ProcessConfig;

const LAST = new WeakMap<Supervisor, Made>();

/** The structs of all processes. Who asks within the same second gets the same bytes, unless a process has changed. */
export function allProcessInfo(supervisor: Supervisor): EncodedAnswer {
  const value = () => processViews(supervisor).map(processInfo);
  const second = Math.trunc(supervisor.options.clock.now());
  const processes = shownOf(supervisor);
  const last = LAST.get(supervisor);
  const isSame = last?.second === second && isSameList(last.processes, processes);
  const known = isSame ? last.document.deref() : undefined;
  if (known !== undefined) return new EncodedAnswer(known, value);
  const document = encodeResponse(value());
  LAST.set(supervisor, { second, processes, document: new WeakRef(document) });
  return new EncodedAnswer(document, value);
}

function shownOf({ groups }: Supervisor): readonly Shown[] {
  const shown: Shown[] = [];
  for (const group of groups.values()) {
    for (const { record, config } of group.processes.values()) shown.push(record, config);
  }
  return shown;
}

function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
