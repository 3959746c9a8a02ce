#!/bin/sh
# Deno 2.6.8: --env-file takes the first of two values of a name, and drops the rest of the file behind "$x" in quotes.
#
# Expected: the last value counts, as in a shell, in Node's --env-file and in python-dotenv; a line that cannot be read
#           costs that line, or ends the program.
# Seen:     TWICE is "first". Behind DOUBLE="a $ONE" nothing of the file is set; it is a warning, and the program runs.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export DENO_DIR="$work/cache"
npm install --silent --no-fund --no-audit deno@2.6.8
cat > env <<'END'
ONE=1
TWICE=first
TWICE=last
DOUBLE="a $ONE"
AFTER=here
END
cat > show.ts <<'END'
console.log(...["ONE", "TWICE", "DOUBLE", "AFTER"].map((name) => `${name}=${Deno.env.get(name)}`));
END
node_modules/.bin/deno run --allow-env --env-file=env show.ts 2> warning | tee out
cat warning
[ "$(cat out)" = "ONE=1 TWICE=first DOUBLE=undefined AFTER=undefined" ]
grep -q "Parsing failed" warning
