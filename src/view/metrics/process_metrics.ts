import { PROCESS_STATES, type ProcessState } from "../../process/state.ts";
import type { ResourceView } from "../resource_view.ts";
import type { Metric, Sample } from "./metric.ts";

/** As the Go supervisord and Prometheus's node_exporter count them. */
const UP: readonly ProcessState[] = ["STARTING", "RUNNING", "STOPPING"];

type Look = (view: ResourceView) => Sample | readonly Sample[];

/** The first four have the names and labels of the Go supervisord and of node_exporter's supervisord collector. */
const METRICS: readonly (Omit<Metric, "samples"> & { readonly look: Look })[] = [
  {
    name: "node_supervisord_up",
    type: "gauge",
    help: "Process Up",
    look: ({ process }) => ({ value: Number(isUp(process)) }),
  },
  {
    name: "node_supervisord_state",
    type: "gauge",
    help: "Process State",
    look: ({ process }) => ({ value: PROCESS_STATES[process.record.state] }),
  },
  {
    name: "node_supervisord_exit_status",
    type: "gauge",
    help: "Process Exit Status",
    look: ({ process }) => ({ value: process.record.exitStatus ?? 0 }),
  },
  {
    name: "node_supervisord_start_time_seconds",
    type: "gauge",
    help: "Process start time",
    look: ({ process }) => isUp(process) ? { value: Math.trunc(process.record.startedAt) } : [],
  },
  {
    name: "monovisor_ready",
    type: "gauge",
    help: "Whether the process is ready to be used.",
    look: ({ ready }) => ({ value: Number(ready === "met") }),
  },
  {
    name: "monovisor_restarts_total",
    type: "counter",
    help: "How often the process was started again by itself.",
    look: ({ restarts }) => ({ value: restarts }),
  },
  {
    name: "monovisor_cpu_seconds_total",
    type: "counter",
    help: "Processor time of the process and all that it has started, in seconds.",
    look: ({ usage }) => usage === null ? [] : { value: usage.cpuSeconds },
  },
  {
    name: "monovisor_resident_memory_bytes",
    type: "gauge",
    help: "Resident memory of the process and all that it has started, in bytes.",
    look: ({ usage }) => usage === null ? [] : { value: usage.residentBytes },
  },
  {
    name: "monovisor_processes",
    type: "gauge",
    help: "How many processes the process and all that it has started are.",
    look: ({ usage }) => usage === null ? [] : { value: usage.processes },
  },
  {
    name: "monovisor_log_bytes_total",
    type: "counter",
    help: "What the process has written to its outputs, in bytes.",
    look: ({ written }) => [
      { labels: { stream: "stdout" }, value: written.stdout },
      { labels: { stream: "stderr" }, value: written.stderr },
    ],
  },
];

/** What is measured of each process. */
export function processMetrics(views: readonly ResourceView[]): readonly Metric[] {
  return METRICS.map(({ look, ...metric }) => ({
    ...metric,
    samples: views.flatMap((view) => {
      const { group, config: { name } } = view.process;
      return [look(view)].flat().map((sample) => ({ ...sample, labels: { group, name, ...sample.labels } }));
    }),
  }));
}

function isUp({ record }: ResourceView["process"]): boolean {
  return UP.includes(record.state);
}
