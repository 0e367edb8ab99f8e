"""The frame: help in both languages, exit codes, messages for what cannot be done."""

import shutil
from pathlib import Path

import pytest

from emn_cli.commands import COMMANDS, chosen_ui
from tests.cli.conftest import Emn


@pytest.mark.parametrize("ui", ["nb", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Emn, command: str, ui: str) -> None:
    """Every command and option has help, with click's own words translated too."""
    ran = run(command, "--help", "--ui", ui)
    assert ran.code == 0
    assert ran.out.startswith("Bruk:" if ui == "nb" else "Usage:")
    assert "--data" in ran.out


def test_help_lists_every_command(run: Emn) -> None:
    out = run("--help").out
    assert all(f"  {name} " in out for name in COMMANDS)


@pytest.mark.parametrize(
    ("args", "ui"),
    [(["--ui", "en"], "en"), (["show", "--ui=nn"], "nn"), (["show"], "nb"), (["--ui", "xx"], "nb"), (["--ui"], "nb")],
)
def test_the_language_is_found_wherever_it_stands(monkeypatch: pytest.MonkeyPatch, args: list[str], ui: str) -> None:
    monkeypatch.delenv("EMN_UI", raising=False)
    assert chosen_ui(args) == ui


def test_the_environment_can_choose_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMN_UI", "en")
    assert chosen_ui([]) == "en"


def test_a_wrong_option_is_a_usage_error(run: Emn) -> None:
    assert run("coverage", "--no-such").code == 2
    assert run("no-such-command").code == 2


def test_a_folder_that_is_not_there(run: Emn, tmp_path: Path) -> None:
    ran = run("coverage", "--data", tmp_path / "nowhere")
    assert ran.code == 3
    assert "mappen finnes ikke" in ran.err


def test_a_folder_without_a_glossary(run: Emn, tmp_path: Path) -> None:
    ran = run("coverage", "--data", tmp_path)
    assert ran.code == 3
    assert "ingen RDF-filer" in ran.err


def test_a_folder_without_a_scheme(run: Emn, tmp_path: Path, data: Path) -> None:
    """RDF that never says it is a glossary is refused as a folder."""
    text = (data / "glossary.ttl").read_text(encoding="utf-8")
    (tmp_path / "glossary.ttl").write_text(
        "\n".join(line for line in text.splitlines() if not line.startswith("<scheme>")), encoding="utf-8"
    )
    ran = run("coverage", "--data", tmp_path)
    assert ran.code == 3
    assert "skos:ConceptScheme" in ran.err


def test_the_nearest_data_folder_is_found(run: Emn, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run from anywhere inside a project, the command finds its data/skos."""
    project = data.parent / "project"
    (project / "docs").mkdir(parents=True)
    shutil.copytree(data, project / "data" / "skos")
    (project / "data" / "skos" / "introduction.ttl").unlink()
    monkeypatch.delenv("EMN_GLOSSARY_DATA", raising=False)
    monkeypatch.chdir(project / "docs")
    rows = run("coverage", "--json").json["rows"]
    assert {row["field"] for row in rows if row["lang"] == "nb"} <= {"preferred", "definition"}


def test_the_environment_names_the_data_folder(run: Emn, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMN_GLOSSARY_DATA", str(data))
    monkeypatch.chdir("/")
    assert run("lookup", "asylsøker", "--json").json["hits"][0]["id"] == "c0022"
