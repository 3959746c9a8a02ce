trap 'exit 3' INT
echo ready > ready
while :; do sleep 0.05; done
