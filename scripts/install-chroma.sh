#!/usr/bin/env bash
# Installs a ChromaDB for the live tests into .venv/chroma, apart from the system's packages; about 520 MB.
set -euo pipefail
cd "$(dirname "$0")/.."

cmp -s Tests/Live/chroma.txt .venv/chroma/installed.txt && exit
[ -x .venv/chroma/bin/pip ] || /usr/bin/python3 -m venv .venv/chroma
.venv/chroma/bin/pip install --quiet --disable-pip-version-check --requirement Tests/Live/chroma.txt
cp Tests/Live/chroma.txt .venv/chroma/installed.txt
