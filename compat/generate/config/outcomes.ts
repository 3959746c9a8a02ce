import type { Outcomes } from "../campaign.ts";
import type { Answer, ConfigFacts, Json, ServerFacts } from "./answer.ts";

/*
 * Where the original and ours are decided to differ, each rule with its id. Whatever no rule names has to be equal.
 */

/** Compares what both made of a configuration, the decided deviations taken out. */
export function configOutcomes(reference: Answer, ours: Answer): Outcomes {
  const decided = decidedBy(reference);
  if (decided !== null && ours.kind !== "crashed") return { reference: decided, ours: decided };
  return { reference: textOf(reference), ours: textOf(ours) };
}

/** The rule under which ours is free to do otherwise; null when there is none. */
function decidedBy(reference: Answer): string | null {
  // CLI-034: where the original shows a traceback, ours refuses with a reason or goes on
  if (reference.kind === "crashed") return "CLI-034";
  if (reference.kind === "config") return null;
  // CFG-144, CFG-135: a Python factory or handler that cannot be loaded does not keep the daemon from starting
  return / cannot be resolved within \[(?:rpcinterface|eventlistener):/.test(reference.text) ? "CFG-144" : null;
}

function textOf(answer: Answer): string {
  if (answer.kind !== "config") return `${answer.kind}: ${eventsInAnyOrder(withoutPassword(answer.text))}`;
  return JSON.stringify(sorted(comparable(answer.config)), null, 1);
}

/** CFG-134: of several unknown event types the original names one by chance. */
function eventsInAnyOrder(text: string): string {
  return text.replace(/^Unknown event type .* in \[/, "Unknown event type SOME in [");
}

/** SEC-002: ours shows no password in an error. */
function withoutPassword(text: string): string {
  return text.replace(/^Format string .* for '(.*\.password)'/, "Format string '***' for '$1'");
}

/** Warnings of ours alone: CFG-132 (as below) and FCGI-006 (a socket in a group, where the original gives none). */
const OUR_WARNINGS = /^Section \[.*\] is ignored: |^For \[fcgi-program:.*\] in \[group:.*\], no socket is made: /;

/** CFG-132: of groups with one name only the first comes to life; ours leaves the others out at once, with a warning. */
function comparable({ groups, servers, warnings, ...config }: ConfigFacts): Json {
  const names = groups.map(({ name }) => name);
  return {
    ...config,
    groups: groups.filter(({ name }, index) => names.indexOf(name) === index),
    servers: servers.map(withoutEmptyLogin),
    warnings: warnings.filter((text) => !OUR_WARNINGS.test(text)),
  };
}

/** CFG-096: an empty user name means no authentication; ours says so at once. */
function withoutEmptyLogin(server: ServerFacts): ServerFacts {
  return server.username === "" ? { ...server, username: null, password: null } : server;
}

/** Members in the order of their names. */
function sorted(value: Json | undefined): Json {
  if (typeof value !== "object" || value === null) return value ?? null;
  if (isList(value)) return value.map(sorted);
  return Object.fromEntries(Object.keys(value).toSorted().map((name) => [name, sorted(value[name])]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
