"""Programs that run under ours and never outlive it, however it ends."""

from collections.abc import Sequence
from pathlib import Path
import ctypes
import os
import signal
import subprocess
import sys


PR_SET_PDEATHSIG = 1  # Linux, <sys/prctl.h>


def start_child(
    command: Sequence[str | Path], *, log: Path, user: str = "", stop: int = signal.SIGINT
) -> subprocess.Popen:
    """Start a program in a session of its own, so that Ctrl-C reaches only its supervisor.

    It gets ``stop`` when we die without a word (kill -9). Call this from the main thread: Linux
    counts the end of the thread that started it.
    """

    def prepare() -> None:
        # A shell gives its background jobs a SIGINT that is ignored, and children inherit that.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, stop)

    with log.open("ab") as output:
        return subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            preexec_fn=prepare,
            **as_user(user),
        )


def as_user(user: str) -> dict[str, object]:
    """Arguments for ``subprocess`` to run as another user; none when that is who we are."""
    return {"user": user, "group": user, "extra_groups": []} if user else {}


def end(child: subprocess.Popen, *, by: int = signal.SIGINT, patience: float = 30) -> None:
    """Ask a program to end; insist after ``patience`` seconds."""
    if child.poll() is not None:
        return
    child.send_signal(by)
    try:
        child.wait(patience)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def is_root() -> bool:
    """Whether we are the superuser, whom PostgreSQL refuses."""
    return os.geteuid() == 0
