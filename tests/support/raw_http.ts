/** Sends these bytes over a connection of their own and gives all that comes back until the server closes. */
export async function rawHttp(
  address: { readonly port: number } | { readonly socket: string },
  bytes: string,
  { seconds = 10 }: { readonly seconds?: number } = {},
): Promise<string> {
  using stream = "port" in address
    ? await Deno.connect({ hostname: "127.0.0.1", port: address.port })
    : await Deno.connect({ transport: "unix", path: address.socket });
  const timer = setTimeout(() => stream.close(), seconds * 1000);
  const decoder = new TextDecoder();
  let answer = "";
  try {
    const data = new TextEncoder().encode(bytes);
    for (let at = 0; at < data.length;) at += await stream.write(data.subarray(at));
    const buffer = new Uint8Array(65536);
    for (let count = await stream.read(buffer); count !== null; count = await stream.read(buffer)) {
      answer += decoder.decode(buffer.subarray(0, count), { stream: true });
    }
    return answer;
  } catch (error) {
    throw new Error(`No end of the answer to ${JSON.stringify(bytes.slice(0, 200))}: ${answer}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
