"""`emn release`, and the editions and releases that other commands compare with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from emn_glossary import Workspace, formats
from emn_glossary.model import Text
from emn_glossary.slots import Slot
from tests.cli.conftest import Emn
from tests.formats.emn.editions import AFTER, first, folder_with, pages, worked_on

NOTE = Slot("note", "nb")
TODAY = date.today().isoformat()


def add_note(data: Path, words: str) -> None:
    """A note on one entry, written straight into the folder."""
    workspace = Workspace.open(data)
    glossary = workspace.load()
    workspace.save(glossary.with_entries([glossary["c0022"].with_values({NOTE: (Text(words, "nb"),)})]))


def test_a_release_keeps_what_changed_and_how_far_the_translation_had_come(run: Emn, data: Path) -> None:
    assert run("release", "--list", "--data", data).err == "Ingen utgaver eller utgivelser ennå.\n"
    assert run("release", "2026.1", "--data", data).err == "Utgitt som 2026.1, den første utgivelsen.\n"
    assert "Ingenting er endret" in run("release", "2026.2", "--data", data).err
    add_note(data, "Et notat")
    assert "Utgitt som 2026.2: 1 oppføringer er endret" in run("release", "2026.2", "--data", data).err
    assert run("release", "--list", "--data", data).out.splitlines()[1:] == [
        f"{TODAY}\tutgivelse\t2026.2\t1\tnb 91,9\u00a0%, nn 39,1\u00a0%",
        f"{TODAY}\tutgivelse\t2026.1\t–\tnb 91,9\u00a0%, nn 39,1\u00a0%",
    ]
    told = run("release", "--list", "--data", data, "--json").json["milestones"][-1]
    assert told["changes"] == [{"concept": "c0022", "slot": "note@nb", "before": None, "after": ["Et notat"]}]
    assert [row["filled"] for row in told["coverage"] if row["field"] == "preferred"] == [273, 116]


def test_a_release_has_the_day_for_a_name_and_a_dry_run_saves_nothing(run: Emn, data: Path) -> None:
    before = sorted(path.name for path in data.iterdir())
    assert f"{TODAY} ville vært den første utgivelsen" in run("release", "--data", data, "--dry-run").err
    assert sorted(path.name for path in data.iterdir()) == before
    told = run("release", "--data", data, "--json").json
    assert (told["release"]["name"], told["saved"]) == (TODAY, True)
    assert (data / "history" / f"release-{TODAY}.json").exists()


def test_the_glossary_itself_is_left_as_it_stands(run: Emn, data: Path) -> None:
    before = (data / "glossary.ttl").read_bytes()
    run("release", "2026.1", "--data", data)
    assert (data / "glossary.ttl").read_bytes() == before
    released, now = formats.read(data / "released.ttl").glossary, Workspace.open(data).load()
    assert released.entries == now.entries


@pytest.mark.parametrize("name", ["../x", "10.0", "2026.1"])
def test_a_name_that_is_none_or_is_taken_is_refused(name: str, run: Emn, data: Path) -> None:
    run("release", "2026.1", "--data", data)
    add_note(data, "Et notat")
    ran = run("release", name, "--data", data)
    assert ran.code == 3
    assert f"«{name}»" in ran.err
    assert len(list((data / "history").iterdir())) == 1


def test_a_glossary_with_errors_is_not_released_unless_told_to(run: Emn, data: Path) -> None:
    settings = data / "settings.toml"
    settings.write_text(settings.read_text(encoding="utf-8").partition("[[checks.accepted]]")[0], encoding="utf-8")
    ran = run("release", "2026.1", "--data", data)
    assert ran.code == 1
    assert "Ikke utgitt: 6 feil" in ran.out + ran.err
    assert not (data / "history").exists()
    assert run("release", "2026.1", "--data", data, "--force").code == 0


def test_other_commands_compare_with_a_release_or_an_edition(run: Emn, data: Path, tmp_path: Path) -> None:
    run("release", "2026.1", "--data", data)
    add_note(data, "Et notat")
    assert [row["slot"] for row in run("diff", "2026.1", "--data", data, "--json").json["changes"]] == ["note@nb"]
    book = tmp_path / "endret.csv"
    run("export", book, "--select", "changed", "--since", "2026.1", "--data", data)
    assert len(book.read_text(encoding="utf-8").splitlines()) == 2
    ran = run("diff", "2025", "--data", data)
    assert ran.code == 3
    assert "Velg blant: 10.0, 2026.1." in ran.err


def test_an_update_keeps_what_the_edition_changed(run: Emn, tmp_path: Path) -> None:
    base = first(tmp_path / "before")
    pages(tmp_path / "after", AFTER)
    small = folder_with(tmp_path / "skos", base, worked_on(base))
    before = formats.read(small / "upstream.ttl").glossary
    run("update", tmp_path / "after", "--edition", "11.0", "--data", small)
    run("update", tmp_path / "after", "--edition", "11.0", "--data", small)  # changes nothing, and tells nothing more
    past = Workspace.open(small).past()
    assert [one.file for one in past.milestones] == ["history/edition-11.0.json"]
    assert past.at("10.0").entries == before.entries
    assert past.at("11.0") == past.upstream
    told = run("release", "--list", "--data", small).out.splitlines()[1]
    assert told.startswith(f"{TODAY}\tEMN-utgave\t11.0\t")


def test_a_history_that_cannot_be_read_is_told_with_its_file(run: Emn, data: Path) -> None:
    (data / "history").mkdir()
    (data / "history" / "release-1.json").write_text("{", encoding="utf-8")
    ran = run("release", "--list", "--data", data)
    assert ran.code == 3
    assert "history/release-1.json: kan ikke brukes" in ran.err
