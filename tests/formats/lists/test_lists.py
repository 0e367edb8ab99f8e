"""Lists from anywhere: columns known by the meaning of their headings, in any file, any encoding."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from emn_glossary.errors import ReadError
from emn_glossary.formats import encoding, lists
from emn_glossary.formats.emn.upstream import Upstream
from emn_glossary.formats.lists.columns import parse_map
from emn_glossary.formats.lists.meanings import meaning
from emn_glossary.slots import Slot

HEADINGS = ["Norsk term", "Engelsk term", "Definition", "Kilde", "Merknad"]
ROW = [
    "asylsøker (b); asylsøkjar (n)",
    "asylum seeker",
    "Somebody who asks for shelter and waits for the answer of the state, which has to be given.",
    "Developed by EMN",
    "Ordet er ikke brukt i loven, og det er eldre enn den. Det har vært i bruk lenge.",
]


def book(path: Path, *rows: Sequence[object], sheet: str = "Ark1") -> Path:
    made = openpyxl.Workbook()
    page = made.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(list(row))
    made.save(path)
    return path


def text(path: Path, *rows: list[str], delimiter: str = ";", coded: str = "utf-8") -> Path:
    path.write_bytes("".join(delimiter.join(row) + "\r\n" for row in rows).encode(coded))
    return path


def value(found: Upstream, slot: str, at: int = 0) -> object:
    held = found.concepts[at].get(Slot.parse(slot))
    return [str(item) for item in held] if isinstance(held, tuple) else str(held or "")


@pytest.mark.parametrize(
    ("heading", "slot"),
    [
        ("Norsk term", "preferred@no"),
        ("Omgrep (nynorsk)", "preferred@nn"),
        ("Begrep, bokmål", "preferred@nb"),
        ("English term", "preferred@en"),
        ("Norwegian", "preferred@no"),
        ("Tysk", "preferred@de"),
        ("Term (NB)", "preferred@nb"),
        ("AT/DE/LU", "preferred@de"),
        ("NO", "preferred@no"),
        ("Synonymer (engelsk)", "alternative@en"),
        ("Definisjon", "definition@?"),
        ("Kjelde", "source"),
        ("Sjå òg", "related"),
        ("EMN-side", "page"),
        ("definition.eu@en", "definition.eu@en"),
        ("ID", "id"),
    ],
)
def test_headings_mean_what_they_say(heading: str, slot: str) -> None:
    assert str(meaning(heading)) == slot


@pytest.mark.parametrize("heading", ["Antall", "", "Bokmål og nynorsk", "x"])
def test_what_says_nothing_is_not_guessed(heading: str) -> None:
    assert meaning(heading) is None


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".tsv"])
def test_a_list_like_udi_s(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"Ordliste - norsk{ending}"
    if ending == ".xlsx":
        book(path, ["Ordliste"], [], HEADINGS, ROW)
    else:
        text(path, HEADINGS, [cell.replace(";", "/") for cell in ROW], delimiter="\t" if ending == ".tsv" else ";")
    found = lists.read(path)
    assert value(found, "preferred@nb") == "asylsøker"
    assert value(found, "preferred@nn") == "asylsøkjar"
    assert value(found, "preferred@en") == "asylum seeker"
    assert value(found, "definition@en") == ROW[2]
    assert value(found, "note@nb") == [ROW[4]]
    assert found.concepts[0].sources[0].kind == "own"
    assert [f.code for f in found.findings] == ["E302"] * 5


def test_a_term_without_a_language_is_the_other_one(tmp_path: Path) -> None:
    found = lists.read(book(tmp_path / "a.xlsx", ["Term", "Norsk"], ["refugee", "flyktning"]))
    assert (value(found, "preferred@en"), value(found, "preferred@nb")) == ("refugee", "flyktning")
    found = lists.read(book(tmp_path / "b.xlsx", ["Oppslagsord", "Engelsk"], ["flyktning", "refugee"]))
    assert (value(found, "preferred@en"), value(found, "preferred@nb")) == ("refugee", "flyktning")


def test_two_columns_for_one_slot_are_refused_until_a_mapping_chooses(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["Engelsk", "Bokmål", "Term (bokmål)"], ["refugee", "flyktning", "rømling"])
    with pytest.raises(ReadError) as told:
        lists.read(path)
    assert "B «Bokmål» / C «Term (bokmål)»" in told.value.text("nb")
    assert told.value.place.cell == "B1"
    found = lists.read(path, mapping=parse_map(["C=deprecated@nb"]))
    assert (value(found, "preferred@nb"), value(found, "deprecated@nb")) == ("flyktning", ["rømling"])


def test_a_mapping_overrules_a_heading_and_leaves_a_column_out(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx", ["Engelsk", "Kolonne X", "Merknad"], ["refugee", "flyktning", "Og det er av og til."]
    )
    found = lists.read(path, mapping=parse_map(["Kolonne X=preferred@nb", "Merknad=-"]))
    assert value(found, "preferred@nb") == "flyktning"
    assert "note" not in {slot.field for slot in found.concepts[0]}


def test_a_mapping_that_hits_no_column(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["Engelsk", "Norsk"], ["refugee", "flyktning"])
    with pytest.raises(ReadError) as told:
        lists.read(path, mapping={"Nosk": "preferred@nb"})
    assert "Nosk" in told.value.text("nb")
    assert "Norsk" in told.value.hint("nb")


@pytest.mark.parametrize("given", ["Norsk", "Norsk=ord@nb", "Norsk=preferred"])
def test_a_mapping_that_is_none(given: str) -> None:
    with pytest.raises(ReadError, match="does not map"):
        parse_map([given])


def test_a_column_not_understood_is_told(tmp_path: Path) -> None:
    found = lists.read(book(tmp_path / "a.xlsx", ["Engelsk", "Norsk", "Farge"], ["refugee", "flyktning", "blå"]))
    assert [(f.code, f.place.cell) for f in found.findings if f.code == "E303"] == [("E303", "C1")]


def test_no_headings_at_all(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        lists.read(book(tmp_path / "a.xlsx", ["a", "b"], ["refugee", "flyktning"]))


def test_formulas_and_dates_are_not_taken_for_words(tmp_path: Path) -> None:
    found = lists.read(book(tmp_path / "a.xlsx", ["Engelsk", "Norsk"], ["refugee", "=A2"], ["asylum", 12]))
    assert [f.code for f in found.findings.errors] == ["W105", "W108"]


def test_rows_that_disagree_are_an_error_and_the_first_counts(tmp_path: Path) -> None:
    rows = (["Engelsk", "Norsk"], ["refugee", "flyktning"], ["refugee", "rømling"])
    found = lists.read(book(tmp_path / "a.xlsx", *rows))
    assert value(found, "preferred@nb") == "flyktning"
    assert [(f.code, f.place.cell) for f in found.findings.errors] == [("E304", "A3")]


def test_our_own_csv_is_a_list_too(tmp_path: Path) -> None:
    path = text(
        tmp_path / "a.csv", ["id", "preferred@en", "alternative@nb"], ["c0001", "war refugee", "a | b"], delimiter=","
    )
    found = lists.read(path)
    assert (found.concepts[0].id, value(found, "alternative@nb")) == ("c0001", ["a", "b"])


@pytest.mark.parametrize("coded", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
def test_every_encoding_that_excel_writes(coded: str, tmp_path: Path) -> None:
    rows = (["Engelsk", "Norsk"], ["asylum seeker", "asylsøker"], ["internal", "Ålesund ærlig øst å være"])
    found = lists.read(text(tmp_path / "a.csv", *rows, coded=coded))
    assert value(found, "preferred@nb") == "asylsøker"
    assert value(found, "preferred@nb", 1) == "Ålesund ærlig øst å være"


def test_encodings_that_are_mixed_are_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Engelsk;Norsk\nseeker;asylsøker\n".encode() + "island;øy\n".encode("cp1252"))
    with pytest.raises(ReadError) as told:
        lists.read(path)
    assert (told.value.key, told.value.place.line) == ("mixed-encodings", 3)


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(ReadError):
        encoding.decode(bytes(range(256)) * 8, "bilde.csv")


def test_a_cell_with_a_line_for_each_form_and_columns_named_in_their_own_language(tmp_path: Path) -> None:
    rows = (
        ["Norsk", "English", "Deutsch"],
        ["asylsøker (b)\nasylsøkjar (n)", "asylum seeker", "Asylant; Bewerber (AT)"],
    )
    found = lists.read(book(tmp_path / "a.xlsx", *rows))
    assert [value(found, f"preferred@{lang}") for lang in ("nb", "nn", "de")] == ["asylsøker", "asylsøkjar", "Asylant"]
    assert value(found, "alternative@de") == ["Bewerber"]


@pytest.mark.parametrize(("heading", "said"), [("NO", "asylsøker"), ("Norsk", ""), ("Bokmål", "")])
def test_only_a_column_of_emn_s_own_tells_what_emn_published(heading: str, said: str, tmp_path: Path) -> None:
    """A list with the bokmål terms alone must not say that EMN gives one form."""
    found = lists.read(text(tmp_path / "a.csv", ["English", heading], ["asylum seeker", "asylsøker"]))
    assert value(found, "preferred@nb") == "asylsøker"
    assert value(found, "as_published") == said


def test_texts_too_short_to_tell_their_language_have_that_of_the_others(tmp_path: Path) -> None:
    found = lists.read(
        text(tmp_path / "a.csv", ["English", "Definition (EN)", "Merknader"], ["asylum", "Shelter.", "Old."])
    )
    assert value(found, "note@en") == ["Old."]


def test_a_first_row_that_no_heading_is_known_in_is_told(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", ["asylsøker", "asylum seeker"], ["unndragelse", "absconding"])
    found = lists.read(path, mapping=parse_map(["A=preferred@nb", "B=preferred@en"]))
    assert found.findings.by_code()["E306"] == 1
    assert "«asylsøker», «asylum seeker»" in next(f for f in found.findings if f.code == "E306").text("nb")
