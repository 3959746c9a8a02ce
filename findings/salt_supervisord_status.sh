#!/bin/sh
# Salt 3007.17: supervisord.status takes a message for a program named "ERROR:" while anything is not RUNNING.
#
# supervisorctl status of Supervisor 4.3.0 ends with 3 unless all programs are RUNNING. Salt's module then puts "ERROR: "
# before what was printed, and reads the first line of that as it reads all others: a name, a state, a reason.
#
# Expected: "busy" with its state, since supervisorctl told it.
# Seen:     no "busy"; "ERROR:" is there, its state is "busy".
set -eu
work=$(mktemp -d)
trap 'if [ -f "$work/s.pid" ]; then kill "$(cat "$work/s.pid")"; fi; rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet supervisor==4.3.0
venv/bin/pip install --quiet --no-deps --no-compile salt==3007.17 certifi==2026.10.19.post1 distro==1.9.0 idna==3.20 \
  Jinja2==3.1.6 looseversion==1.3.0 MarkupSafe==3.0.4 msgpack==1.2.4 packaging==26.4 psutil==7.2.2 \
  pycryptodomex==3.23.0 PyYAML==6.0.4 pyzmq==27.3.0 requests==2.34.2 tornado==6.5.10 urllib3==2.8.0
cat > s.conf <<END
[supervisord]
logfile=$work/s.log
pidfile=$work/s.pid
[unix_http_server]
file=$work/s.sock
[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
[supervisorctl]
serverurl=unix://$work/s.sock
[program:busy]
command=cat
startsecs=0
[program:idle]
command=cat
autostart=false
END
venv/bin/supervisord -c s.conf
until venv/bin/supervisorctl -c s.conf status busy | grep -q RUNNING; do :; done
cat > ask.py <<END
import json, logging, warnings
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
import salt.client, salt.config
options = salt.config.minion_config(None)
options.update(file_client="local", id="minion", root_dir="$work", conf_file="$work/minion", state_events=False)
for folder in "cachedir", "pki_dir", "sock_dir", "extension_modules":
    options[folder] = "$work/salt/" + folder
told = salt.client.Caller(mopts=options).cmd("supervisord.status", conf_file="$work/s.conf", bin_env="$work/venv/bin/supervisorctl")
print(json.dumps({name: how["state"] for name, how in told.items()}, sort_keys=True))
END
venv/bin/supervisorctl -c s.conf status || echo "(exit status $?)"
venv/bin/python ask.py | tee out
grep -q '^{"ERROR:": "busy", "idle": "STOPPED"}$' out
