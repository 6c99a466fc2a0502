#!/usr/bin/env bash
# Runs a command beside a PostgreSQL and a MariaDB of its own, on free loopback ports and in a temporary folder, and stops them.
# The command finds connection strings in LIBRI_TEST_POSTGRESQL and LIBRI_TEST_MARIADB, and with _CLIENT after these names a command
# that runs SQL from its input, with _LOG the file of all statements, with _STOP and _START commands that stop the server and start
# it again, and with _PID the file that holds its process identifier while it runs. Usage: with-databases.sh COMMAND …
set -euo pipefail

folder=$(mktemp -d)
chmod 755 "$folder"
password=$(head -c 18 /dev/urandom | base64 | tr -d '+/=')
pid_files=("$folder/postgresql/data/postmaster.pid" "$folder/mariadb/pid")
cleanup() {
    for file in "${pid_files[@]}"; do
        pid=$(head -1 "$file" 2>/dev/null) || continue
        # What was halted would not hear that it is to stop.
        kill -CONT "$pid" $(cat "/proc/$pid/task/"*/children 2>/dev/null) 2>/dev/null || true
        # Upon SIGINT PostgreSQL does not wait for its clients; MariaDB, which never does, leaves that signal to debuggers.
        if [ "$file" = "${pid_files[0]}" ]; then kill -INT "$pid" || true; else kill "$pid" || true; fi
        until_gone "$pid" || kill -KILL "$pid" || true
    done
    rm -rf "$folder"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

free_port() {
    /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
# Servers of databases refuse to run as root.
as_postgres="" as_mysql=""
if [ "$(id -u)" -eq 0 ]; then
    as_postgres="setpriv --reuid postgres --regid postgres --init-groups"
    as_mysql="setpriv --reuid mysql --regid mysql --init-groups"
fi
own() { if [ "$(id -u)" -eq 0 ]; then chown "$1" "$2"; fi; }
until_ready() {
    for _ in $(seq 150); do
        "$@" >/dev/null 2>&1 && return
        sleep 0.2
    done
    echo "A database has not started:" >&2
    cat "$folder"/*.log "$folder"/*/server.log >&2
    exit 1
}
until_gone() {
    for _ in $(seq 100); do
        kill -0 "$1" 2>/dev/null || return 0
        sleep 0.1
    done
    return 1
}

binaries=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
postgresql_port=$(free_port)
mkdir "$folder/postgresql"
own postgres "$folder/postgresql"
echo "$password" >"$folder/password"
chmod 644 "$folder/password"
$as_postgres "$binaries/initdb" -D "$folder/postgresql/data" -U postgres --pwfile "$folder/password" --auth-host scram-sha-256 \
    --auth-local trust -E UTF8 --locale C.UTF-8 >"$folder/initdb.log"
cat >>"$folder/postgresql/data/postgresql.conf" <<EOF
port = $postgresql_port
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder/postgresql'
fsync = off
log_statement = all
EOF
postgresql="$as_postgres $binaries/pg_ctl -D $folder/postgresql/data -s -w"
postgresql_start="$postgresql -l $folder/postgresql/server.log start"
$postgresql_start

mariadb_port=$(free_port)
mkdir "$folder/mariadb"
own mysql "$folder/mariadb"
$as_mysql mariadb-install-db --no-defaults --datadir="$folder/mariadb/data" --auth-root-authentication-method=normal \
    >"$folder/mariadb-install.log" 2>&1
cat >"$folder/mariadb/my.cnf" <<EOF
[mariadbd]
datadir = $folder/mariadb/data
port = $mariadb_port
bind-address = 127.0.0.1
socket = $folder/mariadb/socket
pid-file = $folder/mariadb/pid
character-set-server = utf8mb4
general-log = 1
general-log-file = $folder/mariadb/statements.log
log-error = $folder/mariadb/server.log
EOF
mariadb_start="setsid $as_mysql /usr/sbin/mariadbd --defaults-file=$folder/mariadb/my.cnf"
$mariadb_start >"$folder/mariadb.log" 2>&1 &
mariadb_first=$!

until_ready "$binaries/psql" -h "$folder/postgresql" -p "$postgresql_port" -U postgres -c 'CREATE DATABASE shop'
until_ready mariadb --no-defaults --socket="$folder/mariadb/socket" -u root \
    -e "CREATE DATABASE shop; CREATE USER tester@'127.0.0.1' IDENTIFIED BY '$password'; GRANT ALL ON *.* TO tester@'127.0.0.1' WITH GRANT OPTION"
# A shell tells of its own jobs' ends.
disown "$mariadb_first"

export LIBRI_TEST_POSTGRESQL="Driver={PostgreSQL Unicode};Server=127.0.0.1;Port=$postgresql_port;Database=shop;UID=postgres;PWD=$password"
export LIBRI_TEST_POSTGRESQL_CLIENT="$binaries/psql -q -v ON_ERROR_STOP=1 -o /dev/null -h $folder/postgresql -p $postgresql_port -U postgres shop"
export LIBRI_TEST_POSTGRESQL_LOG="$folder/postgresql/server.log" LIBRI_TEST_MARIADB_LOG="$folder/mariadb/statements.log"
export LIBRI_TEST_POSTGRESQL_START="$postgresql_start" LIBRI_TEST_POSTGRESQL_STOP="$postgresql -m fast stop"
export LIBRI_TEST_POSTGRESQL_PID="${pid_files[0]}" LIBRI_TEST_MARIADB_PID="${pid_files[1]}"
export LIBRI_TEST_MARIADB="Driver={MariaDB Unicode};Server=127.0.0.1;Port=$mariadb_port;Database=shop;UID=tester;PWD=$password"
export LIBRI_TEST_MARIADB_CLIENT="mariadb --no-defaults --default-character-set=utf8mb4 --socket=$folder/mariadb/socket -u root shop"
# It comes back at once: who starts it waits until it takes statements.
export LIBRI_TEST_MARIADB_START="$mariadb_start >>$folder/mariadb.log 2>&1 &"
export LIBRI_TEST_MARIADB_STOP="mariadb-admin --no-defaults --socket=$folder/mariadb/socket -u root shutdown"
"$@"
