#!/bin/sh
# Keeps each mail in a file that appears whole.
cat > "$DIR/$1.$$.part"
mv "$DIR/$1.$$.part" "$DIR/$1.$$.mail"
