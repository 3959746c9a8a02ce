import type { Verb } from "../session.ts";
import { background, end, join, kill, type } from "./background.ts";
import { signal, start, startDaemon, stop } from "./daemon.ts";
import { append, write } from "./file.ts";
import { http, raw } from "./http.ts";
import { refused } from "./refused.ts";
import { rpc } from "./rpc.ts";
import { shell } from "./shell.ts";
import { show } from "./show.ts";
import { sortedVerb } from "./sorted.ts";
import { toolVerb } from "./tool.ts";
import { wait } from "./wait.ts";

/** The spec language: every verb and what performs it. `ctl` is supervisorctl with the spec's configuration. */
export const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ["start", start],
  ["start-daemon", startDaemon],
  ["stop", stop],
  ["signal", signal],
  ["supervisord", toolVerb("supervisord")],
  ["supervisorctl", toolVerb("supervisorctl")],
  ["ctl", toolVerb("supervisorctl", ["-c", "supervisord.conf"])],
  ["echo_supervisord_conf", toolVerb("echo_supervisord_conf")],
  ["pidproxy", toolVerb("pidproxy")],
  ["refused", refused],
  ["sh", shell],
  ["rpc", rpc],
  ["http", http],
  ["http:inet", http],
  ["raw", raw],
  ["raw:inet", raw],
  ["wait", wait],
  ["show", show],
  ["write", write],
  ["append", append],
  ["sorted", sortedVerb((verb) => VERBS.get(verb))],
  ["bg", background],
  ["join", join],
  ["end", end],
  ["kill", kill],
  ["type", type],
]);
