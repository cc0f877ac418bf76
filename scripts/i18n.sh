#!/usr/bin/env bash
# Collect every text of ours into the .pot and merge it into the catalogues. The texts in the
# source are Japanese; the English catalogue carries the translations.
set -euo pipefail
cd "$(dirname "$0")/../src/kamakura/kyodo"
i18ndude=../../../.venv/bin/i18ndude
domain=kamakura.kyodo
"$i18ndude" rebuild-pot --pot "locales/$domain.pot" --create "$domain" .
for language in ja en; do
    po=locales/$language/LC_MESSAGES/$domain.po
    mkdir -p "$(dirname "$po")"
    [ -e "$po" ] || touch "$po"
    "$i18ndude" sync --pot "locales/$domain.pot" "$po"
done
