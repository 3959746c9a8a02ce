import { assertEquals } from "@std/assert";
import { brokenInterface } from "../../../src/config/sections/broken_interface.ts";
import { load } from "../load_support.ts";

const SERVER = "[supervisord]\n[inet_http_server]\nport=9001\n";
const BUILT_IN = "supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface\n";

function errnoText(text: string): string | undefined {
  return brokenInterface(load(text))?.reason;
}

Deno.test("brokenInterface() finds the first interface whose built-in factory is given an option (CFG-146)", () => {
  assertEquals(
    brokenInterface(load(`${SERVER}[rpcinterface:a]\n${BUILT_IN}[rpcinterface:b]\n${BUILT_IN}retries=1\n`)),
    {
      index: 1,
      message: "Could not make b rpc interface",
      reason: "TypeError: make_main_rpcinterface() got an unexpected keyword argument 'retries'",
    },
  );
  assertEquals(brokenInterface(load(`${SERVER}[rpcinterface:a]\n${BUILT_IN}`)), null);
});

Deno.test("brokenInterface() names an own key before those of [DEFAULT] (CFG-012)", () => {
  const own = `${SERVER}[rpcinterface:a]\n${BUILT_IN}`;
  assertEquals(
    errnoText(`[DEFAULT]\nx=1\n${own}y=1\n`),
    "TypeError: make_main_rpcinterface() got an unexpected keyword argument 'y'",
  );
  assertEquals(
    errnoText(`[DEFAULT]\nsupervisord=1\n${own}`),
    "TypeError: make_main_rpcinterface() got multiple values for argument 'supervisord'",
  );
});

Deno.test("brokenInterface() finds nothing where nobody would ask, and leaves other factories to others", () => {
  assertEquals(errnoText(`[supervisord]\n[rpcinterface:a]\n${BUILT_IN}x=1\n`), undefined);
  assertEquals(errnoText(`${SERVER}[rpcinterface:a]\nsupervisor.rpcinterface_factory=a:b\nx=1\n`), undefined);
});
