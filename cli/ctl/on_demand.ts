/*
 * What many runs do without, loaded all at once by whoever comes to need some of it. In one file, for each module that
 * is loaded by itself makes the bundler cut what it shares with others out of the file that every run loads, and seven
 * files instead of three take a millisecond longer.
 */
export { decodeResponse } from "../../src/rpc/xmlrpc.ts";
export { advise } from "./advice/advise.ts";
export { runEditedShell } from "./editor/run_edited_shell.ts";
export { jsonStatus } from "./json_status.ts";
export { OTHER_COMMANDS } from "./other_commands.ts";
export { readHidden } from "./read_hidden.ts";
