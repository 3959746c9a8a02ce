import type { Identity } from "./identity.ts";
import type { LinuxUsers } from "./users.ts";

/**
 * What programs run as, by uid: looked up once until told to forget, since a directory service that hangs must not stop
 * the daemon at each spawn. Nobody is looked for again, as he may have been added since.
 */
export class Identities {
  readonly #users: Pick<LinuxUsers, "byUid" | "groupsOf">;
  readonly #known = new Map<number, Identity>();

  constructor(users: Pick<LinuxUsers, "byUid" | "groupsOf">) {
    this.#users = users;
  }

  /** null when there is no such user. */
  byUid(uid: number): Identity | null {
    const known = this.#known.get(uid);
    if (known !== undefined) return known;
    const user = this.#users.byUid(uid);
    if (user === null) return null;
    const identity = { uid, gid: user.gid, groups: this.#users.groupsOf(user) };
    this.#known.set(uid, identity);
    return identity;
  }

  forget(): void {
    this.#known.clear();
  }
}
