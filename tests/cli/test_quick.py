"""The quick way and the long way of `emn lookup` say the same, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from emn_cli import quick
from emn_glossary.workspace import Workspace

EMN = [sys.executable, "-c", "from emn_cli.main import main; main()"]
LONG = [sys.executable, "-c", "from emn_cli.group import emn; emn(prog_name='emn')"]


def run(command: list[str], *args: str) -> tuple[int, bytes, bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run([*command, *args], capture_output=True, check=False, env=environment)
    return ran.returncode, ran.stdout, ran.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("lookup", "asylsøkerne"),
        ("lookup", "asylsøkjer", "--ui", "en"),
        ("lookup", "enslig", "mindreårig", "--json"),
        ("lookup", "flyktning", "--lang", "nn,en", "--limit", "3", "--ui", "nn"),
        ("lookup", "fotball"),
        ("lookup", "fotball", "--json"),
        ("lookup", "asyl", "--limit", "many"),
        ("lookup", "asyl", "--ui", "xx"),
        ("lookup", "asyl", "--no-such"),
        ("lookup", "asyl", "--data"),
        ("lookup", "asyl", "--theme", "no-such"),
        ("lookup",),
        ("lookup", "--help"),
        ("lookup", "--", "--json"),
        ("--version",),
        ("no-such",),
    ],
)
def test_both_ways_say_the_same(data: Path, args: tuple[str, ...]) -> None:
    Workspace.open(data).lookup("asyl")  # prepares the index
    where = ("--data", str(data)) if args[0] == "lookup" and args[-1] not in ("--data", "--json") else ()
    assert run(EMN, *args, *where) == run(LONG, *args, *where)


def test_a_plain_look_up_takes_the_quick_way(data: Path) -> None:
    """No click, no model, no RDF."""
    Workspace.open(data).lookup("asyl")
    code = (
        "import sys; from emn_cli.quick import answer\n"
        f"code = answer(['lookup', 'asylsøkerne', '--data', {str(data)!r}])\n"
        "print(code, sorted({'click', 'pyoxigraph', 'dataclasses', 'emn_glossary.model'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert ran.stdout.splitlines()[-1] == "0 []"


@pytest.mark.parametrize(
    "args",
    [["show", "c0022"], ["lookup"], ["lookup", "x", "--theme", "t01"], ["lookup", "x", "-h"], [], ["--ui", "en"]],
)
def test_what_is_not_plain_goes_the_long_way(args: list[str]) -> None:
    assert quick.answer(args) is None


def test_without_a_prepared_index_it_goes_the_long_way(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quick.answer(["lookup", "asyl", "--data", str(data)]) is None
    assert quick.answer(["lookup", "asyl", "--data", str(data / "nowhere")]) is None
    assert capsys.readouterr() == ("", "")
