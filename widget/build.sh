#!/usr/bin/env bash
# Bundles the widget into the server’s resources. Needs Debian’s esbuild (apt-get install esbuild).
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")"
out=../Sources/libriassist-server/Resources/widget
mkdir -p "$out"

esbuild src/chatbot-widget.js --bundle --minify --format=iife --target=es2020 \
  --legal-comments=none --log-level=warning --outfile="$out/chatbot-widget.js"
esbuild src/chatbot-widget.css --minify --log-level=warning --outfile="$out/chatbot-widget.css"

# The example page is served as it is written.
install -m 0644 src/install.html src/install.js src/install.css "$out/"

wc -c "$out"/*
