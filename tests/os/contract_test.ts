import { LinuxOs } from "../../src/os/linux/linux.ts";
import { FakeOs } from "../support/fake_os.ts";
import "../support/open_libc.ts";
import { osContract } from "../support/os_contract.ts";

osContract("LinuxOs", () => {
  const directory = Deno.realPathSync(Deno.makeTempDirSync());
  return {
    os: new LinuxOs(),
    directory,
    play: () => {},
    [Symbol.dispose]: () => Deno.removeSync(directory, { recursive: true }),
  };
});

osContract("FakeOs", () => {
  const os = new FakeOs();
  os.addDirectory("/scratch");
  return {
    os,
    directory: "/scratch",
    play: (pid, script) => {
      if (script === "die_of_sigkill") return os.exit(pid, 9);
      os.childWrite(pid, 1, "hello");
      os.exit(pid, 3 << 8);
    },
    [Symbol.dispose]: () => {},
  };
});
