"""Print every figure: ``make bench``, or ``run.py pages`` for one module."""

from importlib import import_module
from pathlib import Path
from site_under_test import Site
import logging
import sys
import tempfile


MODULES = ("pages", "filing")


def main() -> int:
    """Build one site, run the modules on it, print their lines."""
    logging.disable(logging.WARNING)
    for name in sys.argv[1:] or MODULES:
        print(f"\n{name}")
        with tempfile.TemporaryDirectory() as folder:
            site = Site(var=Path(folder), with_content=False)
            for line in import_module(name).run(site):
                print(f"  {line}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
