"""Serve a WSGI configuration and count write conflicts. Usage: server.py WSGI_INI COUNT_FILE

Ends with whoever started it: when the other end of its standard input closes.

Zope repeats a request that met a conflict without a word in its log: here every conflict adds
a line to COUNT_FILE.
"""

from pathlib import Path
from zope.component import provideHandler
from ZPublisher.interfaces import IPubBeforeAbort
import os
import sys
import threading
import Zope2.Startup.serve


def main() -> int:
    """Serve until ended by a signal."""
    wsgi_ini, count_file = sys.argv[1], Path(sys.argv[2])

    def note(event: IPubBeforeAbort) -> None:
        if event.retry:
            kind, error, _traceback = event.exc_info
            with count_file.open("a", encoding="utf-8") as lines:
                lines.write(f"{event.request.get('PATH_INFO')} {kind.__name__} {error}\n")

    threading.Thread(target=end_with_starter, daemon=True).start()
    provideHandler(note, (IPubBeforeAbort,))
    Zope2.Startup.serve.main(["serve", wsgi_ini], quiet=True)
    return 0


def end_with_starter() -> None:
    """Wait for the end of standard input, then end at once."""
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
