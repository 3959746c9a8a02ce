import type { Config } from "../../config/model/config.ts";
import { concatBytes } from "../../text/bytes/concat_bytes.ts";
import { configShape } from "../config_shape.ts";
import { members, type Shape, ShapeError } from "../shape.ts";
import { type PythonState, pythonStateShape } from "./python_state.ts";
import { TakeoverError } from "./takeover_error.ts";

/** A state that a Python supervisord has left to whoever takes its place, with the configuration agreed upon. */
export interface LeftState extends PythonState {
  readonly config: Config;
}

/** What stands before it; the states of this program are JSON alone. */
const MARK = new TextEncoder().encode("supervisor\n");

const configured: Shape<Pick<LeftState, "config">> = members<Pick<LeftState, "config">>({ config: configShape });

/** What the daemon leaves, made of the JSON that it tells beforehand; for a trial. */
export function leftState(told: Uint8Array, config: Config): Uint8Array {
  const state: unknown = JSON.parse(new TextDecoder().decode(told));
  return concatBytes(MARK, new TextEncoder().encode(JSON.stringify(Object.assign({}, state, { config }))));
}

/** null for the state of this program. Throws TakeoverError for one of Python's that is damaged. */
export function decodePythonState(bytes: Uint8Array): LeftState | null {
  if (!MARK.every((byte, index) => bytes[index] === byte)) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(MARK.length)));
    return checkedState(value);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof ShapeError)) throw error;
    throw new TakeoverError(`its state cannot be read: ${error.message}`);
  }
}

function checkedState(state: unknown, agreed: unknown = state): LeftState {
  pythonStateShape(state, "the state");
  configured(agreed, "the state");
  return { ...state, config: agreed.config };
}
