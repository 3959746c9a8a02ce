import { assert, assertEquals } from "@std/assert";
import { piecesOf } from "../../src/http/wire/message.ts";
import { supervisorApi } from "../../src/rpc/api/supervisor_api.ts";
import { systemApi } from "../../src/rpc/api/system_api.ts";
import { RpcFault } from "../../src/rpc/codec/fault.ts";
import { decodeResponse } from "../../src/rpc/codec/xmlrpc.ts";
import { dispatch } from "../../src/rpc/dispatch.ts";
import { concatBytes } from "../../src/text/bytes/concat_bytes.ts";
import { fakeSupervisor } from "../web/fake_supervisor.ts";
import { fuzz } from "./support/fuzz.ts";
import { rpcDocument } from "./support/rpc_document.ts";

const PROGRAMS = { cat: {}, still: {}, joined: {}, "two:two_0": {}, "two:two_1": {}, "both:left": {}, missing: {} };
let fake = fakeSupervisor(PROGRAMS);
let asked = 0;

fuzz({
  name: "rpc",
  share: 0.1,
  pieces: rpcDocument,
  async property(input) {
    // What calls have added and removed is not to pile up
    if (asked++ % 100 === 0) fake = fakeSupervisor(PROGRAMS);
    const { supervisor, finish } = fake;
    const listed = supervisorApi(supervisor);
    const methods = new Map([...listed, ...systemApi(listed)].map((method) => [method.name, method]));
    const answer = await finish(dispatch(input, { methods, log: () => {} }));
    assert([200, 400, 500].includes(answer.status));
    if (answer.status === 200) await readable(concatBytes(...piecesOf(answer.body)));
    assertEquals(supervisor.mood, "RUNNING");
  },
});

async function readable(body: Uint8Array): Promise<void> {
  try {
    await decodeResponse(body);
  } catch (error) {
    if (!(error instanceof RpcFault)) throw error;
  }
}
