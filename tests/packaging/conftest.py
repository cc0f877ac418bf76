"""Copies of the sources to build and start from, so that a test leaves no trace in the clone."""

from collections.abc import Callable
from pathlib import Path
import pytest
import shutil
import subprocess


ROOT = Path(__file__).parents[2]


def listed(*options: str) -> list[Path]:
    """Return what ``git ls-files`` lists and is there, relative to the clone."""
    command = ["git", "ls-files", "-z", *options]
    output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [Path(name) for name in output.split("\0") if name and (ROOT / name).exists()]


@pytest.fixture(scope="session")
def tracked() -> list[Path]:
    """Return the files that belong to the repository, new ones included."""
    return listed("--cached", "--others", "--exclude-standard")


@pytest.fixture(scope="session")
def copy_sources(tracked: list[Path]) -> Callable[[Path], Path]:
    """Return a function that copies the repository's files into a folder."""

    def copy(to: Path) -> Path:
        for path in tracked:
            target = to / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / path, target, follow_symlinks=False)
        return to

    return copy
