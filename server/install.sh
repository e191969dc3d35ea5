#!/bin/sh
# Installs the pinned packages (Node 24 among them) when they are missing or older than the lock file.
set -eu
cd "$(dirname "$0")/.."
if [ ! -x node_modules/.bin/node ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  from=$(date +%s)
  echo "Installing packages (only when they have changed; needs the npm registry) …"
  if ! npm ci --no-audit --no-fund --loglevel=error; then
    echo "The packages could not be installed: see npm's lines above, and check the network." >&2
    exit 1
  fi
  touch node_modules/.package-lock.json
  echo "  packages installed ($(($(date +%s) - from)) s)"
fi
