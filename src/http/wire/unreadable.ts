import type { RequestHead } from "./message.ts";

/** What a request that cannot be understood is answered as. */
export const UNREADABLE: RequestHead = { line: "", method: "GET", path: "", query: "", version: "1.1", headers: [] };
