import type { Rule } from "../model/facts.ts";

/** It is not to be started yet. */
export const waits: Rule = ({ facts: { waits, name } }) => {
  if (waits === "") return null;
  const whom = /^(?:waiting for|cannot start:) (\S+) /.exec(waits)?.[1];
  return { kind: "waits", text: waits, advice: [`supervisorctl why ${whom ?? name}`] };
};

/** The kernel has killed it. */
export const killedForMemory: Rule = ({ facts: { ends, state, name } }) => {
  if (state === "RUNNING" || ends.at(-1)?.out_of_memory !== true) return null;
  const count = ends.filter((end) => end.out_of_memory).length;
  const times = count > 1 ? ` (${count} of its last ${ends.length} ends)` : "";
  return {
    kind: "memory",
    text: `the kernel killed it, as there was no memory left for it${times}`,
    advice: [
      "give it more memory (MemoryMax= of the service, --memory of the container), or have it use less",
      `supervisorctl start ${name}`,
    ],
  };
};

/** It has left a process that goes on without it. */
export const inBackground: Rule = ({ facts: { left, state, name } }) => {
  const [first] = left;
  if (first === undefined || state === "RUNNING" || state === "STOPPING") return null;
  return {
    kind: "background",
    text: `it has gone into the background: ${first.name} (pid ${first.pid}) runs on, where supervisord cannot look ` +
      "after it",
    advice: [
      "have it stay in the foreground (nginx -g 'daemon off;', -F, -n, --foreground, --nodaemon: see its manual)",
      `kill ${left.map(({ pid }) => pid).join(" ")}, then: supervisorctl start ${name}`,
    ],
  };
};

/** It was up, and has not told in time that it was ready. */
export const notReady: Rule = ({ facts: { spawnerr, unready, name } }) => {
  const failed = /^not ready after (\d+) s$/.exec(spawnerr);
  if (failed === null && !unready) return null;
  return {
    kind: "not_ready",
    text: failed === null
      ? "it is up, and has not told yet that it is ready"
      : `it was up, and had not told that it was ready after ${failed[1]} seconds (ready_timeout)`,
    advice: [`see what ready= or ready_...= asks of it, and its output: supervisorctl tail ${name} stderr`],
  };
};
