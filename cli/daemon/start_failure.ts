import { ConfigError } from "../../src/config/model/config_error.ts";
import { ListenError } from "../../src/http/server/listen_error.ts";
import { FcgiSocketError } from "../../src/supervisor/fcgi/fcgi_socket_error.ts";
import { AutoLogError } from "../../src/supervisor/process/auto_log_error.ts";
import { errorText } from "../../src/text/error_text.ts";
import { StateError } from "../../src/survive/supervisor_state.ts";
import { UsageError } from "../usage_error.ts";

/** Why supervisord does not start: what is told, and whether the original knows the case and says where help is to be had. */
export interface StartFailure {
  readonly message: string;
  /** 2 for what the original foresees, 1 for what it ends of with an uncaught exception (DAEMON-024). */
  readonly status: 1 | 2;
}

/** Turns whatever was thrown between the first line and the open servers into a sentence. */
export function startFailure(error: unknown): StartFailure {
  if (error instanceof UsageError || error instanceof ConfigError || error instanceof ListenError) {
    return { message: error.message, status: 2 };
  }
  if (error instanceof AutoLogError || error instanceof FcgiSocketError) return { message: error.message, status: 1 };
  const text = error instanceof StateError ? error.message : errorText(error);
  return { message: text.startsWith("Cannot ") ? text : `Cannot start: ${text}`, status: 1 };
}
