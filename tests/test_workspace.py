"""A data folder: found, loaded, saved whole or not at all; and the trips through it."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Any

import pytest

from emn_glossary import formats
from emn_glossary.errors import ChangedOnDiskError, ReadError, SettingsError, WriteError
from emn_glossary.model import Glossary, Status, Term, Text
from emn_glossary.slots import Slot
from emn_glossary.workspace import Workspace, find_data, load, only_languages

SHIPPED = Path(__file__).parents[1] / "data" / "skos"
FILES = ("glossary.ttl", "introduction.ttl")
NOTE = Slot("note", "nb")
TODAY = "2026-11-22"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A writable data folder with the glossary as EMN published it."""
    made = Path(shutil.copytree(SHIPPED, tmp_path / "skos"))
    shutil.copy(made / "upstream.ttl", made / "glossary.ttl")
    return made


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def with_note(glossary: Glossary, words: str = "Ålesund") -> Glossary:
    return glossary.with_entries([glossary["c0022"].with_values({NOTE: (Text(words, "nb"),)})])


def test_saving_what_was_loaded_writes_nothing(folder: Path) -> None:
    workspace = Workspace.open(folder)
    before = bytes_of(folder)
    assert workspace.save(workspace.load()) == ()
    assert bytes_of(folder) == before


def test_one_value_more_is_one_line_more(folder: Path) -> None:
    workspace = Workspace.open(folder)
    before = (folder / "glossary.ttl").read_text(encoding="utf-8").splitlines()
    assert workspace.save(with_note(workspace.load())) == (folder / "glossary.ttl",)
    after = (folder / "glossary.ttl").read_text(encoding="utf-8").splitlines()
    assert set(after) - set(before) == {'<c0022> skos:scopeNote "Ålesund"@nb .'}
    assert set(before) <= set(after)


def test_nothing_is_left_beside_the_files(folder: Path) -> None:
    workspace = Workspace.open(folder)
    names = {path.name for path in folder.iterdir()}
    workspace.save(with_note(workspace.load()))
    assert {path.name for path in folder.iterdir()} == names


def test_a_file_someone_else_changed_is_not_overwritten(folder: Path) -> None:
    workspace = Workspace.open(folder)
    glossary = workspace.load()
    with (folder / "glossary.ttl").open("a", encoding="utf-8") as file:
        file.write("# noen var her\n")
    with pytest.raises(ChangedOnDiskError) as told:
        workspace.save(with_note(glossary))
    assert "endret av noen andre" in told.value.text("nb")
    assert (folder / "glossary.ttl").read_text(encoding="utf-8").endswith("# noen var her\n")


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "disken er full"), (errno.EROFS, "kan ikke skrives i"), (errno.EIO, "")]
)
def test_a_write_that_fails_leaves_the_old_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    workspace = Workspace.open(folder)
    glossary, before = workspace.load(), bytes_of(folder)

    def refuse(*_: Any) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(WriteError) as told:
        workspace.save(with_note(glossary))
    assert words in told.value.text("nb")
    assert bytes_of(folder) == before
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_the_copy_in_the_package_is_read_only(folder: Path) -> None:
    packaged = folder.rename(folder.parent / "_data")
    workspace = Workspace.open(packaged)
    with pytest.raises(WriteError, match="read-only"):
        workspace.save(with_note(workspace.load()))


def test_the_folder_given_wins_over_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMN_GLOSSARY_DATA", str(SHIPPED))
    assert find_data(folder) == folder
    assert find_data() == SHIPPED


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="does not exist"):
        find_data(tmp_path / "nowhere")


def test_load_takes_a_folder_or_a_file(folder: Path) -> None:
    assert load(folder)["c0022"] == load(folder / "glossary.ttl")["c0022"]
    assert load(folder).introduction
    assert not load(folder / "glossary.ttl").introduction


@pytest.mark.parametrize(
    "words",
    ["targets = [", 'base = "x"', '[glossary]\nbase = "no-slash"', '[languages]\ntargets = "nb"'],
)
def test_settings_that_cannot_be_used_are_told(folder: Path, words: str) -> None:
    (folder / "settings.toml").write_text(words, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        _ = Workspace.open(folder).settings


def test_settings_have_defaults(folder: Path) -> None:
    (folder / "settings.toml").unlink()
    assert Workspace.open(folder).settings.targets == ("nb", "nn")


# -- trips --------------------------------------------------------------------------------------------------


def test_export_to_turtle_can_select_and_cut_languages(folder: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(folder)
    ids = workspace.export(tmp_path / "some.ttl", langs=["nn"], which="missing")
    some = load(tmp_path / "some.ttl")
    assert ids
    assert all(some[id].preferred("nn") is None for id in some)  # noqa: A001
    assert all(some[id].preferred("en") for id in some)  # noqa: A001
    assert not any(some[id].preferred("nb") for id in some)  # noqa: A001


def test_changed_is_what_differs_from_the_last_edition(folder: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(folder)
    before = set(workspace.changed_since(workspace.load()))
    workspace.save(with_note(workspace.load(), "En ny merknad."))
    assert "c0022" in set(workspace.changed_since(workspace.load()))
    assert set(workspace.changed_since(workspace.load())) - before <= {"c0022"}
    assert workspace.changed_since(workspace.load(), since=folder) == ()


def test_importing_a_file_stamps_what_it_changed(folder: Path, tmp_path: Path) -> None:
    """Date, role and origin stand on the value that came in, the date on its entry, and nowhere else."""
    workspace = Workspace.open(folder)
    glossary = workspace.load()
    nn = Slot("preferred", "nn")
    theirs = glossary["c0251"].with_values({nn: Term("tilbakevending", "nn")})
    formats.write(Glossary([theirs], base=glossary.base), tmp_path / "theirs.ttl")
    result = workspace.bring_in(tmp_path / "theirs.ttl", today=TODAY, by="oversetter")
    assert result.saved
    assert [change.plain()["after"] for change in result.changes] == ["tilbakevending"]
    term = load(folder)["c0251"].preferred("nn")
    assert term is not None
    assert (term.state.changed, term.state.by, term.state.origin) == (TODAY, "oversetter", "NO")
    assert load(folder)["c0251"].one("modified") == TODAY
    assert load(folder)["c0022"].one("modified") != TODAY


def test_a_dry_run_saves_nothing(folder: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(folder)
    before = bytes_of(folder)
    formats.write(with_note(workspace.load()), tmp_path / "theirs.ttl")
    result = workspace.bring_in(tmp_path / "theirs.ttl", today=TODAY, dry_run=True)
    assert (len(result.changes), result.saved) == (1, False)
    assert bytes_of(folder) == before


def test_whoever_is_asked_can_say_no(folder: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(folder)
    before = bytes_of(folder)
    formats.write(with_note(workspace.load()), tmp_path / "theirs.ttl")
    result = workspace.bring_in(tmp_path / "theirs.ttl", today=TODAY, confirm=lambda _: False)
    assert not result.saved
    assert bytes_of(folder) == before


def test_importing_the_same_file_twice_changes_nothing_the_second_time(folder: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(folder)
    formats.write(with_note(workspace.load()), tmp_path / "theirs.ttl")
    workspace.bring_in(tmp_path / "theirs.ttl", today=TODAY)
    assert workspace.bring_in(tmp_path / "theirs.ttl", today=TODAY).changes == ()


def test_only_languages_keeps_what_has_none() -> None:
    glossary = only_languages(load(SHIPPED), ["en", "nb"])
    assert {slot.lang for slot in glossary["c0022"]} == {"", "en", "nb"}


def test_published_terms_are_approved_and_emns() -> None:
    """What EMN published is told apart from what this project proposes."""
    term = load(SHIPPED)["c0022"].preferred("nb")
    assert term is not None
    assert (term.state.status, term.state.origin) == (Status.CURRENT, "EMN")
