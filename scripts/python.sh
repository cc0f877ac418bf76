#!/usr/bin/env bash
# Print the name of a Python we run on (3.11 or 3.12; PYTHON=… is tried first), or fail.
for candidate in "${PYTHON:-}" python3.11 python3.12 python3; do
    [ -n "$candidate" ] || continue
    if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12)))' \
        2>/dev/null; then
        echo "$candidate"
        exit 0
    fi
done
exit 1
