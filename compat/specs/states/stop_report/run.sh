trap 'sleep 0.3; exit 0' TERM
echo ready > ready
while :; do sleep 0.05; done
