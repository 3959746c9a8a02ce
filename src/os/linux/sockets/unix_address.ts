import { osError } from "../../os_error.ts";
import { cString } from "../libc/c_string.ts";
import { encodeUnixAddress } from "../libc/structs.ts";

/** struct sockaddr_un of a path. Throws OsError, ENAMETOOLONG where the path has no room there. */
export function unixAddress(path: string): Uint8Array<ArrayBuffer> {
  const address = encodeUnixAddress(cString(path));
  if (address === null) throw osError("bind", "ENAMETOOLONG");
  return address;
}
