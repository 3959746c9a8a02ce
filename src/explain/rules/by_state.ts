import type { Rule } from "../model/facts.ts";

/** What is as somebody wanted it. */
export const byState: Rule = ({ facts: { name, state, settings, start, ends } }) => {
  const last = ends.at(-1);
  const advice = [`supervisorctl start ${name}`];
  if (state === "STOPPED" && start === 0) {
    const why = settings?.autostart === false ? "autostart=false, and nobody has started it" : "nobody has started it";
    return { kind: "not_started", text: why, advice };
  }
  if (state === "STOPPED") return { kind: "stopped", text: "it was stopped, as somebody wanted it", advice };
  if (state === "STOPPING") {
    const text = "it is being stopped; with stopwaitsecs= over it is killed";
    return { kind: "stopping", text, advice: [`supervisorctl status ${name}`] };
  }
  if (state !== "EXITED" || last?.expected !== true) return null;
  const goesOn = settings?.autorestart === "true" ? "and is started again" : "and autorestart= does not start it again";
  return { kind: "done", text: `it has ended as it should (${last.text}), ${goesOn}`, advice };
};
