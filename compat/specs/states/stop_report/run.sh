trap 'term=x' TERM
echo ready > $SUPERVISOR_PROCESS_NAME.ready
until [ "$term" ] && [ -e go ]; do sleep 0.05; done
