import type { Random } from "../../../compat/generate/random.ts";
import { concat } from "./concat.ts";
import { generateInput } from "./generate_input.ts";
import { HTTP_PIECES } from "./http_pieces.ts";
import { readCorpus } from "./read_corpus.ts";
import { rpcDocument } from "./rpc_document.ts";
import { XMLRPC_PIECES } from "./xmlrpc_pieces.ts";

const HTTP = { pieces: HTTP_PIECES, corpus: readCorpus("http") };
const XML = { pieces: XMLRPC_PIECES, corpus: readCorpus("xmlrpc") };
const DEEP = "<value><array><data>";

/** Bytes that a client might send to do harm: broken HTTP, or a well-framed request with a broken or odd document. */
export function hostileRequest(random: Random): Uint8Array {
  const kind = random.next();
  if (kind < 0.4) return generateInput(random, HTTP);
  if (kind < 0.7) return post(generateInput(random, XML));
  if (kind < 0.98) return post(rpcDocument(random));
  return post(new TextEncoder().encode(DEEP.repeat(random.below(200_000))));
}

function post(body: Uint8Array): Uint8Array {
  const head = `POST /RPC2 HTTP/1.1\r\nContent-Type: text/xml\r\nContent-Length: ${body.length}\r\n\r\n`;
  return concat([new TextEncoder().encode(head), body]);
}
