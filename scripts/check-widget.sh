#!/usr/bin/env bash
# Fails when the committed widget is not what its sources build to. Compressed files are compared by what is in them: each
# version of the tool that compresses may find other bytes for it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
committed=Sources/LibriWidget/Resources
rebuilt=$(mktemp -d)
trap 'rm -rf "$rebuilt"' EXIT
widget/build.sh "$rebuilt"

differs() {
    echo "The committed widget differs from its sources: run 'make widget' and commit the result." >&2
    exit 1
}
diff -rq "$committed/package" "$rebuilt/package" && diff -rq "$committed/page" "$rebuilt/page" || differs
for name in chatbot-widget.js chatbot-widget.css; do
    gzip -dc "$committed/compressed/$name.gz" | cmp - "$rebuilt/package/$name" || differs
done
/usr/bin/python3 - "$committed/package.zip" "$rebuilt/package.zip" <<'PYTHON' || differs
import sys
import zipfile

def content(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}

sys.exit(content(sys.argv[1]) != content(sys.argv[2]))
PYTHON
echo "The committed widget is what its sources build to."
