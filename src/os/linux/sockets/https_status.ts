/** Where Debian, Fedora and SUSE have the certificates of who is trusted; a variable of OpenSSL's comes first. */
const AUTHORITIES = [
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/ssl/ca-bundle.pem",
];

/** What the runtime says before the reason. */
const PREAMBLE = /^error sending request .*?\): (?:client error \(\w+\): )?/;

/** Made when it is first asked for: the machine's own certificates are trusted beside those that the runtime has. */
let client: Deno.HttpClient | null = null;

/** See Sockets. The runtime's own client is used, as it has TLS. */
export async function httpsStatus(
  url: string,
  { signal, headers }: { readonly signal: AbortSignal; readonly headers: Readonly<Record<string, string>> },
): Promise<number> {
  client ??= Deno.createHttpClient({ caCerts: authorities(), poolMaxIdlePerHost: 0 });
  try {
    const response = await fetch(url, { client, signal, headers, redirect: "manual" });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Error(error.message.replace(PREAMBLE, ""));
  }
}

function authorities(): string[] {
  for (const path of [Deno.env.get("SSL_CERT_FILE") ?? "", ...AUTHORITIES]) {
    try {
      return [Deno.readTextFileSync(path)];
    } catch (error) {
      // Not there, or not to be read: the next one
      if (!(error instanceof Error)) throw error;
    }
  }
  return [];
}
