import { headerValue, type RequestHead } from "./message.ts";

/** Whether the client holds its body back until it is asked for; HTTP/1.0 knows no such thing. */
export function expectsContinue(head: RequestHead): boolean {
  return head.version === "1.1" && headerValue(head, "Expect")?.trim().toLowerCase() === "100-continue";
}
