"""Whether the time or the bytes of a refusal tell why it was refused.

Usage: test_refusals.py SERVER [--count 4000] [--leak 50]

Unknown numbers, wrong names and locked orders are asked for in turn, over connections that stay open, at moments that
nothing ties to the server's: the times are compared, each pair of kinds, by the area under the ROC curve and by the
two-sample Kolmogorov-Smirnov test. That the comparison would notice a leak is shown by one: fifty microseconds more for one
kind must make it fail. A machine that does something else meanwhile blurs so small a leak, while what is alike stays alike:
there, --leak 1000 is asked for.
"""

import argparse
import http.client
import json
import math
import multiprocessing
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

KINDS = ["unknown number", "wrong name", "locked"]
LOCKED = ("CL-401372-487531", "Rami")
MOST_AUC = 0.03
LEAST_P = 0.0001
LONGEST_PAUSE = 0.02
WORKERS = 6


def start(server, state):
    limits = ["ORDERS_LIMITS_PER_NUMBER", "ORDERS_LIMITS_PER_CLIENT", "ORDERS_LIMITS_OVERALL_PER_MINUTE",
              "SERVER_LIMITS_REQUESTS_PER_MINUTE", "SERVER_LIMITS_REQUEST_BURST"]
    environment = {**os.environ, **{f"LIBRI_{name}": "1000000" for name in limits}}
    process = subprocess.Popen(
        [server, "--demo", "--port", "0", "--state", state], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=environment, text=True)
    line = process.stdout.readline()
    return process, int(line.strip().rstrip("/").rsplit(":", 1)[1])


def ask(connection, number, surname):
    body = json.dumps({"orderNumber": number, "surname": surname})
    begin = time.monotonic_ns()
    connection.request("POST", "/api/order/track", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    content = response.read()
    end = time.monotonic_ns()
    # The time, the request's name, and how many requests this client has left are another's with every request.
    headers = sorted((name.lower(), value) for name, value in response.getheaders()
                     if name.lower() not in ("date", "x-request-id") and not name.lower().startswith("ratelimit-"))
    return begin, end, (response.status, tuple(headers), content)


def work(port, seed, count, numbers, results):
    chance = random.Random(seed)
    known = set(numbers)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    rows, forms = [], set()
    for turn in range(count):
        for kind in chance.sample(range(3), 3):
            if kind == 0:
                number, name = f"CL-{chance.randint(100000, 999999)}-{chance.randint(100000, 999999)}", "Rami"
                assert number not in known
            elif kind == 1:
                # Four tries at each: the fifth would lock it.
                number, name = numbers[turn // 4], "Zorglub"
            else:
                number, name = LOCKED
            time.sleep(chance.random() * LONGEST_PAUSE)
            begin, end, form = ask(connection, number, name)
            rows.append((kind, begin, end))
            forms.add(form)
    results.put((rows, forms))


def auc(left, right):
    """The chance that a value of the right is greater than one of the left (Mann-Whitney)."""
    ranked = sorted([(value, 0) for value in left] + [(value, 1) for value in right])
    total, index = 0.0, 0
    while index < len(ranked):
        end = index
        while end < len(ranked) and ranked[end][0] == ranked[index][0]:
            end += 1
        rank = (index + 1 + end) / 2
        total += rank * sum(side for _, side in ranked[index:end])
        index = end
    return (total - len(right) * (len(right) + 1) / 2) / (len(left) * len(right))


def kolmogorov_smirnov(left, right):
    """The greatest distance of the two distributions, and its asymptotic probability."""
    left, right = sorted(left), sorted(right)
    distance, i, j = 0.0, 0, 0
    while i < len(left) and j < len(right):
        value = min(left[i], right[j])
        while i < len(left) and left[i] == value:
            i += 1
        while j < len(right) and right[j] == value:
            j += 1
        distance = max(distance, abs(i / len(left) - j / len(right)))
    size = len(left) * len(right) / (len(left) + len(right))
    x = (math.sqrt(size) + 0.12 + 0.11 / math.sqrt(size)) * distance
    p = 2 * sum((-1) ** (k - 1) * math.exp(-2 * k * k * x * x) for k in range(1, 101))
    return distance, min(1.0, max(0.0, p))


def compare(values):
    """Prints the comparison of each pair of kinds; whether all are alike."""
    alike = True
    for a in range(3):
        for b in range(a + 1, 3):
            area = auc(values[a], values[b])
            distance, p = kolmogorov_smirnov(values[a], values[b])
            good = abs(area - 0.5) <= MOST_AUC and p >= LEAST_P
            alike = alike and good
            print(f"  {KINDS[a]:>14} / {KINDS[b]:<14} AUC {area:.4f}  KS {distance:.4f}  p {p:.4f}"
                  f"  {'alike' if good else 'DIFFERENT'}")
    return alike


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server")
    parser.add_argument("--count", type=int, default=4_000, help="refusals of each kind")
    parser.add_argument("--leak", type=int, default=50, help="the leak that must be noticed, in microseconds")
    options = parser.parse_args()
    server, count = options.server, options.count
    with tempfile.TemporaryDirectory() as state:
        process, port = start(server, state)
        try:
            with sqlite3.connect(f"file:{state}/orders.sqlite?mode=ro", uri=True) as database:
                numbers = [row[0] for row in database.execute("SELECT NumeroCommande FROM Commandes")]
            numbers.remove(LOCKED[0])
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            assert ask(connection, *LOCKED)[2][0] == 200, "the right pair gets in before"
            for guess in range(5):
                ask(connection, LOCKED[0], f"Faux{'abcde'[guess]}")
            assert ask(connection, *LOCKED)[2][0] == 404, "five failures have locked the pair"
            results = multiprocessing.Queue()
            share = -(-count // WORKERS)
            workers = [multiprocessing.Process(
                target=work, args=(port, seed, share, numbers[seed::WORKERS], results)) for seed in range(WORKERS)]
            for worker in workers:
                worker.start()
            found = [results.get() for _ in workers]
            for worker in workers:
                worker.join()
        finally:
            process.terminate()
            process.wait()

    forms = set().union(*(forms for _, forms in found))
    rows = [row for rows, _ in found for row in rows]
    print(f"{len(rows) // 3} refusals of each kind, {len(forms)} form(s)")
    assert len(forms) == 1, f"the bytes differ: {forms}"
    times = [[end - begin for kind, begin, end in rows if kind == wanted] for wanted in range(3)]
    middle = sorted(time for kind in times for time in kind)[len(rows) // 2]
    spread = sorted(abs(time - middle) for kind in times for time in kind)[len(rows) // 2]
    print(f"  median {middle / 1e6:.2f} ms; half of all within {spread / 1000:.0f} µs of it")
    alike = compare(times)
    print(f"With a leak of {options.leak} µs planted in the wrong names:")
    noticed = not compare([times[0], [time + options.leak * 1000 for time in times[1]], times[2]])
    if not alike:
        sys.exit("Refusals differ.")
    if not noticed:
        sys.exit("The leak was not noticed: the measurement is too coarse.")


if __name__ == "__main__":
    main()
