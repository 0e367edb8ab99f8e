"""An edition N + 1 merged into ours: nothing lost, nothing silent, nothing asked twice."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import openpyxl
import pytest

from emn_glossary import Workspace, formats, former
from emn_glossary import decisions as settled
from emn_glossary.coverage import stale_slots
from emn_glossary.diff import diff
from emn_glossary.editions import Edition, read, renew
from emn_glossary.errors import MergeError, ReadError, WriteError
from emn_glossary.former import before, only_punctuation
from emn_glossary.model import Glossary, State, Status, Term, Text
from emn_glossary.model.values import OWN, state_of
from emn_glossary.slots import Slot
from emn_glossary.wording import marked
from emn_glossary.workflow import Wanted
from tests.formats.emn.editions import AFTER, TODAY, entry, first, folder_with, id_of, pages, renewed, worked_on
from tests.formats.emn.emnpages import html


@pytest.fixture
def made(tmp_path: Path) -> tuple[Glossary, Glossary, Edition]:
    return renewed(tmp_path)


def test_new_renamed_merged_split_withdrawn_and_doubtful_are_told_apart(
    made: tuple[Glossary, Glossary, Edition],
) -> None:
    base, _, edition = made
    told = edition.matching
    ids = {title: id_of(base, title) for title in ("return decision", "forced removal", "smuggling", "boat people")}
    assert told.pairs["return-order"] == ids["return decision"]
    assert told.renamed == {"return-order": ("return decision", "return order")}
    assert told.merged == {ids["forced removal"]: "removal"}
    assert told.split == {ids["smuggling"]: ("smuggling-goods", "smuggling-migrants")}
    assert told.withdrawn == (ids["boat people"],)
    assert told.new == ("smuggling-goods", "smuggling-migrants", "talent-pool")
    assert [(one.slug, [c.id for c in one.candidates]) for one in told.doubts] == [
        ("guest-work", [id_of(base, "guest worker")])
    ]
    codes = edition.findings.by_code()
    assert {code: codes[code] for code in ("E401", "E402", "E403", "E404", "E406", "E407")} == {
        "E401": 1,
        "E402": 1,
        "E403": 1,
        "E404": 1,
        "E406": 1,
        "E407": 3,
    }


def test_what_is_gone_is_retired_and_points_to_what_took_its_place(made: tuple[Glossary, Glossary, Edition]) -> None:
    base, ours, edition = made
    merged = edition.merge.merged
    for title, heirs in (
        ("forced removal", ["removal"]),
        ("smuggling", ["smuggling of goods", "smuggling of migrants"]),
    ):
        gone = merged[id_of(base, title)]
        assert gone.retired
        assert [merged[link.target].one("preferred", "en") for link in gone.links("replaced_by")] == heirs
        assert gone.one("preferred", "nb")
    assert merged[id_of(base, "boat people")].retired
    assert set(ours) <= set(merged)


def test_every_word_of_ours_is_still_there(made: tuple[Glossary, Glossary, Edition]) -> None:
    """Every Norwegian value that is no longer there was EMN's own, and EMN took it back."""
    base, ours, edition = made
    merged = edition.merge.merged
    for concept in ours.concepts:
        now = {str(item) for item in _values(merged, concept.id)}
        for item in _values(ours, concept.id):
            assert str(item) in now or item in _values(base, concept.id), item


def _values(glossary: Glossary, id: str) -> list[Term | Text]:  # noqa: A002
    values = glossary[id].values()
    every = (i for s, v in values.items() if s.lang in ("nb", "nn") for i in (v if isinstance(v, tuple) else (v,)))
    return [item for item in every if isinstance(item, (Term, Text))]


def test_both_changed_the_bokmaal_term_and_ours_stands(made: tuple[Glossary, Glossary, Edition]) -> None:
    base, ours, edition = made
    (conflict,) = edition.merge.conflicts
    assert (conflict.concept, str(conflict.slot)) == (id_of(base, "removal"), "preferred@nb")
    assert [str(side) for side in (conflict.base, conflict.ours, conflict.theirs)] == [
        "utsendelse",
        "utvisning fra riket",
        "uttransportering",
    ]
    assert edition.merge.merged[conflict.concept].preferred("nb") == ours[conflict.concept].preferred("nb")


def test_what_renders_an_english_of_before_is_stale_and_what_emn_published_with_it_is_not(
    made: tuple[Glossary, Glossary, Edition],
) -> None:
    base, _, edition = made
    seeker = edition.merge.merged[id_of(base, "asylum seeker")]
    assert stale_slots(seeker) == (Slot("alternative", "nb"), Slot("definition", "nb"))
    (was,) = before(seeker, edition.former)
    assert marked(was["definition@en"], seeker.one("definition", "en")) == (
        "[-What is called asylum seeker here-]{+Somebody who seeks shelter+}."
    )
    assert not only_punctuation(seeker, edition.former)


def test_an_addition_of_emn_s_and_the_edition_are_taken(made: tuple[Glossary, Glossary, Edition]) -> None:
    base, _, edition = made
    merged = edition.merge.merged
    assert [str(t) for t in merged[id_of(base, "refugee")].alternatives("nb")] == ["rømling"]
    renamed = merged[id_of(base, "return decision")]
    assert renamed.one("preferred", "en") == "return order"
    assert (merged.edition, edition.upstream.edition) == ("11.0.0", "11.0.0")
    assert renamed.one("edition") == "11.0"
    assert renamed.one("modified") == TODAY


def test_updating_twice_changes_nothing(made: tuple[Glossary, Glossary, Edition], tmp_path: Path) -> None:
    again = renew(
        made[2].upstream,
        made[2].merge.merged,
        read([tmp_path / "after"], edition="11.0"),
        today="2027-02-01",
        edition="11.0",
        decided=made[2].decisions,
        kept=made[2].former,
    )
    assert again.upstream == made[2].upstream
    assert (again.merge.taken, again.merge.conflicts) == ((), ())
    assert again.merge.merged == made[2].merge.merged
    assert (again.former, again.decisions) == (made[2].former, made[2].decisions)
    assert again.matching.new == ()


@pytest.mark.parametrize("answer", ["candidate", "new"])
def test_a_doubt_is_decided_once(answer: str, made: tuple[Glossary, Glossary, Edition], tmp_path: Path) -> None:
    base, ours, _ = made
    guest = id_of(base, "guest worker")
    choice = settled.matched("guest-work", "guest work", guest if answer == "candidate" else "new", day=TODAY)
    found = read([tmp_path / "after"], edition="11.0")
    edition = renew(base, ours, found, today=TODAY, edition="11.0", decided=settled.add((), [choice]))
    assert edition.matching.doubts == ()
    if answer == "candidate":
        assert edition.merge.merged[guest].one("preferred", "en") == "guest work"
        assert edition.matching.ways["guest-work"] == "decided"
    else:
        assert "guest-work" in edition.matching.new
        assert guest in edition.matching.withdrawn


def test_a_part_of_an_edition_withdraws_nothing(tmp_path: Path) -> None:
    base = first(tmp_path / "before")
    found = read([pages(tmp_path / "part", AFTER[:2])], edition="11.0")
    edition = renew(base, base, found, today=TODAY, edition="11.0")
    assert edition.matching.withdrawn == ()
    assert edition.findings.by_code()["E405"] == 1
    whole = renew(base, base, found, today=TODAY, edition="11.0", whole=True)
    assert len(whole.matching.withdrawn) == 8


def test_emn_s_own_word_replaces_a_proposal_without_a_question(tmp_path: Path) -> None:
    base = first(tmp_path / "before")
    crossing = base[id_of(base, "border crossing")]
    proposal, approved = State(Status.CANDIDATE, OWN), State(Status.CURRENT, OWN)
    ours = base.with_entries(
        [
            crossing.with_values(
                {
                    Slot("preferred", "de"): Term("Grenzübertritt", "de", proposal),
                    Slot("preferred", "sv"): Term("gränsövergång", "sv", approved),
                }
            )
        ]
    )
    page = entry("border crossing", "grensepassering")
    page.translations |= {"DE": "Grenzüberschreitung", "SV": "gränspassage"}
    edition = renew(base, ours, read([pages(tmp_path / "after", [page])]), today=TODAY)
    now = edition.merge.merged[crossing.id]
    assert now.one("preferred", "de") == "Grenzüberschreitung"
    assert edition.findings.by_code()["E410"] == 1
    assert [str(c.slot) for c in edition.merge.conflicts] == ["preferred@sv"]


def test_official_definitions_by_context_replace_a_working_definition(tmp_path: Path) -> None:
    base = first(tmp_path / "before")
    bare = base[id_of(base, "refugee")].with_values({Slot("definition", "en"): None})
    base = base.with_entries([bare])
    ours = base.with_entries(
        [bare.with_values({Slot("definition", "en"): Text("Ours.", "en", State(Status.CANDIDATE, OWN))})]
    )
    page = entry("refugee", "flyktning")
    page.definitions = ["In the global context, one.", "In the EU context, another."]
    edition = renew(base, ours, read([pages(tmp_path / "after", [page])]), today=TODAY)
    now = edition.merge.merged[bare.id]
    assert sorted(str(slot) for slot in now if slot.field == "definition") == [
        "definition.eu@en",
        "definition.global@en",
    ]
    assert edition.merge.conflicts == ()


def test_a_moved_comma_is_only_punctuation(made: tuple[Glossary, Glossary, Edition], tmp_path: Path) -> None:
    base = first(tmp_path / "b2")
    detention = base[id_of(base, "detention")]
    note = Text("Vår merknad.", "nb", State(Status.CURRENT, OWN, renders=state_of(detention.preferred("nb")).renders))
    ours = base.with_entries([detention.with_values({Slot("note", "nb"): (note,)})])
    edition = renew(base, ours, read([tmp_path / "after"], edition="11.0"), today=TODAY, edition="11.0")
    now = edition.merge.merged[detention.id]
    assert stale_slots(now) == (Slot("note", "nb"),)
    assert only_punctuation(now, edition.former)


@pytest.mark.parametrize(("edition", "key"), [("9.0", "older-edition"), ("ny", "bad-edition")])
def test_an_edition_that_is_older_or_none(edition: str, key: str, tmp_path: Path) -> None:
    base = first(tmp_path / "before")
    with pytest.raises(MergeError) as told:
        renew(base, base, read([tmp_path / "before"]), today=TODAY, edition=edition)
    assert told.value.key == key


# ---------------------------------------------------------------------------------------------------------
# The trip through a folder, with the workbook


@pytest.fixture
def data(tmp_path: Path) -> Path:
    base = first(tmp_path / "before")
    pages(tmp_path / "after", AFTER)
    return folder_with(tmp_path / "skos", base, worked_on(base))


def test_a_conflict_that_was_kept_as_it_is_counts_as_decided(data: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(data)
    result = workspace.update([tmp_path / "after"], today=TODAY, edition="11.0")
    book = tmp_path / "konflikter.xlsx"
    workspace.conflict_book(book, result)
    (before,) = settled.read(data / settled.FILE)
    assert settled.outcome(before, workspace.load()) == "open"
    filled = openpyxl.load_workbook(book)
    filled["Konflikter"].cell(2, 8).value = "behold ordlistens"
    filled.save(book)
    glossary = (data / "glossary.ttl").read_bytes()
    assert not workspace.bring_in(book, today=TODAY, by="UDI", dry_run=True).saved
    assert settled.read(data / settled.FILE) == (before,)
    for _ in range(2):
        workspace.bring_in(book, today=TODAY, by="UDI")
    (after,) = settled.read(data / settled.FILE)
    assert (settled.outcome(after, workspace.load()), after.by) == ("ours", "UDI")
    assert (data / "glossary.ttl").read_bytes() == glossary


def bytes_in(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_conflicts_are_solved_in_the_workbook_and_brought_back(data: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(data)
    result = workspace.update([tmp_path / "after"], today=TODAY, edition="11.0")
    assert result.saved
    book = tmp_path / "konflikter.xlsx"
    workspace.conflict_book(book, result)
    filled = openpyxl.load_workbook(book)
    sheet = filled["Konflikter"]
    at = {cell.value: cell.column for row in sheet.iter_rows() for cell in row if cell.value in ("Valg", "Nr.")}
    assert {"EMN før", "EMN nå"} <= {cell.value for cell in sheet[1]}
    assert "EMN nå" in str([cell.comment for row in filled["Termer"].iter_rows() for cell in row if cell.comment])
    sheet.cell(2, at["Valg"]).value = "bruk EMNs"
    filled.save(book)
    brought = workspace.bring_in(book, today=TODAY, by="UDI")
    assert brought.saved
    removal = workspace.load()[id_of(workspace.load(), "removal")]
    assert removal.one("preferred", "nb") == "uttransportering"
    (decision,) = settled.read(data / settled.FILE)
    assert settled.outcome(decision, workspace.load()) == "theirs"
    again = workspace.update([tmp_path / "after"], today=TODAY, edition="11.0")
    assert (again.changes, again.conflicts, again.saved) == ((), (), False)


def test_updating_the_folder_twice_changes_no_byte(data: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(data)
    assert workspace.update([tmp_path / "after"], today=TODAY, edition="11.0").saved
    files = bytes_in(data)
    assert sorted(files) == [
        "decisions.toml",
        "former.toml",
        "glossary.ttl",
        "history/edition-11.0.json",
        "upstream.ttl",
    ]
    assert not workspace.update([tmp_path / "after"], today="2027-03-01", edition="11.0").saved
    assert bytes_in(data) == files


def test_what_is_more_than_punctuation_for_one_value_is_not_waved_through(data: Path, tmp_path: Path) -> None:
    """Two values of an entry may render two texts of before; both are shown, and both must differ in signs alone."""
    workspace = Workspace.open(data)
    title, page = "asylum seeker", tmp_path / "one"
    id = id_of(workspace.load(), title)  # noqa: A001
    for number, definition in enumerate(("Somebody who seeks shelter.", "Somebody, who seeks shelter.")):
        text = html(entry(title, "", definition)).replace("<li>NO: </li>", "")
        page.mkdir(exist_ok=True)
        (page / "asylum-seeker_en.html").write_text(text, encoding="utf-8")
        workspace.update([page], today=f"2027-02-0{number + 1}")
        if not number:  # the alternative term is looked at, the rest is not
            wanted = Wanted([id], ["nb"], ["alternative"])
            workspace.set_status("uendret", wanted, by="UDI", today="2027-02-01")
    kept = former.read(data / former.FILE)
    now = workspace.load()[id]
    assert len(before(now, kept)) == 2
    assert not only_punctuation(now, kept)


def test_a_heading_of_the_first_editions_renames_nothing(data: Path, tmp_path: Path) -> None:
    """`Crossing (Border)` is border crossing, turned round and in capitals; and a letter page knows no slug."""
    workspace = Workspace.open(data)
    id = id_of(workspace.load(), "border crossing")  # noqa: A001
    before = workspace.load()[id]
    (tmp_path / "c.txt").write_text("Crossing (Border)\nNO: grensepassering\nSE: gränspassage\nTo go over.\n", "utf-8")
    result = workspace.update([tmp_path / "c.txt"], today=TODAY)
    now = workspace.load()[id]
    assert [now.one(name, lang) for name, lang in (("preferred", "en"), ("slug", ""), ("preferred", "sv"))] == [
        "border crossing",
        before.one("slug"),
        "gränspassage",
    ]
    assert {"E401", "E407"} & set(result.findings.by_code()) == set()
    assert result.findings.by_code()["E408"] == 1


def test_a_term_that_emn_no_longer_has_is_kept_and_told(data: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(data)
    title = "border crossing"
    before = workspace.load()[id_of(workspace.load(), title)].preferred("nb")
    page = pages(tmp_path / "one", [entry(title, "n/a")])
    result = workspace.update([page], today=TODAY)
    assert workspace.load()[id_of(workspace.load(), title)].preferred("nb") == before
    assert [f.place.slot for f in result.findings if f.code == "E411"] == ["preferred@nb"]
    assert not workspace.update([page], today="2027-03-01").saved


def test_the_work_order_is_what_the_last_update_changed(data: Path, tmp_path: Path) -> None:
    """Entries that were only read again are not in it, and keep the day of their last change."""
    workspace = Workspace.open(data)
    before = workspace.load()
    workspace.update([tmp_path / "after"], today=TODAY, edition="11.0")
    now = workspace.load()
    changed = workspace.changed_since(now)
    assert {id_of(now, title) for title in ("asylum seeker", "boat people", "talent pool")} <= set(changed)
    untouched = [c for c in before.concepts if c.id not in changed and not c.retired]
    assert untouched
    assert {now[c.id].one("edition") for c in untouched} & {"11.0"}
    assert [now[c.id].one("modified") for c in untouched] == [c.one("modified") for c in untouched]


def test_a_dry_run_saves_nothing(data: Path, tmp_path: Path) -> None:
    files = bytes_in(data)
    result = Workspace.open(data).update([tmp_path / "after"], today=TODAY, edition="11.0", dry_run=True)
    assert result.changes
    assert bytes_in(data) == files


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("kontakt.html", b"<html><body><h1>Contact</h1><p>Write.</p></body></html>", "E201"),
        ("zz-refugee.html", html(entry("refugee", "skip")).encode(), "E202"),
    ],
)
def test_a_bad_page_among_good_ones_changes_nothing(
    name: str, content: bytes, code: str, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "after" / name).write_bytes(content)
    files = bytes_in(data)
    result = Workspace.open(data).update([tmp_path / "after"], today=TODAY, edition="11.0")
    assert [(f.code, f.place.file) for f in result.findings.errors] == [(code, name)]
    assert result.refused
    assert bytes_in(data) == files


def test_mixed_encodings_among_good_pages_change_nothing(data: Path, tmp_path: Path) -> None:
    (tmp_path / "after" / "bytes.txt").write_bytes(b"NO: asyls\xc3\xb8ker\nNO: \xf8\n")
    files = bytes_in(data)
    with pytest.raises(ReadError) as told:
        Workspace.open(data).update([tmp_path / "after"], today=TODAY, edition="11.0")
    assert (told.value.place.file, told.value.place.line) == ("bytes.txt", 2)
    assert bytes_in(data) == files


def test_a_write_that_fails_leaves_every_file(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = bytes_in(data)
    calls = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError):
        Workspace.open(data).update([tmp_path / "after"], today=TODAY, edition="11.0")
    assert bytes_in(data) == files


def test_without_the_last_edition_there_is_nothing_to_update_from(data: Path, tmp_path: Path) -> None:
    (data / "upstream.ttl").unlink()
    with pytest.raises(ReadError):
        Workspace.open(data).update([tmp_path / "after"], today=TODAY)


def test_the_shipped_glossary_takes_its_own_edition_without_a_change(tmp_path: Path) -> None:
    """A list of what EMN has published already brings nothing new."""
    shipped = Path(__file__).parents[1] / "data" / "skos"
    data = Path(shutil.copytree(shipped, tmp_path / "skos"))
    rows = [c for c in formats.read(data / "upstream.ttl").glossary.concepts if c.one("as_published")]
    table = tmp_path / "liste.tsv"
    lines = ["EMN-kode\tEngelsk term\tNorsk term"]
    lines += ["\t".join((c.one("slug"), c.one("preferred", "en"), c.one("as_published"))) for c in rows]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    before = Workspace.open(data).load()
    result = Workspace.open(data).update([table], today=TODAY)
    assert not result.refused
    assert diff(before, result.merge.merged) == ()
