import { processView } from "../../../view/process_view.ts";
import { viewTime } from "../../../view/view_time.ts";
import { allProcessInfo } from "./all_process_info.ts";
import { type Declaration, required } from "./declare.ts";
import { findProcess } from "./find.ts";
import { processInfo } from "./process_info.ts";

export const INFO_METHODS: readonly Declaration[] = [
  {
    name: "getProcessInfo",
    signature: ["struct", required("string", "name")],
    help: "getProcessInfo",
    body: (supervisor, [name]) =>
      processInfo(processView(findProcess(supervisor, name), viewTime(supervisor.options.clock))),
  },
  {
    name: "getAllProcessInfo",
    signature: ["array"],
    help: "getAllProcessInfo",
    body: allProcessInfo,
  },
];
