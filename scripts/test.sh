#!/usr/bin/env bash
# Run the tests, from the quickest to the slowest. `scripts/test.sh domain plone` runs only those.
set -euo pipefail
cd "$(dirname "$0")/.."
suites=("$@")
[ ${#suites[@]} -gt 0 ] || suites=(domain plone demo packaging cluster browser)

step() {
    echo
    echo "== $(date +%T) $*"
}

# The rules of the city need no Plone: they are tested where there is none.
run_domain() {
    local python want
    python=$(scripts/python.sh)
    want=$("$python" --version; pwd; grep -E '^(pytest|hypothesis)==' constraints.txt)
    if [ "$(cat .venv-bare/kyodo-stamp 2>/dev/null)" != "$want" ] \
        || ! .venv-bare/bin/python -c 'import hypothesis, pytest' 2>/dev/null; then
        rm -rf .venv-bare
        "$python" -m venv .venv-bare
        .venv-bare/bin/python -m pip install -q --disable-pip-version-check \
            -c constraints.txt pytest hypothesis
        echo "$want" >.venv-bare/kyodo-stamp
    fi
    .venv-bare/bin/python -c '
from importlib.util import find_spec
found = [name for name in ("plone", "Products", "zope", "ZODB") if find_spec(name)]
assert not found, f"not a bare Python: {found}"'
    .venv-bare/bin/python -m pytest -q tests/domain
}

# One process a suite: a site with content of its own would hide the others' sites.
run_with_plone() {
    TZ=UTC zope_i18n_compile_mo_files=1 .venv/bin/python -m pytest -q "tests/$1"
}

step "system packages"
scripts/system_packages.sh test
step "Python environment"
scripts/install.sh
for suite in "${suites[@]}"; do
    step "tests: $suite"
    if [ "$suite" = domain ]; then
        run_domain
    else
        run_with_plone "$suite"
    fi
done
step "all passed: ${suites[*]}"
