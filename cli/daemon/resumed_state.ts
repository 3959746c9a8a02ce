import { ownVariable } from "../../src/os/environment.ts";
import type { Handover } from "../../src/os/handover.ts";
import type { Os } from "../../src/os/os.ts";
import { stateFds } from "../../src/survive/map_fds.ts";
import { stateFromPython } from "../../src/survive/takeover/state_from_python.ts";
import { decodePythonState } from "../../src/survive/takeover/decode_python_state.ts";
import { newToken } from "./new_token.ts";
import { ownProgram } from "./own_program.ts";
import { decodeState, type SupervisorState } from "../../src/survive/supervisor_state.ts";

/**
 * The state that another one has left to us by its place; null for a start from nothing. The descriptors in it are ours
 * from now on. Throws StateError, OsError.
 */
export function resumedState(os: Os, handover: Handover): SupervisorState | null {
  const memory = Number(ownVariable("stateFd"));
  if (!os.inheritedFds().includes(memory)) return null;
  const state = readState(os, memory);
  const own = new Set([memory, ...stateFds(state)]);
  for (const fd of state.daemon.inheritedFds) own.delete(fd);
  handover.claim([...own]);
  os.close(memory);
  return state;
}

/** Throws StateError, TakeoverError, OsError. */
export function readState(os: Os, memory: number): SupervisorState {
  const bytes = os.readAt(memory, 0, os.statFd(memory).size);
  const python = decodePythonState(bytes);
  if (python === null) return decodeState(bytes);
  return stateFromPython(python, { executable: ownProgram(python.cwd), token: newToken() });
}
