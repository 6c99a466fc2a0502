#!/usr/bin/env bash
# Fails when the committed widget is not what its sources build to, or when a released one has changed. Compressed files are
# compared by what is in them: each version of the tool that compresses may find other bytes for it.
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
for path in "$rebuilt"/versions/*/*.gz; do
    version=$committed/versions/${path#"$rebuilt/versions/"}
    cmp "${version%.gz}" "${path%.gz}" || differs
done
for path in "$committed"/versions/*/*.gz; do
    gzip -dc "$path" | cmp - "${path%.gz}" || differs
done
/usr/bin/python3 - "$committed/package.zip" "$rebuilt/package.zip" <<'PYTHON' || differs
import sys
import zipfile

def content(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}

sys.exit(content(sys.argv[1]) != content(sys.argv[2]))
PYTHON
if [ -s widget/released.sha384 ] && ! sha384sum --quiet --check widget/released.sha384; then
    echo "Pages name the hash of a released widget, which must not change: raise the version in LibriAssistVersion.swift." >&2
    exit 1
fi
echo "The committed widget is what its sources build to."
