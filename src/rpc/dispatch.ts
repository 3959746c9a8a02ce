import type { LogLevel } from "../config/model/log_level.ts";
import { errorText } from "../text/error_text.ts";
import { pythonRepr } from "../text/python/python_repr.ts";
import { EncodedAnswer } from "./codec/encoded_answer.ts";
import { RpcFault } from "./codec/fault.ts";
import { decodeCall, encodeFault, encodeResponse, type RpcCall } from "./codec/xmlrpc.ts";
import { XmlRpcSyntaxError } from "./codec/xmlrpc_element.ts";
import type { RpcValue } from "./codec/xmlrpc_value.ts";
import { invokeAlone, type MethodTable } from "./method.ts";
import { Provisional } from "./provisional.ts";

/** Characters of a request body that a log line shows at most. */
const MAX_SHOWN = 65536;

/** What HTTP is to answer: 200 with a document (faults too, RPC-007), or an error page. */
export type RpcAnswer =
  /** `instead` is of a Provisional: what is answered if the other program does not come. */
  | {
    readonly status: 200;
    readonly body: Uint8Array | readonly Uint8Array[];
    readonly instead?: () => Promise<RpcAnswer>;
  }
  | { readonly status: 400 | 500 };

export interface DispatchContext {
  readonly methods: MethodTable;
  readonly log: (level: LogLevel, message: string) => void;
}

/**
 * Answers one XML-RPC request body. Never throws: what cannot be read is logged and answered 400 (RPC-010, RPC-011),
 * an unexpected exception 500 (RPC-019).
 */
export async function dispatch(body: Uint8Array, context: DispatchContext): Promise<RpcAnswer> {
  const call = await readCall(body);
  if (typeof call === "string") {
    context.log("error", `XML-RPC request data ${show(body)} is invalid: ${call}`);
    return { status: 400 };
  }
  return answer({ call, body }, context);
}

async function readCall(body: Uint8Array): Promise<RpcCall | "unmarshallable" | "no method name"> {
  try {
    const call = await decodeCall(body);
    return call.method === "" ? "no method name" : call;
  } catch (error) {
    if (error instanceof XmlRpcSyntaxError) return "unmarshallable";
    throw error;
  }
}

interface Received {
  readonly call: RpcCall;
  readonly body: Uint8Array;
}

function answer({ call, body }: Received, context: DispatchContext): RpcAnswer | Promise<RpcAnswer> {
  const { log } = context;
  log("trace", `XML-RPC method called: ${call.method}()`);
  try {
    const value = invokeAlone(context.methods, call);
    // Compat: LOG-034, told when the method has returned, also if the answer is still to come.
    log("trace", `XML-RPC method ${call.method}() returned successfully`);
    if (value instanceof Promise) return later(value, context);
    return { status: 200, body: value instanceof EncodedAnswer ? value.pieces : encodeResponse(value) };
  } catch (error) {
    if (error instanceof RpcFault) {
      log("trace", `XML-RPC method ${call.method}() returned fault: [${error.code}] ${error.text}`);
      return { status: 200, body: encodeFault(error) };
    }
    const what = errorText(error);
    log("critical", `Handling XML-RPC request with data ${show(body)} raised an unexpected exception: ${what}`);
    return { status: 500 };
  }
}

async function later(value: Promise<RpcValue | Provisional>, context: DispatchContext): Promise<RpcAnswer> {
  const { log } = context;
  try {
    const settled = await value;
    if (!(settled instanceof Provisional)) return { status: 200, body: encodeResponse(settled) };
    const instead = () => later(settled.instead(), context);
    return { status: 200, body: encodeResponse(settled.value), instead };
  } catch (error) {
    if (error instanceof RpcFault) return { status: 200, body: encodeFault(error) };
    log("error", `XML-RPC response callback error:${errorText(error)}`);
    return { status: 500 };
  }
}

function show(body: Uint8Array): string {
  return pythonRepr(new TextDecoder().decode(body).slice(0, MAX_SHOWN));
}
