#!/usr/bin/env bash
# Make sure the system packages we need are there.
#   scripts/system_packages.sh run    what `make start` needs
#   scripts/system_packages.sh cluster   what `make cluster` needs besides
#   scripts/system_packages.sh test   what `make test` needs besides (the cluster's too)
# Installs them with apt when we are root on Debian or Ubuntu; otherwise says what to install.
set -euo pipefail

here=$(dirname "$0")

missing_for_run() {
    local python
    if python=$("$here/python.sh"); then
        "$python" -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
    else
        echo python3 python3-venv
    fi
}

# PDF files are laid out with Pango, in fonts that have every kanji of a name.
missing_for_pdf() {
    local found
    found=$(ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null || true)
    grep -q libpango-1.0.so.0 <<<"$found" || echo libpango-1.0-0
    grep -q libpangoft2-1.0.so.0 <<<"$found" || echo libpangoft2-1.0-0
    grep -q libharfbuzz-subset.so.0 <<<"$found" || echo libharfbuzz-subset0
    if ! command -v fc-list >/dev/null; then
        echo fontconfig fonts-ipamj-mincho
    elif [ -z "$(fc-list 2>/dev/null | grep -i -E 'ipamj|noto ?(serif|sans) ?cjk')" ]; then
        echo fonts-ipamj-mincho
    fi
}

missing_for_test() {
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
        || command -v google-chrome >/dev/null || echo chromium
    if command -v fc-list >/dev/null; then
        [ -n "$(fc-list :lang=ja 2>/dev/null)" ] || echo fonts-noto-cjk
    else
        echo fontconfig fonts-noto-cjk
    fi
    command -v git >/dev/null || echo git
    command -v clamd >/dev/null || echo clamav-daemon
    command -v soffice >/dev/null || echo libreoffice-calc-nogui
}

missing_for_cluster() {
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null \
        || echo postgresql
    command -v haproxy >/dev/null || [ -x /usr/sbin/haproxy ] || echo haproxy
}

missing=$(missing_for_run | tr '\n' ' ')$(missing_for_pdf | tr '\n' ' ')
if [ "${1:-run}" = test ]; then
    missing="$missing$(missing_for_test | tr '\n' ' ')"
fi
if [ "${1:-run}" != run ]; then
    missing="$missing$(missing_for_cluster | tr '\n' ' ')"
fi
missing=$(echo "$missing" | xargs)
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "   システムのパッケージを入れます / installing system packages: $missing"
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    # shellcheck disable=SC2086  # one word per package
    if ! { apt-get update -q && apt-get install -q -y --no-install-recommends $missing; } \
        >"$log" 2>&1 </dev/null; then
        tail -20 "$log" >&2
        echo "apt-getが失敗しました / apt-get failed. Log: $log" >&2
        exit 1
    fi
    rm -f "$log"
    if ! "$here/python.sh" >/dev/null; then
        echo "Python 3.11 か 3.12 が必要です / Python 3.11 or 3.12 is needed." >&2
        exit 1
    fi
    exit 0
fi

{
    echo "次のパッケージが足りません / missing system packages: $missing"
    echo "Debian, Ubuntu では / on Debian and Ubuntu:"
    echo
    echo "    sudo apt-get update && sudo apt-get install -y $missing"
    echo
    echo "そのあと同じコマンドをもう一度実行してください / then run the same command again."
} >&2
exit 1
