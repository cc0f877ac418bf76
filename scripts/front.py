"""The front server: HAProxy with one address for several Zope processes."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
import shutil
import socket


# One request after the other reaches Zope's one thread; more may be on their way to it, for a
# file on a slow line is received without occupying the thread.
SERVER = "server {name} 127.0.0.1:{port} check inter 1s fall 3 rise 1 maxconn 100"

CONFIGURATION = """\
global
    maxconn 2000
    stats socket {control} mode 600 level admin
    log stdout format raw local0 info

defaults
    mode http
    log global
    option httplog
    option forwardfor
    option redispatch
    timeout connect 5s
    timeout client 120s
    timeout server 120s
    timeout queue 120s
    timeout check 20s
    retries 3

frontend city
    bind 127.0.0.1:{port}
    # When the head of the request was here, before its body and before any queue. "set" also
    # takes away what a client sends under this name.
    http-request set-header X-Kyodo-Received %[date(0,ms)]
    http-request deny deny_status 413 if {{ req.hdr_val(content-length) gt 209715200 }}
    default_backend zope

backend zope
    balance leastconn
    # What only reads is asked of the other process when one dies over it. What writes is not: the
    # person presses again, and the token of the page keeps it from being filed twice.
    retry-on conn-failure empty-response
    http-request disable-l7-retry if METH_POST
    # /ok opens the database: a process that cannot reach it gets no visitors.
    option httpchk GET /ok
    # Who is signed in stays on one process, whose memory knows their papers; no cookie more.
    stick-table type string len 64 size 100k expire 8h
    stick on req.cook(__ac),sha1,hex
    stick store-response res.cook(__ac),sha1,hex
    {servers}
"""


def write_configuration(path: Path, *, port: int, zopes: Mapping[str, int]) -> None:
    """Write HAProxy's file for these processes (name and port)."""
    servers = [SERVER.format(name=name, port=number) for name, number in zopes.items()]
    text = CONFIGURATION.format(
        port=port, control=path.with_suffix(".sock"), servers="\n    ".join(servers)
    )
    path.write_text(text, encoding="utf-8")


def command(configuration: Path) -> list[str]:
    """How HAProxy is started in the foreground."""
    program = shutil.which("haproxy") or "/usr/sbin/haproxy"
    return [program, "-db", "-q", "-f", str(configuration)]


def ask(configuration: Path, order: str) -> str:
    """Give an order on the control socket, such as ``set server zope/zope1 state drain``."""
    with closing(socket.socket(socket.AF_UNIX)) as control:
        control.connect(str(configuration.with_suffix(".sock")))
        control.sendall(f"{order}\n".encode())
        return b"".join(iter(lambda: control.recv(65536), b"")).decode()


def is_up(configuration: Path, name: str) -> bool:
    """Does HAProxy send visitors to this process?"""
    return _column(configuration, name, "status").startswith("UP")


def visitors(configuration: Path, name: str) -> int:
    """How many requests this process is answering."""
    return int(_column(configuration, name, "scur") or 0)


def _column(configuration: Path, name: str, column: str) -> str:
    head, *rows = ask(configuration, "show stat").lstrip("# ").splitlines()
    names = head.split(",")
    for row in rows:
        values = dict(zip(names, row.split(","), strict=False))
        if (values.get("pxname"), values.get("svname")) == ("zope", name):
            return values[column]
    return ""
