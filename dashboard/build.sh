#!/usr/bin/env bash
# Builds the dashboard into dist/ with the npm that is installed. Called by Maven. Skips the work when nothing changed.
set -euo pipefail
cd "$(dirname "$0")"

lock_stamp=node_modules/.termfleet-lock
if ! cmp -s package-lock.json "$lock_stamp"; then
    npm ci --no-audit --no-fund
    cp package-lock.json "$lock_stamp"
fi
if [ -f dist/index.html ] && [ -z "$(find index.html package-lock.json openapi.json src public tsconfig*.json vite.config.ts -newer dist/index.html -print -quit 2>/dev/null)" ]; then
    exit 0
fi
npm run build
