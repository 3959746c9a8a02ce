echo early
(
  trap '' PIPE
  while [ ! -e go ]; do sleep 0.05; done
  result=written
  echo late 2> /dev/null || result='not written'
  echo "$result" > result
) &
exit 0
