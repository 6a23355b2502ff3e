#!/usr/bin/env bash
# On request: opens the Mask Lab in WebKitGTK (Debian), steps, edits, and checks it with axe. Not Safari, but its engine.
# Needs root and apt once: webkit2gtk-driver, xvfb.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v WebKitWebDriver >/dev/null || ! command -v xvfb-run >/dev/null; then
  echo "Installing webkit2gtk-driver and xvfb with apt-get …"
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends webkit2gtk-driver xvfb xauth >/dev/null
fi

xvfb-run --auto-servernum npx tsx scripts/webkit.ts
