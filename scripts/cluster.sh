#!/usr/bin/env bash
# Everything between a clone and a running cluster: PostgreSQL, two Zope processes, a front server.
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

echo "1/5 システムのパッケージ / system packages"
scripts/system_packages.sh cluster

echo "2/5 Python環境 / Python environment"
scripts/install.sh

echo "3/5 インスタンス / instances (buildout)"
scripts/instance.sh "${DEMO_PORT:-8080}"
scripts/cluster_instances.sh "$port"

echo "4/5 サイト / site"
scripts/demo_site.sh

echo "5/5 サーバー / servers (PostgreSQL, Zope × 2, HAProxy)"
exec .venv/bin/python scripts/cluster.py "$port"
