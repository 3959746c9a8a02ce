/** Seconds for which the listeners of a group can put off their stop at most: as long as the original waits. */
export const LISTENING = 1;
