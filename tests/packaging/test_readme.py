"""The tables of the README say what the code does."""

from pathlib import Path
import os
import pytest
import subprocess
import sys


ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "readme_tables.py"


def check(root: Path) -> int:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    script = root / "scripts" / "readme_tables.py"
    return subprocess.run([sys.executable, str(script), "--check"], env=environment).returncode


def test_tables_are_true():
    assert check(ROOT) == 0


@pytest.mark.parametrize("name", ["types", "forms", "states", "roles"])
def test_readme_has_the_table(name):
    assert f"<!-- table: {name} -->" in (ROOT / "README.md").read_text(encoding="utf-8")
