"""Print every figure: ``make bench``, or ``run.py pages`` for one module.

Each module has a process and a fresh site of its own.
"""

from importlib import import_module
from pathlib import Path
from site_under_test import Site
import logging
import os
import subprocess
import sys
import tempfile


MODULES = ("pages", "board", "filing", "form4", "rush", "scoring")
LIMIT = 900
"""Seconds for one module on a machine that is busy with other things."""


def main() -> int:
    """Run the module that is named, else all."""
    if sys.argv[1:]:
        measure(sys.argv[1])
        return 0
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}", flush=True)
    return max(
        subprocess.run([sys.executable, __file__, name], timeout=LIMIT, check=False).returncode
        for name in MODULES
    )


def measure(name: str) -> None:
    """Build a site, run the module on it, print its lines."""
    logging.disable(logging.WARNING)
    print(f"\n{name}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Site(var=Path(folder))
        for line in import_module(name).run(site):
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
