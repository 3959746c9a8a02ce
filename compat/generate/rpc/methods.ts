/** What a parameter stands for; each has values of its own. */
export type ParameterKind = "process" | "group" | "wait" | "signal" | "offset" | "length" | "text" | "method" | "calls";

export interface MethodShape {
  readonly name: string;
  readonly parameters: readonly ParameterKind[];
  /** Whether a call may leave the daemon in another state. */
  readonly changes: boolean;
}

const asking = (name: string, ...parameters: readonly ParameterKind[]): MethodShape => {
  return { name, parameters, changes: false };
};
const changing = (name: string, ...parameters: readonly ParameterKind[]): MethodShape => {
  return { name, parameters, changes: true };
};

/** Every method but shutdown and restart, which are called with too many parameters alone. */
export const METHODS: readonly MethodShape[] = [
  asking("supervisor.getAPIVersion"),
  asking("supervisor.getVersion"),
  asking("supervisor.getSupervisorVersion"),
  asking("supervisor.getIdentification"),
  asking("supervisor.getState"),
  asking("supervisor.getPID"),
  asking("supervisor.readLog", "offset", "length"),
  asking("supervisor.readMainLog", "offset", "length"),
  asking("supervisor.getProcessInfo", "process"),
  asking("supervisor.getAllProcessInfo"),
  asking("supervisor.getAllConfigInfo"),
  asking("supervisor.reloadConfig"),
  asking("supervisor.readProcessLog", "process", "offset", "length"),
  asking("supervisor.readProcessStdoutLog", "process", "offset", "length"),
  asking("supervisor.readProcessStderrLog", "process", "offset", "length"),
  asking("supervisor.tailProcessLog", "process", "offset", "length"),
  asking("supervisor.tailProcessStdoutLog", "process", "offset", "length"),
  asking("supervisor.tailProcessStderrLog", "process", "offset", "length"),
  asking("supervisor.sendProcessStdin", "process", "text"),
  asking("supervisor.sendRemoteCommEvent", "text", "text"),
  asking("supervisor.signalProcess", "process", "signal"),
  asking("supervisor.signalProcessGroup", "group", "signal"),
  asking("supervisor.signalAllProcesses", "signal"),
  asking("system.listMethods"),
  asking("system.methodHelp", "method"),
  asking("system.methodSignature", "method"),
  asking("system.multicall", "calls"),
  changing("supervisor.startProcess", "process", "wait"),
  changing("supervisor.startProcessGroup", "group", "wait"),
  changing("supervisor.startAllProcesses", "wait"),
  changing("supervisor.stopProcess", "process", "wait"),
  changing("supervisor.stopProcessGroup", "group", "wait"),
  changing("supervisor.stopAllProcesses", "wait"),
  changing("supervisor.addProcessGroup", "group"),
  changing("supervisor.removeProcessGroup", "group"),
  changing("supervisor.clearProcessLog", "process"),
  changing("supervisor.clearProcessLogs", "process"),
  changing("supervisor.clearAllProcessLogs"),
  asking("supervisor.clearLog"),
];

/** Names that are no method's, and ways in which a name is nearly one. */
export const ODD_METHODS: readonly string[] = [
  ...["", "supervisor", "supervisor.", "supervisor.nope", "getState", "system", "system.nope", "supervisor.getstate"],
  ...[
    "supervisor._update",
    "supervisor.__init__",
    "supervisor.supervisord",
    "a.b.c",
    "supervisor.getState.x",
    " supervisor.getPID ",
  ],
  ...[
    "supervisor.getPID\n",
    "é.x",
    ".",
    "..",
    "system.multicall.x",
    "supervisor._getGroupAndProcess",
    "supervisor.__class__",
  ],
];
