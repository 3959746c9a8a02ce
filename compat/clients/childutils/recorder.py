"""Writes down every event; a remote one makes it call back, as listeners do while they are busy."""
import json
import os
import sys

from supervisor import childutils

rpc = childutils.getRPCInterface(os.environ).supervisor
records = open("events.jsonl", "a", encoding="utf-8")
sys.stdin.reconfigure(encoding="utf-8")
rejected = 0

while True:
    headers, payload = childutils.listener.wait(sys.stdin, sys.stdout)
    if payload == "type:REJECT\n" + "once" and not rejected:
        rejected += 1
        childutils.listener.fail(sys.stdout)
        continue
    record = {"headers": headers, "payload": payload}
    if payload.startswith("type:START\n"):
        record["called"] = rpc.startProcess(payload.split("\n", 1)[1], True)
    if headers["eventname"].startswith("PROCESS_LOG"):
        record["eventdata"], record["text"] = childutils.eventdata(payload)
        record["pid is right"] = int(record["eventdata"].pop("pid")) == rpc.getProcessInfo("loud")["pid"]
    records.write(json.dumps(record, ensure_ascii=False) + "\n")
    records.flush()
    childutils.listener.ok(sys.stdout)
