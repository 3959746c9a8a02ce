"""Salt's supervisord module and state, called as `salt-call --local` calls them, and what each call came to."""
import json
import logging
import os
import warnings

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

import salt.client
import salt.config

DIR = os.environ["DIR"]
WHERE = {"conf_file": DIR + "/supervisord.conf", "bin_env": os.environ["DAEMON_BIN"] + "/supervisorctl"}
options = salt.config.minion_config(None)
options.update(file_client="local", id="minion", root_dir=DIR, conf_file=DIR + "/minion", state_events=False)
for folder in "cachedir", "pki_dir", "sock_dir", "extension_modules":
    options[folder] = "%s/salt/%s" % (DIR, folder)
caller = salt.client.Caller(mopts=options)


def module(function, *args):
    print("==", function, *args)
    print(json.dumps(caller.cmd("supervisord." + function, *args, **WHERE), indent=1))


def state(function, name, **how):
    print("==", "supervisord." + function, name, how or "")
    results = caller.cmd("state.single", "supervisord." + function, name=name, **WHERE, **how)
    if not isinstance(results, dict):
        raise SystemExit(results)
    for result in results.values():
        print(json.dumps([result["result"], result["comment"], result["changes"]]))


module("status")
module("status_raw", "cat")
module("start", "cat")
module("start", "cat")
module("stop", "g:a")
module("stop", "nope")
module("start", "broken")
module("status_bool", "cat")
module("custom", "pid nope")

state("running", "cat")
state("dead", "cat")
state("dead", "cat")
state("running", "cat")
state("running", "cat", restart=True)
state("running", "g:*", restart=True)
state("dead", "g:")
state("running", "g:")
state("running", "nope")
state("running", "zbroken")

with open("supervisord.conf", "a") as config:
    config.write("[program:new]\ncommand=/bin/cat\nstartsecs=0\n")
module("reread")
state("running", "new")
with open("supervisord.conf", "a") as config:
    config.write("priority=5\n[program:newer]\ncommand=/bin/cat\nstartsecs=0\n")
state("running", "new", update=True)
state("running", "newer")
module("update")
module("remove", "newer")
module("status")
