"""Print the words of the life cycles as a catalogue of Plone's own domain, in English.

Plone's toolbar looks up the name of a state there. Argument: our English catalogue.
"""

from babel.messages.pofile import read_po
from other_texts import words
from pathlib import Path
import sys


HEADER = """\
# Names of states and steps for Plone's toolbar, made by `make i18n` from kamakura.kyodo.po.
msgid ""
msgstr ""
"Project-Id-Version: kamakura.kyodo\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language-Code: en\\n"
"Domain: plone\\n"
"""


if __name__ == "__main__":
    with Path(sys.argv[1]).open("rb") as opened:
        catalogue = read_po(opened)
    print(HEADER)
    print(
        "\n".join(f'msgid "{one}"\nmsgstr "{catalogue[one].string}"\n' for one in sorted(words()))
    )
