#!/bin/sh
# honcho 2.0.0: its .env reader takes the blanks out of unquoted values, and what follows a '#' in a word.
#
# Lines are cut into shell words, and all words behind the '=' are put together again without what was between them.
#
# Expected: "-v -x" and "a#b", as python-dotenv 1.2.1 reads them.
# Seen:     OPTIONS is "-v-x", PASSWORD is "a".
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet honcho==2.0.0 python-dotenv==1.2.1

printf 'OPTIONS=-v -x\nPASSWORD=a#b\n' > "$work/.env"
printf 'x: true\n' > "$work/Procfile"
cd "$work"
honcho=$(venv/bin/honcho run sh -c 'echo "[$OPTIONS] [$PASSWORD]"')
dotenv=$(venv/bin/python -c 'import dotenv; print(*(f"[{v}]" for v in dotenv.dotenv_values(".env").values()))')
echo "honcho $honcho, python-dotenv $dotenv"
[ "$honcho" = "[-v-x] [a]" ]
[ "$dotenv" = "[-v -x] [a#b]" ]
