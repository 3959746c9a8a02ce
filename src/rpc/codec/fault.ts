/** Fault codes of the XML-RPC interface, by name (Compat: RPC-001). */
export const FAULTS = {
  UNKNOWN_METHOD: 1,
  INCORRECT_PARAMETERS: 2,
  BAD_ARGUMENTS: 3,
  SIGNATURE_UNSUPPORTED: 4,
  SHUTDOWN_STATE: 6,
  BAD_NAME: 10,
  BAD_SIGNAL: 11,
  NO_FILE: 20,
  NOT_EXECUTABLE: 21,
  FAILED: 30,
  ABNORMAL_TERMINATION: 40,
  SPAWN_ERROR: 50,
  ALREADY_STARTED: 60,
  NOT_RUNNING: 70,
  SUCCESS: 80,
  ALREADY_ADDED: 90,
  STILL_RUNNING: 91,
  CANT_REREAD: 92,
} as const;

/** A name of {@link FAULTS}. */
export type FaultName = keyof typeof FAULTS;

/**
 * A call that the server answers with a fault. `text` is the faultString: on the server always "NAME" or
 * "NAME: extra" (Compat: RPC-002), on the client whatever the server sent.
 */
export class RpcFault extends Error {
  /** How it is told apart from other errors where `instanceof` cannot. */
  override readonly name = "RpcFault";

  /** `code` is one of {@link FAULTS}, or whatever a server of other make sends. */
  constructor(readonly code: number, readonly text: string) {
    super(text);
  }

  /** The fault of that name, with what the original puts after the colon. */
  static of(name: FaultName, extra?: string): RpcFault {
    return new RpcFault(FAULTS[name], extra === undefined ? name : `${name}: ${extra}`);
  }
}
