#!/bin/sh
# Installs the pinned packages (Node 24 among them) when they are missing or older than the lock file.
set -eu
if [ ! -x node_modules/.bin/node ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  echo "Installing packages (once; needs the npm registry) …"
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi
