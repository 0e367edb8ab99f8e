"""The examples run, and print what they say they do."""

import json
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
    "05_document_pipeline.py": "svar.txt: ",
    "06_web_service.py": "asylum seeker",
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


def test_the_notebook_runs_from_top_to_bottom(capsys: pytest.CaptureFixture[str]) -> None:
    cells = json.loads((ROOT / "examples" / "07_notebook.ipynb").read_text(encoding="utf-8"))["cells"]
    names: dict[str, object] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    assert capsys.readouterr().out.splitlines()[-1] == "['nb', 'nn', 'en']"
