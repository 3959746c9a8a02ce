"""Runs the playbook once and shows what each call of the module came to."""
import json
import os
import subprocess

env = dict(os.environ, ANSIBLE_NOCOLOR="1", ANSIBLE_DEPRECATION_WARNINGS="false")
play = subprocess.run(
    [env["CLIENT_BIN"] + "/ansible-playbook", "-i", "localhost,", "play.yml"],
    env=env, capture_output=True, text=True,
)
if not os.path.exists("results.json"):
    raise SystemExit(play.stdout + play.stderr)

for result in json.load(open("results.json")):
    item = result["item"]
    print("==", item["state"], item["name"], item.get("signal", ""))
    for key in "changed", "failed", "affected", "rc", "msg", "stdout", "stderr":
        if key in result:
            print("%s: %s" % (key, json.dumps(result[key])))
print("== exit", play.returncode)
