/** What is used of the library: the entry of a bundle of its own. */
export { create } from "xmlbuilder2";
