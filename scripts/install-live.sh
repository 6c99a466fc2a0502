#!/usr/bin/env bash
# Installs Schemathesis for the live tests into .venv/live, apart from the system's packages; about 95 MB.
set -euo pipefail
cd "$(dirname "$0")/.."

[ -x .venv/live/bin/pip ] || /usr/bin/python3 -m venv .venv/live
.venv/live/bin/pip install --quiet --disable-pip-version-check --requirement Tests/Live/requirements.txt
