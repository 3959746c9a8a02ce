import { assert } from "@std/assert";
import { decodeCall } from "../../src/rpc/codec/xmlrpc.ts";
import { XmlRpcSyntaxError } from "../../src/rpc/codec/xmlrpc_element.ts";
import { dispatch } from "../../src/rpc/dispatch.ts";
import { fuzz } from "./support/fuzz.ts";
import { XMLRPC_PIECES } from "./support/xmlrpc_pieces.ts";

fuzz({
  name: "xmlrpc",
  share: 0.15,
  pieces: XMLRPC_PIECES,
  async property(input) {
    try {
      await decodeCall(input);
    } catch (error) {
      if (!(error instanceof XmlRpcSyntaxError)) throw error;
    }
    const answer = await dispatch(input, { methods: new Map(), log: () => {} });
    assert(answer.status === 400 || answer.status === 200);
  },
});
