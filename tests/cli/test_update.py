"""`emn update`, `emn status`, `emn decisions`, work orders and review packets, through the command line."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock

from emn_glossary import load
from emn_glossary.slots import Slot
from tests.cli.conftest import Emn
from tests.formats.emn.editions import AFTER, entry, first, folder_with, id_of, pages, worked_on


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A data folder with edition N and work of our own; the pages of N + 1 lie in `after`."""
    base = first(tmp_path / "before")
    pages(tmp_path / "after", AFTER)
    return folder_with(tmp_path / "skos", base, worked_on(base))


@pytest.fixture
def updated(run: Emn, small: Path, tmp_path: Path) -> Path:
    run("update", tmp_path / "after", "--edition", "11.0", "--data", small)
    return small


def test_the_update_tells_what_happened_to_entries(run: Emn, small: Path, tmp_path: Path) -> None:
    told = run("update", tmp_path / "after", "--edition", "11.0", "--data", small, "--json")
    ids = {title: id_of(load(small), title) for title in ("return order", "boat people", "removal", "forced removal")}
    entries = told.json["entries"]
    assert told.code == 1  # a conflict and a doubt are open
    assert told.json["saved"] is True
    assert entries["renamed"] == {ids["return order"]: ["return decision", "return order"]}
    assert entries["withdrawn"] == [ids["boat people"]]
    assert entries["merged"] == {ids["forced removal"]: ids["removal"]}
    assert list(entries["doubtful"]) == ["guest-work"]
    assert [c["slot"] for c in told.json["conflicts"]] == ["preferred@nb"]
    assert "edition" not in {c["slot"] for c in told.json["changes"]}
    assert told.json["edition"] == "11.0.0"
    assert set(told.json["files"]) == {"import.conflict-book", "update.doubt-book"}
    assert "1 med nytt navn, 1 slått sammen, 1 delt, 1 trukket, 1 tvilsomme" in told.err
    assert (tmp_path / "emn-11.0-konflikter.xlsx").exists()


def test_a_dry_run_writes_nothing_at_all(run: Emn, small: Path, tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in small.iterdir()}
    there = sorted(path.name for path in tmp_path.iterdir())
    told = run("update", tmp_path / "after", "--edition", "11.0", "--data", small, "--dry-run", "--json")
    assert told.json["saved"] is False
    assert {path.name: path.read_bytes() for path in small.iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == there


def test_what_is_no_edition_of_emn_s_is_refused_and_says_where_it_belongs(
    run: Emn, small: Path, tmp_path: Path
) -> None:
    """A workbook of ours would make our own proposals EMN's words."""
    book = tmp_path / "bok.xlsx"
    assert run("export", book, "--data", small).code == 0
    before = {path.name: path.read_bytes() for path in small.iterdir()}
    ours, strange = run("update", book, "--data", small), run("update", small / "glossary.ttl", "--data", small)
    assert (ours.code, "emn import" in ours.err) == (3, True)
    assert (strange.code, ".mhtml" in strange.err) == (3, True)
    assert {path.name: path.read_bytes() for path in small.iterdir()} == before


def test_an_older_edition_is_refused(run: Emn, small: Path, tmp_path: Path) -> None:
    ran = run("update", tmp_path / "after", "--edition", "9.0", "--data", small)
    assert ran.code == 3
    assert "9.0 er eldre enn 10.0.0" in ran.err


def test_a_doubt_is_settled_by_a_decision(run: Emn, updated: Path, tmp_path: Path) -> None:
    guest = id_of(load(updated), "guest worker")
    assert run("decisions", "--match", f"guest-work={guest}", "--by", "UDI", "--data", updated).code == 0
    told = run("update", tmp_path / "after", "--edition", "11.0", "--data", updated, "--json").json
    assert told["entries"]["doubtful"] == {}
    assert load(updated)[guest].one("preferred", "en") == "guest work"


@pytest.mark.parametrize("choice", ["candidate", "ny oppføring", "c9999", "tja"])
def test_a_doubt_is_settled_in_its_workbook(run: Emn, updated: Path, tmp_path: Path, choice: str) -> None:
    guest = id_of(load(updated), "guest worker")
    path = tmp_path / "emn-11.0-avgjørelser.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Avgjørelser"]
    assert [sheet.cell(2, column).value for column in (1, 2)] == ["guest-work", "guest work"]
    assert str(sheet.cell(2, 3).value).startswith(f"{guest} guest worker (")
    sheet.cell(2, 4).value = f"{guest} guest worker" if choice == "candidate" else choice
    book.save(path)
    ran = run("decisions", "--from", path, "--data", updated, "--json")
    if choice in ("c9999", "tja"):
        assert (ran.code, "celle D2" in ran.err) == (1, True)
        return
    assert ran.json["decisions"][0]["id"] == (guest if choice == "candidate" else "new")
    told = run("update", tmp_path / "after", "--edition", "11.0", "--data", updated, "--json").json
    assert told["entries"]["doubtful"] == {}
    assert (guest in told["entries"]["withdrawn"]) == (choice != "candidate")


@pytest.mark.parametrize("value", ["guest-work", "=c0001"])
def test_a_match_that_is_none(run: Emn, updated: Path, value: str) -> None:
    assert run("decisions", "--match", value, "--data", updated).code == 2


def test_decisions_are_listed_and_undone(run: Emn, updated: Path) -> None:
    removal = id_of(load(updated), "removal")
    (listed,) = run("decisions", "--data", updated, "--json").json["decisions"]
    assert (listed["concept"], listed["slot"], listed["outcome"]) == (removal, "preferred@nb", "open")
    assert run("decisions", "--undo", 1, "--data", updated).code == 0
    assert load(updated)[removal].one("preferred", "nb") == "uttransportering"
    assert run("decisions", "--data", updated, "--json").json["decisions"][0]["outcome"] == "theirs"
    assert run("decisions", "--undo", 1, "--data", updated).code == 0
    assert load(updated)[removal].one("preferred", "nb") == "utvisning fra riket"
    assert run("decisions", "--undo", 7, "--data", updated).code == 3
    tried = run("decisions", "--undo", 1, "--dry-run", "--data", updated)
    assert (tried.code, "ingenting er lagret" in tried.err) == (0, True)
    assert load(updated)[removal].one("preferred", "nb") == "utvisning fra riket"


def test_show_tells_the_english_of_before_word_by_word(run: Emn, updated: Path) -> None:
    seeker = id_of(load(updated), "asylum seeker")
    ran = run("show", seeker, "--data", updated)
    assert "[-What is called asylum seeker here-]{+Somebody who seeks shelter+}." in ran.out
    told = run("show", seeker, "--data", updated, "--json").json
    assert told["former"]["definition@en"]["now"] == "Somebody who seeks shelter."


def test_a_work_order_has_old_and_new_english_side_by_side(run: Emn, updated: Path, tmp_path: Path) -> None:
    book = tmp_path / "arbeid.xlsx"
    assert run("export", book, "--select", "stale", "--data", updated).code == 0
    sheet = openpyxl.load_workbook(book)["Termer"]
    headings = {str(cell.value): cell.column or 0 for cell in sheet[1]}
    rows = {str(sheet.cell(row, 1).value): row for row in range(2, sheet.max_row + 1)}
    seeker = id_of(load(updated), "asylum seeker")
    assert list(rows) == [seeker]
    former = str(sheet.cell(rows[seeker], headings["Engelsk før, og hva som er endret"]).value)
    assert former.startswith("What is called asylum seeker here.\n→ [-What is")
    assert headings["Engelsk før, og hva som er endret"] == headings["Engelsk definisjon"] + 1
    cell = (rows[seeker], headings["Engelsk definisjon"] + 1)
    rich = openpyxl.load_workbook(book, rich_text=True)["Termer"].cell(*cell).value
    assert isinstance(rich, CellRichText)
    struck = [part.text for part in rich if isinstance(part, TextBlock) and part.font.strike]
    assert struck
    assert all(text.startswith("[-") for text in struck)
    assert sheet.cell(rows[seeker], headings["Engelsk definisjon"]).value == "Somebody who seeks shelter."
    told = run("import", book, "--data", updated, "--json")
    assert (told.code, told.json["changes"], told.json["findings"]) == (0, [], [])


def test_status_moves_by_role_and_approving_clears_stale(run: Emn, updated: Path) -> None:
    seeker = id_of(load(updated), "asylum seeker")
    common = ("--select", "stale", "--data", updated)
    assert run("status", "til vurdering", *common).code == 2  # who says so?
    refused = run("status", "godkjent", *common, "--by", "oversetter")
    assert refused.code == 1
    assert "oversetter kan ikke sette status «godkjent»" in refused.err
    assert run("status", "til vurdering", *common, "--by", "oversetter").code == 0
    definition = load(updated)[seeker].definition("nb")
    assert definition is not None
    assert (definition.state.status, definition.state.by) == ("waiting", "oversetter")
    assert run("coverage", "--data", updated, "--json").json["rows"][1]["stale"] == 1
    approved = run("status", "godkjent", seeker, "--lang", "nb", "--by", "UDI", "--data", updated, "--json").json
    assert {change["slot"] for change in approved["changes"]} == {"alternative@nb", "definition@nb"}
    assert run("coverage", "--data", updated, "--json").json["rows"][1]["stale"] == 0
    assert "[" not in (updated / "former.toml").read_text(encoding="utf-8")


def test_punctuation_is_waved_through_in_bulk(run: Emn, small: Path, tmp_path: Path) -> None:
    detention = id_of(load(small), "detention")
    back = ("status", "til vurdering", detention, "--by", "UDI", "--data", small)
    assert run(*back, "--json").json["changes"] == []  # what is approved is not taken back by the way
    assert run(*back, "--from", "godkjent").code == 0
    page = pages(tmp_path / "one", [entry("detention", "", "A stay behind a door, that is locked.")])
    path = page / "detention_en.html"
    path.write_text(path.read_text(encoding="utf-8").replace("<li>NO: </li>", ""), encoding="utf-8")
    assert run("update", page, "--data", small).code == 0
    stale = ("export", tmp_path / "a.ttl", "--select", "stale", "--data", small, "--json")
    assert run(*stale).json["concepts"] == [detention]
    waved = run("status", "uendret", "--punctuation", "--by", "UDI", "--data", small, "--json").json
    assert {change["concept"] for change in waved["changes"]} == {detention}
    assert run(*stale).json["concepts"] == []
    term = load(small)[detention].preferred("nb")
    assert term is not None
    assert term.state.status == "waiting"


@pytest.mark.parametrize("by", ["Kongen", ""])
def test_a_role_that_there_is_not(run: Emn, small: Path, by: str) -> None:
    assert run("status", "godkjent", "--select", "missing", "--by", by, "--data", small).code in (2, 3)


def test_a_translator_s_workbook_cannot_approve(run: Emn, small: Path, tmp_path: Path) -> None:
    book = tmp_path / "bok.xlsx"
    assert run("export", book, "--data", small).code == 0
    filled = openpyxl.load_workbook(book)
    sheet = filled["Termer"]
    headings = {str(cell.value): cell.column or 0 for cell in sheet[1]}
    row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, 1).value == id_of(load(small), "asylum seeker"))
    sheet.cell(row, headings["Status (bokmål)"]).value = "godkjent"
    filled.save(book)
    refused = run("import", book, "--data", small, "--by", "oversetter", "--json")
    assert (refused.code, refused.json["saved"]) == (1, False)
    assert {finding["code"] for finding in refused.json["findings"] if finding["severity"] == "error"} == {"E420"}
    assert run("import", book, "--data", small, "--by", "Oversetter", "--dry-run").code == 1
    assert run("import", book, "--data", small, "--by", "kongen", "--dry-run").code == 3
    told = run("import", book, "--data", small, "--dry-run", "--json").json
    assert [finding["code"] for finding in told["findings"]] == ["E422"]
    assert run("import", book, "--data", small, "--by", "UDI", "--json").json["saved"] is True


def test_a_review_packet_and_its_approvals(run: Emn, small: Path, tmp_path: Path) -> None:
    crossing = id_of(load(small), "border crossing")
    assert run("status", "til vurdering", crossing, "--field", "note", "--by", "oversetter", "--data", small).code == 0
    page, book = tmp_path / "godkjenning.html", tmp_path / "godkjenning.xlsx"
    for path in (page, book):
        assert run("export", path, "--status", "til vurdering", "--data", small).code == 0
    text = page.read_text(encoding="utf-8")
    assert text.count("<article") == 1
    assert "Merknad (bokmål)" in text
    assert "border crossing" in text
    assert "Vår merknad." in text
    filled = openpyxl.load_workbook(book)
    sheet = filled["Termer"]
    headings = {str(cell.value): cell.column or 0 for cell in sheet[1]}
    assert sheet.max_row == 2
    assert sheet.cell(2, headings["Hos EMN (bokmål)"]).value == "grensepassering"
    sheet.cell(2, headings["Status (bokmål)"]).value = "godkjent"
    filled.save(book)
    assert run("import", book, "--by", "UDI", "--yes", "--data", small).code == 0
    (note,) = load(small)[crossing].many("note", "nb")
    assert note.state.status == "current"  # type: ignore[union-attr]


@pytest.mark.parametrize("ending", ["docx", "html"])
def test_a_review_packet_comes_back_as_it_was_sent(run: Emn, small: Path, tmp_path: Path, ending: str) -> None:
    crossing = id_of(load(small), "border crossing")
    assert run("status", "til vurdering", crossing, "--field", "note", "--by", "oversetter", "--data", small).code == 0
    packet = tmp_path / f"godkjenning.{ending}"
    assert run("export", packet, "--status", "til vurdering", "--data", small).code == 0
    assert run("import", packet, "--data", small, "--json").json["changes"] == []
    if ending == "html":
        text = packet.read_text(encoding="utf-8")
        packet.write_text(text.replace("<option>godkjent", "<option selected>godkjent"), encoding="utf-8")
    else:
        document = docx.Document(str(packet))
        document.tables[0].rows[1].cells[5].text = "godkjent"
        document.save(str(packet))
    refused = run("import", packet, "--by", "oversetter", "--data", small, "--json")
    assert (refused.code, [f["code"] for f in refused.json["findings"]]) == (1, ["E420"])
    assert run("import", packet, "--by", "UDI", "--data", small, "--json").json["saved"] is True
    (note,) = load(small)[crossing].many("note", "nb")
    assert (note.state.status, note.state.by) == ("current", "UDI")  # type: ignore[union-attr]


def test_a_foreign_list_becomes_proposals(run: Emn, small: Path, tmp_path: Path) -> None:
    seeker, refugee = (id_of(load(small), title) for title in ("asylum seeker", "refugee"))
    table = tmp_path / "liste.csv"
    table.write_text(
        "Engelsk;Bokmål;Tysk\nasylum seeker;asylsøkande;Asylbewerber\nrefugee;flyktning;\n", encoding="cp1252"
    )
    told = run("import", table, "--data", small, "--yes", "--json").json
    assert [(c["concept"], c["slot"], c["after"]) for c in told["changes"]] == [
        (seeker, "preferred@de", "Asylbewerber")
    ]
    assert [(c["concept"], c["ours"], c["theirs"]) for c in told["conflicts"]] == [(seeker, "asylsøker", "asylsøkande")]
    assert load(small)[refugee].one("preferred", "nb") == "flyktning"
    german = load(small)[seeker].preferred("de")
    assert german is not None
    assert (german.state.status, german.state.origin) == ("candidate", "NO")


def test_a_mapping_settles_a_list_in_both_commands(run: Emn, small: Path, tmp_path: Path) -> None:
    table = tmp_path / "liste.tsv"
    table.write_text("Engelsk\tX\nrefugee\tpakolainen\n", encoding="utf-8")
    for command in ("import", "update"):
        told = run(command, table, "--map", "X=preferred@fi", "--data", small, "--dry-run", "--json").json
        assert [(c["slot"], c["after"]) for c in told["changes"]] == [("preferred@fi", "pakolainen")]
    assert run("update", table, "--map", "Y=preferred@fi", "--data", small).code == 3
    assert run("update", tmp_path / "after", "--map", "Y=preferred@fi", "--data", small).code == 3


def test_a_list_without_english_makes_no_entries(run: Emn, small: Path, tmp_path: Path) -> None:
    """A row is known by a Norwegian term that only one entry has; what is not known is told, not made up."""
    seeker = id_of(load(small), "asylum seeker")
    table = tmp_path / "liste.csv"
    rows = ("ID;Bokmål;Merknad (bokmål)", ";asylsøker;Et ord.", ";rømlinger;", "c9999;båtfolk;", f"{seeker};;Et til.")
    table.write_text("\n".join(rows), encoding="utf-8")
    told = run("update", table, "--data", small, "--dry-run", "--json").json
    assert {(c["concept"], c["slot"]) for c in told["changes"]} == {(seeker, "note@nb")}
    assert told["entries"]["new"] == []
    assert [f["code"] for f in told["findings"] if f["severity"] == "warning"] == ["E409", "E409"]


def test_the_notation_is_written_for_the_working_group(run: Emn, small: Path, tmp_path: Path) -> None:
    path = tmp_path / "no.tsv"
    assert run("export", path, "--format", "emn", "--data", small).code == 0
    lines = {line.split("\t")[2]: line.split("\t")[3] for line in path.read_text(encoding="utf-8").splitlines()}
    assert lines["asylum seeker"] == "asylsøker (b); asylsøkjar (n)"
    assert lines["removal"] == "utvisning fra riket (b); utsending (n)"
    assert lines["refugee"] == "flyktning"


def test_values_that_were_taken_have_their_place(run: Emn, updated: Path) -> None:
    """A withdrawn entry is kept, with its words, and says so."""
    gone = load(updated)[id_of(load(updated), "boat people")]
    assert gone.retired
    assert gone.get(Slot("preferred", "nb")) is not None


@pytest.mark.parametrize("command", ["update", "import"])
def test_a_mapping_is_remembered_and_can_be_undone(run: Emn, small: Path, tmp_path: Path, command: str) -> None:
    first_list, second_list = tmp_path / "a.tsv", tmp_path / "b.tsv"
    first_list.write_text("Engelsk\tX\nrefugee\tpakolainen\n", encoding="utf-8")
    second_list.write_text("Engelsk\tX\nremoval\tmaastapoistaminen\n", encoding="utf-8")
    assert run(command, first_list, "--map", "X=preferred@fi", "--data", small).code == 0
    told = run("update", second_list, "--data", small, "--dry-run", "--json").json
    assert [(c["slot"], c["after"]) for c in told["changes"]] == [("preferred@fi", "maastapoistaminen")]
    assert "E305" in {finding["code"] for finding in told["findings"]}
    told = run("import", second_list, "--data", small, "--dry-run", "--json").json
    assert [change["slot"] for change in told["changes"]] == ["preferred@fi"]
    (listed,) = run("decisions", "--data", small, "--json").json["decisions"]
    assert (listed["kind"], listed["map"]) == ("list", '{"X": "preferred@fi"}')
    assert run("decisions", "--undo", listed["number"], "--data", small).code == 0
    assert run("update", second_list, "--data", small, "--dry-run").code == 3
