#!/usr/bin/env bash
# Installs what the retrieval is compared with into .venv/peers, apart from the system's packages; about 720 MB.
set -euo pipefail
cd "$(dirname "$0")/.."

[ -x .venv/peers/bin/pip ] || /usr/bin/python3 -m venv .venv/peers
.venv/peers/bin/pip install --quiet --disable-pip-version-check --requirement bench/retrieval-peers.txt
