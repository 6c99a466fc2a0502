#!/usr/bin/env bash
# Installs what this project is compared with under .venv, apart from the system's packages: for the retrieval about 720 MB,
# for the server about 90 MB. Usage: install-peers.sh retrieval | server
set -euo pipefail
cd "$(dirname "$0")/.."

case "${1:-}" in
    retrieval) folder=.venv/peers ;;
    server) folder=.venv/server-peers ;;
    *) echo "usage: $0 retrieval|server" >&2; exit 64 ;;
esac

[ -x "$folder/bin/pip" ] || /usr/bin/python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --requirement "bench/$1-peers.txt"
