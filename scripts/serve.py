"""Serve the site until Ctrl-C. Usage: serve.py WSGI_INI PORT

Starts the instance in this process, writes its mail to var/mail and says when it is ready.
"""

from http.client import HTTPConnection
from http.client import HTTPException
from mail_folder import deliver_to_folder
from pathlib import Path
import os
import signal
import socket
import sys
import threading
import time
import Zope2.Startup.serve


SITE = "/kamakura"


def main() -> int:
    """Serve; return 0 after Ctrl-C, a hang-up or a request to end."""
    wsgi_ini, port = Path(sys.argv[1]).resolve(), int(sys.argv[2])
    var = wsgi_ini.parents[3] / "var"
    if refuse_port(port, "make start"):
        return 1
    owner = take_terminal()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(0))
    deliver_to_folder(queue=var / "instance" / "mail-queue", folder=var / "mail")
    threading.Thread(target=announce, args=(port, var), daemon=True).start()
    try:
        Zope2.Startup.serve.main(["serve", str(wsgi_ini)], quiet=True)
    except (KeyboardInterrupt, SystemExit):
        pass
    finally:
        give_back_terminal(owner)
    print("\n   止めました。データは var/ に残っています。 / Stopped; the data stays in var/.")
    return 0


def refuse_port(port: int, command: str) -> bool:
    """Say so when another program has the port."""
    if in_use(port):
        print(
            f"   ポート{port}は使われています。別の番号を指定してください: PORT=8090 {command}\n"
            f"   Port {port} is in use; choose another one, for example PORT=8090 {command}",
            file=sys.stderr,
        )
        return True
    return False


def in_use(port: int) -> bool:
    """Whether another program listens there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def take_terminal() -> int | None:
    """Let Ctrl-C reach this process alone, so that make ends well and not "interrupted".

    Returns the process group that had the terminal, or None when there is no terminal to take.
    """
    if not sys.stdin.isatty() or os.tcgetpgrp(0) != os.getpgrp():
        return None
    owner = os.getpgrp()
    # make would not notice a stop (Ctrl-Z) of its child: the terminal would hang.
    for number in (signal.SIGTTOU, signal.SIGTSTP):
        signal.signal(number, signal.SIG_IGN)
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpgrp())
    return owner


def give_back_terminal(owner: int | None) -> None:
    """Undo take_terminal."""
    if owner is not None:
        os.tcsetpgrp(0, owner)


def announce(port: int, var: Path) -> None:
    """Say where to look once the first page has been answered."""
    while not answers(port):
        time.sleep(0.2)
    accounts = var / "filestorage" / "accounts.txt"
    lines = [
        "",
        f"   用意ができました / ready:  http://127.0.0.1:{port}{SITE}",
        f"   協働事業 / the scheme:     http://127.0.0.1:{port}{SITE}/kyodo",
        "   届いたメール / mail sent:  var/mail/",
        "",
        "   利用者 / accounts (login / password):",
        "     admin / admin    サイト管理者 / Manager",
    ]
    if accounts.exists():
        lines += [f"     {line}" for line in accounts.read_text(encoding="utf-8").splitlines()]
    lines += ["", "   止めるには Ctrl-C / press Ctrl-C to stop", ""]
    print("\n".join(lines), flush=True)


def answers(port: int) -> bool:
    """Whether the site's front page comes."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.request("GET", SITE)
        return connection.getresponse().status < 500
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
