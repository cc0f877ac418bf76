#!/usr/bin/env bash
# Everything between a clone and a running demo site. See the Makefile.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${PORT:-8080}
mkdir -p var/log
export PYTHONWARNINGS=ignore TZ=Asia/Tokyo PYTHONUNBUFFERED=1

case $port in
    '' | *[!0-9]*)
        echo "PORTには数字を指定してください / PORT must be a number: $port" >&2
        exit 1
        ;;
esac

echo "1/4 Python環境 / Python environment"
scripts/install.sh

echo "2/4 インスタンス / instance (buildout)"
scripts/instance.sh "$port"

echo "3/4 サイト / site"
scripts/demo_site.sh

echo "4/4 サーバー / server"
exec .venv/bin/python scripts/serve.py parts/instance/etc/wsgi.ini "$port"
