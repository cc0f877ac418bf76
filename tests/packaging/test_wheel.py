"""The wheel that people install holds what the repository holds."""

from pathlib import Path
from zipfile import ZipFile
import pytest
import subprocess
import sys


@pytest.fixture(scope="module")
def expected(tracked) -> set[str]:
    """Return the files of the package, named as in a wheel."""
    return {
        path.relative_to("src").as_posix()
        for path in tracked
        if path.parts[0] == "src" and path.name != ".gitkeep"
    }


@pytest.fixture(scope="module")
def shipped(copy_sources, tmp_path_factory) -> set[str]:
    """Build a wheel and return the names in it."""
    sources = copy_sources(tmp_path_factory.mktemp("sources"))
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, sources]
    built = subprocess.run(command, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = out.glob("*.whl")
    with ZipFile(wheel) as opened:
        return {name for name in opened.namelist() if ".dist-info/" not in name}


def test_wheel_holds_every_file_of_the_package_and_no_other(expected, shipped):
    # Catalogues are compiled where they are read; an empty folder's marker may go along.
    assert {name for name in shipped if Path(name).name != ".gitkeep"} == expected


def test_wheel_leaves_the_namespace_open(shipped):
    assert "kamakura/__init__.py" not in shipped


@pytest.mark.parametrize("suffix", [".zcml", ".xml", ".json", ".po", ".py"])
def test_wheel_holds_more_than_code(shipped, suffix):
    assert [name for name in shipped if name.endswith(suffix)] != []
