#!/usr/bin/env bash
# Look at format, lint and direction of imports without changing anything.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh
mapfile -t marked_up < <(git ls-files '*.zcml' '*.xml' '*.pt' ':!:profiles' ':!:*/forms/models/*.xml')
.venv/bin/ruff format --check .
.venv/bin/ruff check .
.venv/bin/zpretty --check "${marked_up[@]}"
.venv/bin/lint-imports
