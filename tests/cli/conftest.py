"""A copy of the shipped glossary to work on, and a way to run `emn` and see what came out."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from emn_cli.group import emn

SHIPPED = Path(__file__).parents[2] / "data" / "skos"


@dataclass(frozen=True)
class Ran:
    """What a run of `emn` gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


Emn = Callable[..., Ran]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A writable data folder with the glossary as EMN published it: facts that do not move as the glossary grows."""
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "skos"))
    shutil.copy(folder / "upstream.ttl", folder / "glossary.ttl")
    return folder


@pytest.fixture
def run() -> Emn:
    """`run("lookup", "asylsøker")` runs the command and gives exit code, output and messages."""

    def run(*args: object) -> Ran:
        result = CliRunner().invoke(emn, [str(arg) for arg in args], catch_exceptions=False)
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run
