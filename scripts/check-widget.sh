#!/usr/bin/env bash
# Fails when the committed widget is not what its sources build to.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
built=Sources/libriassist-server/Resources/widget
before=$(mktemp -d)
trap 'rm -rf "$before"' EXIT
cp "$built"/* "$before"
widget/build.sh >/dev/null
if ! diff -rq "$before" "$built"; then
    cp "$before"/* "$built"
    echo "The committed widget differs from its sources: run 'make widget' and commit the result." >&2
    exit 1
fi
echo "The committed widget is what its sources build to."
