import { PYTHON_ACTING } from "./python_acting.ts";
import { PYTHON_LOOKING } from "./python_looking.ts";

/** What the module does when the daemon imports it. */
export interface Order {
  /** The absolute path of the executable to become. */
  readonly executable: string;
  /** Its arguments behind argv[0], those of the daemon. */
  readonly args: readonly string[];
  /** The command of the executable that judges the state on its stdin. */
  readonly check: string;
  /** Who is meant: another process that reads the same files only refuses. */
  readonly pid: number;
  /** When it is too late, in seconds since the epoch: for files that nobody has taken back. */
  readonly until: number;
}

/** How the text of the fault begins that answers the reread; behind it "ready" or why not. */
export const ANSWER = "monovisor: ";

/**
 * A Python module (3.4 and later) for a running supervisord, which imports it in the course of a reread. It never ends
 * but in an exception: so it is not kept, and the reread changes nothing. ValueError is the one that supervisord hands
 * on to the caller of reloadConfig, with its text.
 */
export function daemonModule(order: Order): string {
  const text = [PYTHON_BEGINNING, PYTHON_LOOKING, PYTHON_ACTING].join("\n\n");
  return text.replace("@ORDER@", new TextEncoder().encode(JSON.stringify(order)).toBase64());
}

const PYTHON_BEGINNING = String.raw`# Put here for a moment by "supervisord takeover", which removes it again
import base64
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

ORDER = json.loads(base64.b64decode("@ORDER@").decode("utf-8"))
# Seconds for the check, and for requests that are being answered
PATIENCE = 10, 5
RECORD = ("pid", "state", "laststart", "laststop", "delay", "backoff", "exitstatus", "spawnerr", "listener_state")


class Refusal(Exception):
    pass


def main_loop():
    frame = sys._getframe()
    while frame is not None:
        supervisor = frame.f_locals.get("self")
        if frame.f_code.co_name == "runforever" and hasattr(supervisor, "process_groups"):
            return supervisor
        frame = frame.f_back
    raise Refusal("the reread does not come from supervisord's main loop")
`;
