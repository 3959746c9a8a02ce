/** Stands behind what is monovisor's own. */
export const BADGE = "`not in Supervisor`";
