"""Schemathesis against the running server: whatever the contract allows, and much that it does not.

usage: test_contract.py SERVER SCHEMATHESIS [--seconds 80]

Requests are made from the contract as the server tells it (/openapi.json), right ones and wrong ones, and each answer is held
against it with all of Schemathesis's checks. schemathesis.toml says what is expected otherwise, and why.
"""

import argparse
import pathlib
import subprocess
import sys
import time

import serving


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server")
    parser.add_argument("schemathesis", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=80)
    options = parser.parse_args()
    checks = serving.Checks()
    with serving.Server(options.server) as server:
        begin = time.monotonic()
        configuration = pathlib.Path(__file__).resolve().with_name("schemathesis.toml")
        try:
            # One worker: with several, Python 3.11 now and then fails to parse Schemathesis's own sources (SystemError, "AST
            # constructor recursion depth mismatch").
            run = subprocess.run(
                [str(options.schemathesis.absolute()), "--config-file", str(configuration), "run",
                 f"{server.address}openapi.json", "--url", server.address, "--checks", "all", "--no-color",
                 "--max-time", str(options.seconds), "--workers", "1", "--continue-on-failure"],
                cwd=server.folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                timeout=options.seconds + 120)
            said, code = run.stdout.splitlines(), run.returncode
        except subprocess.TimeoutExpired as error:
            said, code = (error.stdout or b"").decode(errors="replace").splitlines(), "none: it did not end"
        failures = [number for number, line in enumerate(said) if "FAILURES" in line or "ERRORS" in line]
        summary = [number for number, line in enumerate(said) if "SUMMARY" in line]
        # What was found, with the requests that show it; or else the summary alone.
        print("\n".join(line[:400] for line in said[(failures or summary or [0])[0]:][-150:]))
        checks.check(code == 0, f"Schemathesis after {time.monotonic() - begin:.0f} s: exit code {code}")
        checks.check(server.is_alive and server.ask()[0] == 200, "the server answers")
        bad = serving.unexplained(server.log())
        checks.check(not bad, f"the log holds no failure without its cause {bad[:3] or ''}")
        answered = sum(" info request " in line for line in server.log())
        print(f"{answered} requests answered, {server.rss():.0f} MB in use")
    checks.finish()


if __name__ == "__main__":
    main()
