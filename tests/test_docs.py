"""The documentation is true: its Python runs, its commands give what it shows, every command and format is in it.

In a `console` block a line that begins with `$ ` is run; the lines after it are what comes out (answers, messages),
where `…` stands for anything, and a line that is only `…` for any lines. All blocks of one page share a folder.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

from emn_cli.commands import COMMANDS
from emn_cli.group import emn
from emn_glossary.formats import FORMATS, Format

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SHIPPED = ROOT / "data" / "skos"


def names(path: Path) -> str:
    return path.name


def console_blocks(page: Path) -> Iterator[tuple[str, str]]:
    """(command, what it shows) for each command in the page's console blocks, in order."""
    for block in re.findall(r"^```console\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield command, shown


def pattern(shown: str) -> str:
    """What a page shows, as a regular expression."""
    lines = [".*" if line == "…" else ".*".join(map(re.escape, line.split("…"))) for line in shown.splitlines()]
    return r"\s*" + r"\s*".join(lines) + r"\s*"


@pytest.mark.parametrize("page", PAGES, ids=names)
def test_python_in_the_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EMN_GLOSSARY_DATA", str(SHIPPED))
    document = Sybil(parsers=[PythonCodeBlockParser()]).parse(page)
    for example in document.examples():
        example.evaluate()


@pytest.mark.parametrize("page", PAGES, ids=names)
def test_commands_in_the_page_give_what_it_shows(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = list(console_blocks(page))
    if commands:  # some of them write into the data folder
        monkeypatch.setenv("EMN_GLOSSARY_DATA", str(shutil.copytree(SHIPPED, tmp_path / "skos")))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for command, shown in commands:
        program, *args = shlex.split(command)
        assert program == "emn"
        ran = CliRunner().invoke(emn, args, catch_exceptions=False)
        out = ran.stdout + ran.stderr
        assert re.fullmatch(pattern(shown), out, re.DOTALL), f"$ {command}\n{out}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_row(command: str) -> None:
    assert f"`emn {command}" in (ROOT / "docs" / "publisher.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", FORMATS.values(), ids=lambda row: str(row.name))
def test_every_format_is_mentioned(row: Format) -> None:
    texts = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert row.extensions[0] in texts


@pytest.mark.parametrize("page", [*PAGES, ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"], ids=names)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
