import { dispatch, type DispatchContext, type RpcAnswer } from "../../rpc/dispatch.ts";
import { headerValue, type HttpResponse, piecesOf } from "../wire/message.ts";
import type { HttpHandler } from "./app.ts";
import { errorPage } from "./error_page.ts";

/** XML-RPC: POST to any path that begins with /RPC2 (Compat: RPC-008, HTTP-020). */
export function rpcHandler(context: DispatchContext): HttpHandler {
  return {
    matches: ({ path }) => path.startsWith("/RPC2"),
    admit(head) {
      if (head.method !== "POST") return errorPage(400);
      return headerValue(head, "Content-Length") ? null : errorPage(411);
    },
    acts: () => true,
    async handle({ body }) {
      return responseOf(await dispatch(body, context));
    },
  };
}

function responseOf(answer: RpcAnswer): HttpResponse {
  if (answer.status !== 200) return errorPage(answer.status);
  const { body, instead } = answer;
  // Bytes (decided for RPC-105), and behind the type, as the original has them (HTTP-002)
  const length = String(piecesOf(body).reduce((sum, piece) => sum + piece.length, 0));
  const response: HttpResponse = {
    status: 200,
    headers: [["Content-Type", "text/xml"], ["Content-Length", length]],
    body,
  };
  return instead === undefined ? response : { ...response, instead: async () => responseOf(await instead()) };
}
