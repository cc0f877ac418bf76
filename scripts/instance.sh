#!/usr/bin/env bash
# Let buildout write the instance for this port, unless it is there and up to date.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${1:-8080}
want=$(cat buildout.cfg wsgi.ini.in .venv/kyodo-stamp; echo "$port")
made="var/instance var/cache bin/instance parts/instance/etc/zope.conf parts/instance/etc/wsgi.ini parts/instance/etc/site.zcml"
if [ "$(cat parts/instance/kyodo-stamp 2>/dev/null)" != "$want" ] || ! ls $made >/dev/null 2>&1; then
    rm -rf parts/instance .installed.cfg
    mkdir -p var/log
    if ! .venv/bin/buildout "instance:http-address=127.0.0.1:$port" >var/log/buildout.log 2>&1; then
        tail -20 var/log/buildout.log >&2
        exit 1
    fi
    echo "$want" >parts/instance/kyodo-stamp
fi
