#!/usr/bin/env bash
# Let buildout write the instances of the cluster for these ports, unless they are up to date.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${1:-8080}
want=$(cat buildout.cfg cluster.cfg wsgi.ini.in .venv/kyodo-stamp; echo "$port")
if [ "$(cat parts/cluster/kyodo-stamp 2>/dev/null)" != "$want" ] \
    || ! ls parts/cluster/zope{1,2}/etc/{zope.conf,wsgi.ini,site.zcml} >/dev/null 2>&1; then
    rm -rf parts/cluster
    mkdir -p parts/cluster var/log
    if ! .venv/bin/buildout -c cluster.cfg "ports:zope1=$((port + 1))" "ports:zope2=$((port + 2))" \
        "ports:postgres=$((port + 3))" >var/log/buildout-cluster.log 2>&1; then
        tail -20 var/log/buildout-cluster.log >&2
        exit 1
    fi
    echo "$want" >parts/cluster/kyodo-stamp
fi
