"""The examples run, and print what they say they do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAYS = {
    "01_lookup.py": "asylsøker → asylsøker / asylum seeker (exact)",
    "02_coverage.py": "Bokmål: ",
    "03_change_and_merge.py": "1 taken, 0 conflicts",
    "04_graph.py": "returvedtak",
}


def test_every_example_is_listed_here() -> None:
    assert sorted(path.name for path in (ROOT / "examples").glob("*.py")) == sorted(SAYS)


@pytest.mark.parametrize("name", SAYS)
def test_example(name: str) -> None:
    path = ROOT / "examples" / name
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 30
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        [sys.executable, path], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert SAYS[name] in ran.stdout
