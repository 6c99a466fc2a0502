#!/usr/bin/env bash
# Builds and runs the package in Tests/ConsumerPackage, which imports LibriOrders without any trait, and fails when it
# resolves more than swift-log.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../Tests/ConsumerPackage"

echo "== Consumer package: what it resolves"
swift package resolve >/dev/null
resolved=$(grep -o '"identity" *: *"[^"]*"' Package.resolved | sed 's/.*: *"\(.*\)"/\1/' | sort)
echo "$resolved"
if [ "$resolved" != "swift-log" ]; then
    echo "Expected swift-log alone: a use of another package is not gated by a trait in Package.swift." >&2
    exit 1
fi

echo "== Consumer package: what it prints"
output=$(swift run --quiet Consumer)
echo "$output"
[ "$output" = "M. RAMI inProduction 2025-10-28" ]
