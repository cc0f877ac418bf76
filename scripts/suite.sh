#!/usr/bin/env bash
# Run one suite of tests in the environment that scripts/install.sh has built: domain, plone, …
# One process a suite: a site with content of its own would hide the others' sites.
set -euo pipefail
cd "$(dirname "$0")/.."
suite=$1

# The rules of the city need no Plone: they are tested where there is none.
make_bare_python() {
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
}

echo
echo "== $(date +%T) tests: $suite"
if [ "$suite" = domain ]; then
    make_bare_python
    exec .venv-bare/bin/python -m pytest -q tests/domain
fi
export TZ=UTC zope_i18n_compile_mo_files=1
exec .venv/bin/python -m pytest -q "tests/$suite"
