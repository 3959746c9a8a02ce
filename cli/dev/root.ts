import { fromFileUrl } from "../daemon/from_file_url.ts";

/** The folder of the checkout, with a slash at its end; it may have blanks in its name. */
export const ROOT = fromFileUrl(new URL("../../", import.meta.url).href);
