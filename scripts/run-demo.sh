#!/usr/bin/env bash
# Builds the server, starts the sample shop and says what to try. Arguments go to the server.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/install-packages.sh build
echo "Building (a few minutes the first time) …"
swift build --product libriassist-server
cat <<'TEXT'

The sample shop starts; open the address below in a browser and try the three conversations:

  1.  Où en est ma commande ?          then   RAMI CL-401372-487531
  2.  Quels formats proposez-vous ?
  3.  Quels sont vos délais et où en est ma commande CL-401372 ?          then   Rami

Ctrl-C ends it.

TEXT
exec "$(swift build --show-bin-path)/libriassist-server" --demo "$@"
