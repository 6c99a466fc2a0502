#!/usr/bin/env bash
# Bundles the widget into the server’s resources. Needs Debian’s esbuild (apt-get install esbuild).
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")"
out=../Sources/libriassist-server/Resources/widget
mkdir -p "$out"

# Names that only the modules say to each other are shortened as well: they are neither the browser’s, nor the
# server’s JSON, nor what the page’s options, texts and events are called, nor keys that are looked up by a string.
inner='addTurn|agree|announcer?|api|clear|consented|element|emit|end|feedback|forgetIfIdle|input|isWaiting'
inner+='|lastActivity|listener|load|memory|mount|on(Closed|Draft|OrderForm|ProblemGone|Rate|Reset|Retry|Say|Turn|Waiting)'
inner+='|options|rate|reconnect|removeProblem|reset|restore|resume|root|save|say|scrollToLast|set(Draft|Open|Waiting)'
inner+='|state|stop|style(d|Sheet)|submitOrder|suspend|unanswered'

esbuild src/chatbot-widget.js --bundle --minify --mangle-props="^($inner)$" --format=iife --target=es2021 \
  --legal-comments=none --log-level=warning --outfile="$out/chatbot-widget.js"
esbuild src/chatbot-widget.css --bundle --minify --target=chrome100,firefox100,safari15.4 \
  --log-level=warning --outfile="$out/chatbot-widget.css"

# The example page is served as it is written.
install -m 0644 src/install.html src/install.js src/install.css "$out/"

# What a customer’s browser fetches, compressed. The limit is 14 KiB.
total=0
for file in chatbot-widget.js chatbot-widget.css; do
  size=$(gzip -9nc "$out/$file" | wc -c)
  total=$((total + size))
  printf '%-20s %6d bytes, gzip %5d\n' "$file" "$(wc -c <"$out/$file")" "$size"
done
printf '%-20s %21s gzip %5d of 14336\n' together '' "$total"
