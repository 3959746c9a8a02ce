import { assertEquals } from "@std/assert";
import { ownNames } from "../../../cli/daemon/own_names.ts";
import { FakeOs } from "../../support/fake_os.ts";

class NamedOs extends FakeOs {
  constructor(private readonly name: string, private readonly hosts: string | null) {
    super();
  }

  override hostName(): string {
    return this.name;
  }

  override readBytes(path: string): Uint8Array {
    return this.hosts === null ? super.readBytes(path) : new TextEncoder().encode(this.hosts);
  }
}

Deno.test("ownNames() are the host's name and what /etc/hosts calls it besides", () => {
  const hosts =
    "127.0.0.1 localhost\n127.0.1.1\tBox.corp.example box # me\n10.0.0.9 other.example # box\n\n::1 box6 box\n";
  assertEquals(ownNames(new NamedOs("Box", hosts)), ["box", "box.local", "box.corp.example", "box6"]);
  assertEquals(ownNames(new NamedOs("box.corp.example", hosts)), [
    "box.corp.example",
    "box",
    "box.local",
    "box6",
  ]);
  assertEquals(ownNames(new NamedOs("box", null)), ["box", "box.local"]);
});
