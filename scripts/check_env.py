"""Say whether every file that pip installed is still there, whole. Standard library only.

Run with the environment's own Python. Exit status 0: whole; 1: not, with the first reason.
"""

from importlib.metadata import distributions
from pathlib import Path
import sys


def first_flaw() -> str:
    """Return what is missing or cut short, or an empty string."""
    names = set()
    for distribution in distributions():
        name = distribution.metadata["Name"]
        if not name:
            return f"{distribution} has no name"
        names.add(f"{name}=={distribution.version}")
        for file in distribution.files or ():
            if file.suffix == ".pyc" or file.size is None:
                continue
            path = Path(file.locate())
            if not path.exists():
                return f"{name}: {path}"
            # Two packages may bring a script of the same name: those are only there or not.
            if ".." not in file.parts and path.stat().st_size != file.size:
                return f"{name}: {path}"
    expected = Path(sys.prefix, "kyodo-packages.txt")
    if not expected.exists():
        return f"{expected} is missing"
    gone = set(expected.read_text(encoding="utf-8").split()) - names
    return f"gone: {sorted(gone)[0]}" if gone else ""


def write_packages() -> None:
    """Remember which packages a complete environment has."""
    names = sorted(f"{one.metadata['Name']}=={one.version}" for one in distributions())
    Path(sys.prefix, "kyodo-packages.txt").write_text("\n".join(names) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] == ["--remember"]:
        write_packages()
    if flaw := first_flaw():
        print(flaw)
        sys.exit(1)
