# What is done with the package in a Debian of its own: install, start, upgrade, remove, purge. $1 and $2 are two builds.
set -eu
export DEBIAN_FRONTEND=noninteractive
step() { echo "== $*"; }

step install
dpkg -i "$1"
supervisord -v
supervisorctl completion bash | cmp - /usr/share/bash-completion/completions/supervisorctl
for unit in /usr/lib/systemd/system/supervisord.service /usr/share/doc/monovisor/examples/supervisord-forking.service; do
    grep -qx 'ExecStart=/usr/bin/supervisord .*/etc/supervisor/supervisord.conf.*' "$unit"
done

step start
printf '[program:clock]\ncommand=sleep 1000\nstartsecs=0\n' > /etc/supervisor/conf.d/clock.conf
supervisord
supervisorctl wait clock --timeout 20 > /dev/null
pid=$(supervisorctl pid clock)
supervisorctl status

step upgrade
dpkg -i "$2"
[ "$(supervisorctl pid clock)" = "$pid" ] && echo "clock goes on"
readlink "/proc/$(supervisorctl pid)/exe"

step remove
dpkg -r monovisor
[ ! -e "/proc/$pid/exe" ] && echo "clock has stopped"
cd / && ls etc/supervisor/supervisord.conf usr/bin | grep -c supervis

step purge
dpkg -P monovisor
[ ! -e /etc/supervisor/supervisord.conf ] && [ ! -e /var/log/supervisor ] && cat /etc/supervisor/conf.d/clock.conf
