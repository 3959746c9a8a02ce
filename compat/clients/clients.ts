import { ansible } from "./ansible/ansible.ts";
import type { Client } from "./client.ts";
import { endToEnd } from "./end_to_end/end_to_end.ts";
import { goXmlrpc } from "./go_xmlrpc/go_xmlrpc.ts";
import { listeners } from "./listeners/listeners.ts";
import { nodeExporter } from "./node_exporter/node_exporter.ts";
import { nodeSupervisord } from "./node_supervisord/node_supervisord.ts";
import { phpCgi } from "./php_cgi/php_cgi.ts";
import { salt } from "./salt/salt.ts";
import { supervisorPackages } from "./supervisor_packages.ts";
import { testinfra } from "./testinfra/testinfra.ts";

/** Every client, the slowest first so that the others run beside it. */
export const CLIENTS: readonly Client[] = [
  { name: "supervisorctl", install: supervisorPackages, endsDaemon: true },
  endToEnd,
  salt,
  ansible,
  testinfra,
  { name: "superlance", install: supervisorPackages },
  listeners,
  phpCgi,
  { name: "childutils", install: supervisorPackages },
  { name: "nagios", install: supervisorPackages },
  nodeSupervisord,
  goXmlrpc,
  nodeExporter,
];
