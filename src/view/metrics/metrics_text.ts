import { TURN_BOUNDS } from "../../supervisor/turn_times.ts";
import type { Supervisor } from "../../supervisor/life/supervisor.ts";
import { MONOVISOR_VERSION } from "../../text/version.ts";
import { resourceViews } from "../resource_view.ts";
import { type Metric, metricText } from "./metric.ts";
import { processMetrics } from "./process_metrics.ts";

/** What Prometheus wants to know of a supervisor: its processes, its event listeners, and how long its turns take. */
export async function metricsText(supervisor: Supervisor): Promise<string> {
  const metrics = [
    info(),
    ...processMetrics(await resourceViews(supervisor)),
    ...eventMetrics(supervisor),
    lostMetric(supervisor),
    turnMetric(supervisor),
  ];
  return metrics.map(metricText).join("");
}

function info(): Metric {
  const samples = [{ labels: { version: MONOVISOR_VERSION }, value: 1 }];
  return { name: "monovisor_info", type: "gauge", help: "The version of monovisor.", samples };
}

function eventMetrics({ groups }: Supervisor): readonly Metric[] {
  const pools = [...groups].flatMap(([group, { pool }]) => pool === null ? [] : { group, record: pool.record });
  return [
    {
      name: "monovisor_events_queued",
      type: "gauge",
      help: "Events that wait for an event listener.",
      samples: pools.map(({ group, record }) => ({ labels: { group }, value: record.buffer.size })),
    },
    {
      name: "monovisor_events_dropped_total",
      type: "counter",
      help: "Events for which the buffer had no room.",
      samples: pools.map(({ group, record }) => ({ labels: { group }, value: record.dropped })),
    },
  ];
}

function lostMetric({ options: { outlets } }: Supervisor): Metric {
  return {
    name: "monovisor_log_lines_dropped_total",
    type: "counter",
    help: "Lines of programs and of the main log that a place has not taken.",
    samples: outlets.lost().map(({ sink, lines }) => ({ labels: { sink }, value: lines })),
  };
}

function turnMetric({ turns }: Supervisor): Metric {
  const { counts, count, sum } = turns.times.view();
  const buckets = TURN_BOUNDS.map((bound, index) => ({ le: String(bound), value: counts[index] ?? 0 }));
  return {
    name: "monovisor_turn_seconds",
    type: "histogram",
    help: "How long supervisord took for each thing that happened; meanwhile everything else waits.",
    samples: [
      ...[...buckets, { le: "+Inf", value: count }].map(({ le, value }) => ({
        suffix: "_bucket",
        labels: { le },
        value,
      })),
      { suffix: "_sum", value: sum },
      { suffix: "_count", value: count },
    ],
  };
}
