"""What `pip install .` gives: the command, the library and the glossary, and no bare top-level `cli`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_code_templates_and_data(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"emn_glossary", "emn_cli"}
    shipped = {path.name for path in (ROOT / "data" / "skos").iterdir()}
    assert {f"emn_glossary/_data/{name}" for name in shipped} <= names
    for pattern in ("*.typ", "*.html", "*.css", "py.typed"):
        kept = {str(path.relative_to(ROOT)) for path in (ROOT / "emn_glossary").rglob(pattern)}
        assert kept
        assert kept <= names


def test_the_installed_command_answers_from_its_own_data(wheel: Path, tmp_path: Path) -> None:
    """Far from any checkout, `emn` works with the glossary inside, and says that it cannot be written to."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    environment = {k: v for k, v in os.environ.items() if k not in ("EMN_GLOSSARY_DATA", "EMN_UI")}
    environment["PYTHONPATH"] = str(tmp_path / "site")
    command = [sys.executable, "-c", "from emn_cli.main import main; main()"]

    def emn(*args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *args], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    found = emn("lookup", "asylsøker", "--json")
    assert json.loads(found.stdout)["hits"][0]["id"] == "c0022"
    assert emn("export", "min.xlsx").returncode == 0
    assert (tmp_path / "min.xlsx").exists()
    assert emn("import", "min.xlsx", "--json").returncode == 0
