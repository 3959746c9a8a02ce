import type { SupervisordConfig } from "../../config/model/config.ts";

type Variables = Readonly<Record<string, string>>;

/**
 * What children inherit of supervisord's own environment: all of it, as in the original. With adopt= the service manager
 * keeps descriptors for us, and what a child says to it would be taken for our word.
 */
export function inheritedEnvironment(own: Variables, { adopt }: Pick<SupervisordConfig, "adopt">): Variables {
  if (!adopt || own["NOTIFY_SOCKET"] === undefined) return own;
  const { NOTIFY_SOCKET: _, ...others } = own;
  return others;
}
