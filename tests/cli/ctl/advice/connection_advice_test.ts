import { assertEquals } from "@std/assert";
import { connectionAdvice, type ConnectionFacts } from "../../../../cli/ctl/advice/connection_advice.ts";

const SOCKET = "unix:///run/s.sock";
const origin = {
  configFile: "/etc/supervisord.conf",
  searched: ["bin/supervisord.conf", "/etc/supervisord.conf"],
  serverUrl: SOCKET,
  namedBy: "configuration",
} as const;
const facts: ConnectionFacts = {
  url: SOCKET,
  origin,
  problem: "no_such_file",
  className: "FileNotFoundError",
  socket: null,
  daemons: [],
  uid: 1000,
};

function advice(changed: Partial<ConnectionFacts>): string {
  return connectionAdvice({ ...facts, ...changed }).join("\n");
}

Deno.test("connectionAdvice() says which server was meant and what named it", () => {
  const url = "http://localhost:9001";
  const start = "No supervisord is running here. To start it: supervisord -c";
  const refused = { url, problem: "refused", className: "ConnectionRefusedError" } as const;
  const none = { ...origin, configFile: null, serverUrl: url, namedBy: "default" } as const;
  const cases = [
    [{}, `There is no socket /run/s.sock (serverurl in /etc/supervisord.conf).\n${start} /etc/supervisord.conf`],
    [
      { origin: { ...origin, namedBy: "-s" } },
      `There is no socket /run/s.sock (named by -s).\n${start} /etc/supervisord.conf`,
    ],
    [
      { problem: "refused" },
      `Nobody listens on the socket /run/s.sock any more (serverurl in /etc/supervisord.conf).\n` +
      `${start} /etc/supervisord.conf`,
    ],
    [refused, `Nobody listens at ${url} (named by open).\n${start} /etc/supervisord.conf`],
    [
      { ...refused, origin: none },
      `Nobody listens at ${url} (the default, for there is no configuration file at bin/supervisord.conf, ` +
      `/etc/supervisord.conf).\n${start} FILE`,
    ],
    [
      { ...refused, origin: { ...none, configFile: "/c" } },
      `Nobody listens at ${url} (the default, for /c has no serverurl).\n${start} /c`,
    ],
  ] as const;
  for (const [changed, text] of cases) assertEquals(advice(changed), text);
});

Deno.test("connectionAdvice() tells of a permission, and whose the socket is", () => {
  const socket = { mode: "0700", uid: 0, gid: 0 };
  const denied = { problem: "other", className: "PermissionError" } as const;
  const todo = "\nUse sudo, or have chmod= and chown= in [unix_http_server] give you the right.";
  const source = "(serverurl in /etc/supervisord.conf).";
  const you = "You (uid 1000) may not use the socket /run/s.sock";
  assertEquals(advice({ ...denied, socket }), `${you}, which has mode 0700 and owner 0:0 ${source}${todo}`);
  assertEquals(advice(denied), `${you} ${source}${todo}`);
});

Deno.test("connectionAdvice() names the daemons of this machine, but not for servers elsewhere", () => {
  const daemons = [3, 4, 5, 6].map((pid) => ({ pid, configFile: pid === 4 ? null : `/c${pid}` }));
  const [, ...lines] = advice({ daemons }).split("\n");
  assertEquals(lines, [
    "A supervisord runs as pid 3 with /c3; for that one: supervisorctl -c /c3",
    "A supervisord runs as pid 4, with the first configuration file that it found.",
    "A supervisord runs as pid 5 with /c5; for that one: supervisorctl -c /c5",
    "... and 1 more",
  ]);
  const same = [...daemons, { pid: 9, configFile: "/etc/supervisord.conf" }];
  assertEquals(advice({ daemons: same }).split("\n").slice(1), [
    "A supervisord runs as pid 9 with /etc/supervisord.conf: it is starting or ending, or its socket was removed.",
  ]);
  const elsewhere = { url: "http://db.example:9001", problem: "other", className: "socket.gaierror" } as const;
  assertEquals(
    advice({ ...elsewhere, daemons }),
    "The host of http://db.example:9001 cannot be found (named by open).",
  );
});
