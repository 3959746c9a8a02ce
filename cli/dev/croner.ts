/** What is used of the library: the entry of a bundle of its own. */
export { Cron } from "croner";
