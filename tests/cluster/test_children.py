"""No program of the cluster outlives its supervisor."""

from pathlib import Path
from site_under_test import ROOT
import os
import select
import subprocess
import sys


SUPERVISOR = """
from children import start_child
from pathlib import Path
import signal
child = start_child(["sleep", "600"], log=Path("/dev/null"), stop=signal.SIGTERM)
print(child.pid, flush=True)
child.wait()
"""


def test_child_ends_when_its_supervisor_is_killed():
    supervisor = subprocess.Popen(
        [sys.executable, "-c", SUPERVISOR],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(ROOT, "scripts"))},
    )
    with supervisor:
        handle = os.pidfd_open(int(supervisor.stdout.readline()))
        try:
            supervisor.kill()
            ended, _, _ = select.select([handle], [], [], 60)
        finally:
            os.close(handle)
    assert ended == [handle]
