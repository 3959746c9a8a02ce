/** What a configuration is made of beside its programs. */
export interface ConfigurationOptions {
  readonly folder: string;
  /** Sections, written as they are. */
  readonly programs: string;
  /** Lines for [supervisord]. */
  readonly settings?: string;
  /** Descriptors that the daemon may need. */
  readonly descriptors: number;
}

/** A configuration with everything in one folder and a unix socket, s. */
export function configuration({ folder, programs, settings = "", descriptors }: ConfigurationOptions): string {
  return `[unix_http_server]
file=${folder}/s

[supervisord]
logfile=${folder}/supervisord.log
logfile_maxbytes=0
pidfile=${folder}/supervisord.pid
childlogdir=${folder}/logs
minfds=${descriptors}
${settings}
[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface

[supervisorctl]
serverurl=unix://${folder}/s

${programs}
`;
}

/** So many programs of one line each, every one a section of its own, as users write them. */
export function manyPrograms(count: number, options: string): string {
  return Array.from({ length: count }, (_, index) => `[program:${programName(index)}]\n${options}\n`).join("\n");
}

export function programName(index: number): string {
  return `p${String(index).padStart(5, "0")}`;
}
