import type { ListenRequest } from "../../os/os.ts";

/** The listening socket of an [fcgi-program:x]; `url` is as shown in logs (host in lower case). */
export type FcgiSocketConfig = ListenRequest & { readonly url: string };
