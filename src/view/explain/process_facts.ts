import type { LeftProcess, ProcessFacts, Settings } from "../../explain/model/facts.ts";
import type { ProcessConfig } from "../../config/model/process_config.ts";
import type { Supervisor } from "../../supervisor/life/supervisor.ts";
import type { Subprocess } from "../../supervisor/process/subprocess.ts";
import { childEnvironment } from "../../supervisor/process/child_environment.ts";
import { usable } from "../../supervisor/process/usable.ts";
import { processView } from "../process_view.ts";
import { viewTime } from "../view_time.ts";
import { lostLines } from "./lost_lines.ts";
import { endFacts } from "./end_facts.ts";

/** Bytes that the kernel keeps of a program's name. */
const NAME = 15;
/** What a process and all that it starts bear in their environment. */
const MARKS = ["SUPERVISOR_PROCESS_NAME", "SUPERVISOR_GROUP_NAME", "SUPERVISOR_SERVER_URL"] as const;

/** What is known of a process, and of what it needs as that is now. */
export function processFacts(process: Subprocess, supervisor: Supervisor): Required<ProcessFacts> {
  const { config, record } = process;
  const view = processView(process, viewTime(supervisor.options.clock));
  return {
    ...{ name: view.namespec, state: view.state, description: view.description, spawnerr: view.spawnError ?? "" },
    ...{ pid: view.pid, now: view.now, start: view.startedAt, stop: view.stoppedAt },
    settings: settingsOf(config),
    ends: record.ends.map(endFacts),
    waits: record.wait?.text ?? "",
    unready: record.state === "STARTING" && record.readyBy !== null && !record.isReady,
    left: leftOf(process, supervisor),
    lost: lostLines(supervisor.options.outlets, process),
    checks: usable(process),
  };
}

function settingsOf({ section, command, autostart, autorestart, startsecs, redirectStderr }: ProcessConfig): Settings {
  return { section, command, autostart, autorestart: String(autorestart), startsecs, redirect_stderr: redirectStderr };
}

function leftOf({ group, config, record, host }: Subprocess, supervisor: Supervisor): readonly LeftProcess[] {
  const last = record.ends.at(-1);
  // What a running one has put into the background is its own affair
  if (last === undefined || last.pid === 0 || record.pid > 0) return [];
  const { os } = supervisor.options;
  const told = childEnvironment(config, { group, serverurl: host.serverurl, files: {} });
  const [word = ""] = config.command.split(" ");
  return os.stragglers({
    // The URL, for another supervisord may have a program of this name
    variables: MARKS.flatMap((name) => told[name] === undefined ? [] : `${name}=${told[name]}`),
    name: word.slice(word.lastIndexOf("/") + 1).slice(0, NAME),
    ...{ since: last.startedAt, until: last.endedAt, except: [os.getpid(), ...supervisor.pids()] },
  });
}
