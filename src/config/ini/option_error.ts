import { LocatedError } from "./located_error.ts";

/** An option of ours that cannot be used: the message says itself where it stands, and nothing is to be added. */
export class OptionError extends LocatedError {}
