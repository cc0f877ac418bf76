#!/usr/bin/env bash
# Build .venv from constraints.txt, unless a whole one for exactly these pins is there already.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/system_packages.sh run
python=$(scripts/python.sh)

# One builder at a time (make start and make test in two terminals).
if command -v flock >/dev/null; then
    exec 9>.venv.lock
    flock 9
fi

fingerprint() {
    pwd
    "$python" -c 'import sys; print(sys.version)'
    cat constraints.txt setup.py
}
want=$(fingerprint | "$python" -c 'import hashlib, sys
print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())')

if [ "$(cat .venv/kyodo-stamp 2>/dev/null)" = "$want" ]; then
    if reason=$(.venv/bin/python scripts/check_env.py 2>&1); then
        exit 0
    fi
    echo "   環境が壊れているので作り直します / the environment is damaged, rebuilding: ${reason##*$'\n'}"
fi

echo "   Python環境を作ります / building the Python environment (.venv, $("$python" --version))"
rm -rf .venv
mkdir -p var/log
log=var/log/install.log
: >"$log"

with_uv() {
    .venv/bin/python -m pip install -q --disable-pip-version-check -c constraints.txt uv \
        && .venv/bin/uv pip install --python .venv/bin/python --compile-bytecode \
            -c constraints.txt -e '.[test,dev,cluster]'
}
with_pip() {
    .venv/bin/python -m pip install --disable-pip-version-check -c constraints.txt -e '.[test,dev,cluster]'
}

"$python" -m venv .venv >>"$log" 2>&1 </dev/null || {
    cat "$log" >&2
    exit 1
}
# uv does in seconds what takes pip minutes; pip stays the way for places with their own index.
if ! with_uv >>"$log" 2>&1 </dev/null; then
    echo "   uvでは入らないのでpipを使います(数分)/ falling back to pip (some minutes)"
    if ! with_pip >>"$log" 2>&1 </dev/null; then
        tail -20 "$log" >&2
        echo "パッケージを入れられませんでした / packages could not be installed. Log: $log" >&2
        exit 1
    fi
fi
.venv/bin/python scripts/check_env.py --remember
echo "$want" >.venv/kyodo-stamp
