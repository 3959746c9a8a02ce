import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import { processView } from "../../../view/process_view.ts";
import { processViews } from "../../../view/process_views.ts";
import { allShown, isStillShown, type Shown, shownOf } from "../../../view/shown.ts";
import { sortedProcesses } from "../../../view/sorted_processes.ts";
import { viewTime } from "../../../view/view_time.ts";
import { EncodedAnswer } from "../../codec/encoded_answer.ts";
import { ARRAY_ANSWER, encodeValue } from "../../codec/xmlrpc_encode_value.ts";
import { processInfo } from "./process_info.ts";

/** Processes in one piece of an answer, which is made anew when one of them changes. */
const PIECE = 64;

/** The answer of one second, as times in it are whole seconds. */
interface Made {
  readonly second: number;
  /** All that it depends on, group by group. */
  readonly shown: readonly Shown[];
  readonly pieces: readonly Piece[];
}

interface Piece {
  /** What this one depends on. */
  readonly shown: readonly Shown[];
  readonly isLast: boolean;
  /** Not to be kept for long: those of a thousand programs have a megabyte. */
  readonly bytes: WeakRef<Uint8Array>;
}

const LAST = new WeakMap<Supervisor, Made>();
const encoder = new TextEncoder();

/**
 * The structs of all processes. Who asks within the same second gets the same bytes. When they change within it there are
 * many who ask: then the answer is in pieces, of which most stay as they are.
 */
export function allProcessInfo(supervisor: Supervisor): EncodedAnswer {
  const second = Math.trunc(supervisor.options.clock.now());
  const last = LAST.get(supervisor);
  const former = last?.second === second ? last : null;
  const value = () => processViews(supervisor).map(processInfo);
  const known = former === null ? null : knownPieces(former, supervisor);
  if (known !== null) return new EncodedAnswer(known, value);
  const made = encode(supervisor, former?.pieces ?? null);
  const pieces = made.map(({ shown, isLast, bytes }) => ({ shown, isLast, bytes: new WeakRef(bytes) }));
  LAST.set(supervisor, { second, shown: allShown(supervisor), pieces });
  return new EncodedAnswer(made.map(({ bytes }) => bytes), value);
}

/** Those of an answer to which nothing has happened. */
function knownPieces({ shown, pieces }: Made, supervisor: Supervisor): readonly Uint8Array[] | null {
  if (!isStillShown(shown, supervisor)) return null;
  const known = pieces.map(({ bytes }) => bytes.deref()).filter((bytes) => bytes !== undefined);
  return known.length === pieces.length ? known : null;
}

function encode(
  supervisor: Supervisor,
  former: readonly Piece[] | null,
): readonly (Omit<Piece, "bytes"> & { readonly bytes: Uint8Array })[] {
  const time = viewTime(supervisor.options.clock);
  const processes = sortedProcesses(supervisor);
  // One is sent faster than many
  const size = former === null ? Infinity : PIECE;
  return Array.from({ length: Math.max(1, Math.ceil(processes.length / size)) }, (_, index) => {
    const part = processes.slice(index === 0 ? 0 : index * size, (index + 1) * size);
    const shown = shownOf(part);
    const isLast = (index + 1) * size >= processes.length;
    const known = former?.[index];
    const isSame = known !== undefined && known.isLast === isLast && isSameList(known.shown, shown);
    const text = () =>
      (index === 0 ? ARRAY_ANSWER.beginning : "") +
      part.map((process) => encodeValue(processInfo(processView(process, time)))).join("") +
      (isLast ? ARRAY_ANSWER.end : "");
    return { shown, isLast, bytes: (isSame ? known.bytes.deref() : undefined) ?? encoder.encode(text()) };
  });
}

function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
