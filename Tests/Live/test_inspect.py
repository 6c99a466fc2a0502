"""What `orders inspect` makes of seven invented databases that its authors had not seen, beside what is right there.

usage: scripts/with-databases.sh test_inspect.py CLI

`Tests/Data/order-databases/README.md` tells of the databases. A field is right when its column is the expected one, acceptable when
the database's author listed it as another answer that may stand. The test fails when fewer fields or statuses are right than were
when it was last looked at, when a column is proposed that must never be read, or when something personal of a sample is printed.
"""

import json
import os
import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "Data" / "order-databases"
FIELDS = ["number", "customer", "firstName", "product", "quantity", "orderedOn", "shipsBy", "status", "price", "carrier",
          "trackingNumber", "history"]
# Fields and statuses that were right or acceptable when last looked at.
KNOWN = {"atelier": (12, 15), "boutique": (12, 14), "gestion": (11, 10), "imprimeur": (11, 15), "printhub": (11, 19),
         "rapport": (12, 23), "shopfront": (12, 13)}


class Database:
    """A database of its own, made and filled from a schema file."""

    def __init__(self, name):
        kind = "MARIADB" if name in ("atelier", "gestion", "imprimeur") else "POSTGRESQL"
        client = os.environ[f"LIBRI_TEST_{kind}_CLIENT"].removesuffix(" shop")
        if kind == "MARIADB":
            self.run(client, f"DROP DATABASE IF EXISTS {name}; CREATE DATABASE {name} CHARACTER SET utf8mb4;")
        else:
            self.run(f"{client} postgres", f"DROP DATABASE IF EXISTS {name};")
            self.run(f"{client} postgres", f"CREATE DATABASE {name};")
        self.run(f"{client} {name}", (FOLDER / name / "schema.sql").read_text())
        self.connection = os.environ[f"LIBRI_TEST_{kind}"].replace("Database=shop", f"Database={name}")

    @staticmethod
    def run(client, sql):
        subprocess.run(["sh", "-c", client], input=sql, text=True, check=True, stdout=subprocess.DEVNULL)


def inspect(cli, connection, *arguments):
    """The result of the command, and what it printed."""
    environment = {**os.environ, "LIBRI_ORDERS_SOURCE": "odbc", "LIBRI_ORDERS_ODBC_CONNECTION": connection}
    return subprocess.run([cli, "orders", "inspect", *arguments], env=environment, capture_output=True, text=True)


def place(written, table):
    """`table.column` of an expected column, in small letters; nothing for one that is not there."""
    if isinstance(written, dict):
        return f"{written.get('table', table)}.{written['column']}".lower()
    return f"{table}.{written}".lower() if written else None


def expected_fields(expected):
    """The right place of each field."""
    table, columns = expected["table"], dict(expected["columns"])
    customer = columns["customer"]
    if isinstance(customer, dict) and "last" in customer:
        columns["customer"] = {"table": customer.get("table", table), "column": customer["last"]}
        columns["firstName"] = {"table": customer.get("table", table), "column": customer["first"]}
    places = {field: place(columns.get(field), table) for field in FIELDS if field != "history"}
    history = expected.get("history")
    places["history"] = f"{history['table']}.{history['status']}".lower() if history else None
    return places


def acceptable(expected, field):
    """Other places of a field that may stand, or nothing at all."""
    answers = expected.get("acceptable", {}).get(field, [])
    places = []
    for answer in answers:
        if answer is None:
            places.append(None)
        elif isinstance(answer, dict):
            places.append(place(answer, expected["table"]))
        else:
            # "T_ART.ART_LIB joined on …"
            name = answer.split()[0].lower()
            places.append(name if "." in name else f"{expected['table']}.{name}".lower())
    return places


def judge_fields(expected, report):
    """(field, verdict, proposed, right) of each field."""
    proposed = {finding["field"]: f"{finding['table']}.{finding['column'].split('.')[-1]}".lower()
                for finding in report["fields"]}
    proposed["history"] = proposed.get("history.status")
    rows = []
    for field, right in expected_fields(expected).items():
        given = proposed.get(field)
        if given == right:
            verdict = "right"
        elif given in acceptable(expected, field):
            verdict = "acceptable"
        else:
            verdict = "missing" if given is None else "wrong" if right else "too much"
        rows.append((field, verdict, given, right))
    return rows


def fold(word):
    return " ".join(word.lower().translate(str.maketrans("éèêçîï", "eeecii")).split())


def judge_statuses(expected, report):
    """(word, verdict, proposed, right) of each status word or code."""
    given = {fold(status["word"]): status["status"] for status in report["statuses"]}
    others = expected.get("acceptable", {})
    lists = others.get("statuses", {}) if isinstance(others.get("statuses"), dict) else {}
    loose = [line.split(":", 1) for line in others.get("statuses", []) if ":" in line] \
        if isinstance(others.get("statuses"), list) else []
    rows = []
    for word, right in expected["statuses"].items():
        status = given.get(fold(word), "unknown")
        allowed = list(lists.get(word, [])) + list(others.get(f"statuses.{word}", []))
        allowed += [w.strip(", ") for key, text in loose if key == word
                    for w in text.replace("any of", "").replace(" or ", ",").split(",")]
        verdict = "right" if status == right else "acceptable" if status in allowed else "wrong"
        rows.append((word, verdict, status, right))
    return rows


def main():
    cli = sys.argv[1]
    faults = []
    print("| database | fields right or acceptable | statuses right or acceptable | what is not |")
    print("| --- | --- | --- | --- |")
    for folder in sorted(path for path in FOLDER.iterdir() if path.is_dir()):
        name, expected = folder.name, json.loads((folder / "expected.json").read_text())
        result = inspect(cli, Database(name).connection, "--json")
        if result.returncode != 0:
            print(f"| {name} | 0 | 0 | {result.stderr.strip()} |")
            faults.append(f"{name}: {result.stderr.strip()}")
            continue
        report = json.loads(result.stdout)
        fields, statuses = judge_fields(expected, report), judge_statuses(expected, report)
        good = [sum(verdict in ("right", "acceptable") for _, verdict, _, _ in rows) for rows in (fields, statuses)]
        bad = [f"{field}: {verdict}, {given or 'nothing'} for {right or 'nothing'}"
               for field, verdict, given, right in fields if verdict not in ("right", "acceptable")]
        bad += [f"“{word}” as {given}, not {right}" for word, verdict, given, right in statuses
                if verdict not in ("right", "acceptable")]
        if report["table"].lower() != expected["table"].lower():
            bad.insert(0, f"the table {report['table']}")
            faults.append(f"{name}: the table {report['table']} is not {expected['table']}")
        print(f"| {name} | {good[0]} of {len(fields)} | {good[1]} of {len(statuses)} | {'; '.join(bad) or 'nothing'} |")
        for count, least, what in zip(good, KNOWN[name], ("fields", "statuses")):
            if count < least:
                faults.append(f"{name}: {count} {what} are right, where {least} were")
        read = {f"{finding['table']}.{finding['column'].split('.')[-1]}".lower() for finding in report["fields"]}
        for column in expected.get("neverPropose", []):
            if column.lower() in read:
                faults.append(f"{name}: {column} must never be read")
    for fault in faults:
        print(f"✗ {fault}", file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
