import { PythonError } from "../../../src/client/python_error.ts";
import { RpcFault } from "../../../src/rpc/codec/fault.ts";
import { pythonRepr } from "../../../src/text/python/python_repr.ts";

/** How a fault reads as text: <Fault 6: 'SHUTDOWN_STATE'>. */
export function faultText(fault: RpcFault): string {
  return `<Fault ${fault.code}: ${pythonRepr(fault.text)}>`;
}

/**
 * The line for an error that a command did not expect (CTL-013). The original ends it with the place in Python's own
 * files that raised it; ours has none that would tell anybody anything.
 */
export function errorLine(error: unknown): string {
  const { className, text } = describe(error);
  return `error: <class '${className}'>, ${text}: file: supervisorctl line: 0`;
}

function describe(error: unknown): { readonly className: string; readonly text: string } {
  if (error instanceof RpcFault) return { className: "xmlrpc.client.Fault", text: faultText(error) };
  if (error instanceof PythonError) return { className: error.className, text: error.message };
  if (error instanceof Error) return { className: error.name, text: error.message };
  return { className: typeof error, text: String(error) };
}
