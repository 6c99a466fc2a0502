#!/usr/bin/env bash
# Installs Debian packages that are missing, and says which. Usage: install-packages.sh build | live | databases | bench | peers | load
set -euo pipefail

case "${1:-}" in
    # Building and the tests that need no outside service.
    build) packages=(libstemmer-dev libsqlite3-dev libxml2-dev poppler-utils zlib1g-dev) ;;
    # The tests in a browser, behind nginx and of abuse, and the tool that bundles the widget.
    live) packages=(chromium chromium-driver firefox-esr python3-selenium python3-venv esbuild zopfli nginx-light slowhttptest openssl) ;;
    # Orders behind ODBC, and the servers that they are tried on.
    databases) packages=(unixodbc-dev odbc-postgresql odbc-mariadb tdsodbc postgresql mariadb-server) ;;
    # The comparison with scikit-learn.
    bench) packages=(python3-sklearn) ;;
    # The comparisons that install-peers.sh goes on with.
    peers) packages=(python3-venv) ;;
    # What puts load on the server.
    load) packages=(wrk) ;;
    *) echo "usage: $0 build|live|databases|bench|peers|load" >&2; exit 64 ;;
esac

missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "These packages are needed, and this is not a Debian system: ${missing[*]}" >&2
    exit 69
fi
sudo=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Install these packages as root: ${missing[*]}" >&2; exit 77; }
    sudo=(sudo)
fi
echo "Installing system packages: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${sudo[@]}" apt-get update -qq
"${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
