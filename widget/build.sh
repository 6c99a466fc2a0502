#!/usr/bin/env bash
# Bundles the widget, and packages it for shops, into the resources of LibriWidget. Needs Debian's esbuild.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")"
out=${1:-../Sources/LibriWidget/Resources}
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT

# Names that only the modules say to each other are shortened as well: they are neither the browser’s, nor the
# server’s JSON, nor what the page’s options, texts and events are called, nor keys that are looked up by a string.
inner='addTurn|agree|announcer?|api|clear|consented|element|emit|end|feedback|forgetIfIdle|input|isWaiting'
inner+='|lastActivity|listener|load|memory|mount|on(Closed|Draft|OrderForm|ProblemGone|Rate|Reset|Retry|Say|Turn|Waiting)'
inner+='|options|rate|reconnect|removeProblem|reset|restore|resume|root|save|say|scrollToLast|set(Draft|Open|Waiting)'
inner+='|state|stop|style(d|Sheet)|submitOrder|suspend|unanswered'

esbuild src/chatbot-widget.js --bundle --minify --mangle-props="^($inner)$" --format=iife --target=es2021 \
    --legal-comments=none --log-level=warning --outfile="$built/chatbot-widget.js"
esbuild src/chatbot-widget.css --bundle --minify --target=chrome100,firefox100,safari15.4 \
    --log-level=warning --outfile="$built/chatbot-widget.css"
./package.py "$built" "$out"

# The example page is served as it is written.
mkdir -p "$out/page"
install -m 0644 src/install.html src/install.js src/install.css "$out/page/"
