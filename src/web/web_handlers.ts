import type { ServerConfig } from "../config/model/server_config.ts";
import type { HttpHandler } from "../http/app/app.ts";
import type { LogtailOptions } from "../http/app/logtail.ts";
import type { Site } from "../http/app/site.ts";
import { supervisorApi } from "../rpc/api/supervisor_api.ts";
import { systemApi } from "../rpc/api/system_api.ts";
import type { Supervisor } from "../supervisor/life/supervisor.ts";
import { staticAssets } from "./assets/static_assets.ts";
import { staticFiles } from "./assets/static_files.ts";
import { live } from "./live/live.ts";
import { pages } from "./pages/pages.ts";
import { serverName } from "./pages/server_url.ts";

export interface WebOptions {
  readonly supervisor: Supervisor;
  readonly server: ServerConfig;
  readonly site: Site;
  readonly logs: LogtailOptions;
}

/** What a server answers to people: pages, what keeps them live, and static files, which must be the last handler. */
export function webHandlers({ supervisor, server, site, logs }: WebOptions): readonly HttpHandler[] {
  const { clock, logger, os, config } = supervisor.options;
  // Also where no [rpcinterface:x] offers them to remote callers
  const listed = supervisorApi(supervisor);
  const context = {
    supervisor,
    methods: new Map([...listed, ...systemApi(listed)].map((method) => [method.name, method])),
    exists: (names: { readonly group: string; readonly process: string }) =>
      supervisor.groups.get(names.group)?.processes.has(names.process) ?? false,
    kill: (names: { readonly group: string; readonly process: string }) => killStopping(supervisor, names),
    now: () => clock.local(clock.now()),
    log: logger.log.bind(logger),
    site,
  };
  const name = serverName(server, os.hostName());
  const port = server.transport === "unix" ? server.file : String(server.port);
  return [
    pages({ ...context, identifier: config.supervisord.identifier, server: { name, port } }),
    live({ ...context, logs }),
    // Files that are built in are as old as the program that runs, so that an upgrade is noticed
    staticFiles({ files: staticAssets, modified: clock.now(), serverName: name }),
  ];
}

// As the end of stopwaitsecs= does, but now; the pages may do it also while supervisord stops
function killStopping(
  supervisor: Supervisor,
  { group, process: name }: { readonly group: string; readonly process: string },
): boolean {
  const process = supervisor.groups.get(group)?.processes.get(name);
  if (process?.record.state !== "STOPPING") return false;
  supervisor.turns.run(() => process.take({ kind: "kill" }));
  return true;
}
