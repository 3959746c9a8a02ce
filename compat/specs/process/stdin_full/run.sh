while [ ! -e go ]; do sleep 0.05; done
head -c 400000 | wc -c > read
exec cat > /dev/null
