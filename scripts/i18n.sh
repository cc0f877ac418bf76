#!/usr/bin/env bash
# Collect every text of ours and merge it into the English catalogue: new texts come in untranslated,
# texts that are gone leave. --check changes nothing and fails when there is something to merge.
# The texts in the source are Japanese: for Japanese there is nothing to collect (decision 0011).
set -euo pipefail
cd "$(dirname "$0")/../src/kamakura/kyodo"
export PYTHONUTF8=1 # i18ndude reads and writes in the encoding of its surroundings
scripts=../../../scripts
bin=../../../.venv/bin
domain=kamakura.kyodo
english=locales/en/LC_MESSAGES
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/words" "$work/en"
"$bin/python" "$scripts/other_texts.py" >"$work/words/words.py"
"$bin/i18ndude" rebuild-pot --no-line-numbers --pot "$work/all.pot" --create "$domain" . "$work/words"
cp "$english/$domain.po" "$work/en"
"$bin/i18ndude" sync --pot "$work/all.pot" "$work/en/$domain.po"
# No date, no lines, no folder that is new every time: a commit shows only the texts that changed.
sed -i -e '/^"POT\?-\(Creation\|Revision\)-Date/d' -e '\|^#: /|d' "$work/en/$domain.po"
"$bin/python" "$scripts/plone_texts.py" "$work/en/$domain.po" >"$work/en/plone.po"
if [ "${1:-}" = --check ]; then
    diff -u --exclude='*.mo' "$english" "$work/en"
else
    cp "$work/en/"*.po "$english"
fi
