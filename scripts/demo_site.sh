#!/usr/bin/env bash
# Build the demo site in var/filestorage, unless a whole one is there.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ ! -s var/filestorage/Data.fs ] || [ ! -e var/filestorage/site-complete ]; then
    echo "   デモのサイトを作ります / creating the demo site"
    if ! .venv/bin/python scripts/create_site.py parts/instance/etc/zope.conf \
        >var/log/create_site.log 2>&1; then
        tail -20 var/log/create_site.log >&2
        echo "サイトを作れませんでした / the site could not be made. Log: var/log/create_site.log" >&2
        exit 1
    fi
fi
