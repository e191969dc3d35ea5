#!/bin/sh
# Installs the pinned packages (Node 24 among them) when there are none, or the lock file says others.
# Not `npm ci`: it refuses a lock file made where the registry has no builds for other systems, as ours is.
set -eu
cd "$(dirname "$0")/.."
installed=node_modules/.installed-lock.json
if [ ! -x node_modules/.bin/node ] || ! cmp -s package-lock.json "$installed"; then
  from=$(date +%s)
  echo "Installing packages (only when they have changed; needs the npm registry) …"
  if ! npm install --no-save --no-audit --no-fund --loglevel=error; then
    echo "The packages could not be installed: see npm's lines above, and check the network." >&2
    exit 1
  fi
  cp package-lock.json "$installed"
  echo "  packages installed ($(($(date +%s) - from)) s)"
fi
