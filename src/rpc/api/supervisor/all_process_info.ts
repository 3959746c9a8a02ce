import type { ProcessRecord } from "../../../process/record.ts";
import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import { processViews } from "../../../view/process_views.ts";
import { EncodedAnswer } from "../../codec/encoded_answer.ts";
import { encodeResponse } from "../../codec/xmlrpc.ts";
import { processInfo } from "./process_info.ts";

/** An answer, and all that it depends on: times in it are whole seconds. */
interface Made {
  readonly second: number;
  readonly records: readonly ProcessRecord[];
  /** Not to be kept for long: that of a thousand programs has a megabyte. */
  readonly document: WeakRef<Uint8Array>;
}

const LAST = new WeakMap<Supervisor, Made>();

/** The structs of all processes. Who asks within the same second gets the same bytes, unless a process has changed. */
export function allProcessInfo(supervisor: Supervisor): EncodedAnswer {
  const value = () => processViews(supervisor).map(processInfo);
  const second = Math.trunc(supervisor.options.clock.now());
  const records = recordsOf(supervisor);
  const last = LAST.get(supervisor);
  const isSame = last?.second === second && isSameList(last.records, records);
  const known = isSame ? last.document.deref() : undefined;
  if (known !== undefined) return new EncodedAnswer(known, value);
  const document = encodeResponse(value());
  LAST.set(supervisor, { second, records, document: new WeakRef(document) });
  return new EncodedAnswer(document, value);
}

// Records are never changed, only replaced
function recordsOf({ groups }: Supervisor): readonly ProcessRecord[] {
  const records: ProcessRecord[] = [];
  for (const { processes } of groups.values()) {
    for (const { record } of processes.values()) records.push(record);
  }
  return records;
}

function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
