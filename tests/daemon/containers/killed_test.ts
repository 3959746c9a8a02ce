import { assertEquals } from "@std/assert";
import { inContainer, runContainer } from "../../support/in_container.ts";

const NOTIFIER = `import os, socket, time
socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b"READY=1", os.environ["NOTIFY_SOCKET"])
time.sleep(1000)
`;

inContainer("a container that is killed leaves no socket behind once it runs again", async () => {
  await using daemon = await runContainer(
    `
[program:notifier]
command=python3 notifier.py
directory=%(here)s
ready=notify
startsecs=0
`,
    { prepare: (folder) => Deno.writeTextFile(`${folder}/notifier.py`, NOTIFIER) },
  );
  const sockets = () => [...Deno.readDirSync(daemon.folder)].filter(({ name }) => name.startsWith("monovisor-notify-"));
  await daemon.waitForState("notifier", "RUNNING");
  const [first] = sockets();
  await daemon.crash();
  await daemon.start();
  await daemon.waitForState("notifier", "RUNNING");
  assertEquals([sockets().length, sockets()[0]?.name === first?.name], [1, false]);
});
