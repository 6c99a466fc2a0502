#!/usr/bin/env bash
# Runs a command beside a ChromaDB of its own, on a free loopback port and in a temporary folder, and stops it.
# The command finds the server's address in LIBRI_TEST_CHROMA, with _STOP and _START after this name commands that stop the server and
# start it again, with _PID the file that holds its process identifier while it runs, and with _DATA the folder of its data.
# Usage: with-chroma.sh COMMAND …
set -euo pipefail

project="$(cd "$(dirname "$0")/.." && pwd)"
"$project/scripts/install-chroma.sh"
folder=$(mktemp -d)
cleanup() {
    "$folder/stop" || true
    rm -rf "$folder"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

port=$(/usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

cat >"$folder/start" <<EOF
#!/usr/bin/env bash
setsid "$project/.venv/chroma/bin/chroma" run --path "$folder/data" --host 127.0.0.1 --port $port \\
    </dev/null >>"$folder/server.log" 2>&1 &
echo \$! >"$folder/pid"
for _ in \$(seq 150); do
    /usr/bin/python3 -c 'import urllib.request; urllib.request.urlopen("http://127.0.0.1:$port/api/v2/heartbeat", timeout=1)' \\
        2>/dev/null && exit
    sleep 0.2
done
echo "ChromaDB has not started:" >&2
cat "$folder/server.log" >&2
exit 1
EOF
cat >"$folder/stop" <<EOF
#!/usr/bin/env bash
pid=\$(cat "$folder/pid" 2>/dev/null) || exit 0
kill "\$pid" 2>/dev/null
for _ in \$(seq 50); do
    kill -0 "\$pid" 2>/dev/null || break
    sleep 0.1
done
# Its children are of its group.
kill -KILL -- "-\$pid" 2>/dev/null
rm -f "$folder/pid"
EOF
chmod +x "$folder/start" "$folder/stop"
"$folder/start"

export LIBRI_TEST_CHROMA="http://127.0.0.1:$port" LIBRI_TEST_CHROMA_DATA="$folder/data" LIBRI_TEST_CHROMA_PID="$folder/pid"
export LIBRI_TEST_CHROMA_START="$folder/start" LIBRI_TEST_CHROMA_STOP="$folder/stop"
"$@"
