#!/usr/bin/env bash
# Bundles the widget, and packages it for shops, into the resources of LibriWidget. Needs Debian's esbuild and zopfli.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")"
out=${1:-../Sources/LibriWidget/Resources}
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT

# What modules call each other by is shortened: callbacks, named on + capital as nothing of the browser’s but navigator.onLine,
# and these methods. Nothing that is stored, sent or looked up by a text may be among them.
inner='on[A-Z].*|addTurn|agreed?|announcer?|element|forgetIfIdle|isWaiting|mount|rate|reconnect|removeProblem|reset|restore'
inner+='|resume|say|scrollToLast|set(Draft|Open|Waiting)|stop|styleAddress|styled|takesFocus'
esbuild src/chatbot-widget.js --bundle --minify --mangle-props="^($inner)$" --reserve-props='^onLine$' --format=iife \
    --target=es2021 --legal-comments=none --log-level=warning --outfile="$built/chatbot-widget.js"
esbuild src/chatbot-widget.css --bundle --minify --target=chrome105,firefox121,safari15.4 \
    --log-level=warning --outfile="$built/chatbot-widget.css"
./package.py "$built" "$out"

# The example page is served as it is written.
mkdir -p "$out/page"
install -m 0644 src/install.html src/install.js src/install.css "$out/page/"
