#!/usr/bin/env bash
# Run the tests. `scripts/test.sh domain plone` runs only those suites, one after the other.
# All of them: the longest runs beside the others and is shown when those are through. A suite
# that fails does not keep the rest from telling what they find.
set -euo pipefail
cd "$(dirname "$0")/.."
suites=("$@")
beside=
if [ ${#suites[@]} = 0 ]; then
    suites=(domain demo packaging cluster browser)
    beside=plone
fi

echo "== $(date +%T) system packages"
scripts/system_packages.sh test
echo "== $(date +%T) Python environment"
scripts/install.sh

failed=()
if [ "$beside" ]; then
    log=$(mktemp)
    scripts/suite.sh "$beside" >"$log" 2>&1 &
    pid=$!
    trap 'kill "$pid" 2>/dev/null || true; rm -f "$log"' EXIT
fi
for suite in "${suites[@]}"; do
    scripts/suite.sh "$suite" || failed+=("$suite")
done
if [ "$beside" ]; then
    tail -n +1 -f --pid="$pid" "$log"
    wait "$pid" || failed+=("$beside")
fi

echo
if [ ${#failed[@]} -gt 0 ]; then
    echo "== $(date +%T) failed: ${failed[*]}" >&2
    exit 1
fi
echo "== $(date +%T) all passed: ${suites[*]} $beside"
