"""Tables in: every shape comes back, whatever a spreadsheet made of encoding, delimiter and line ends."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emn_glossary import formats
from emn_glossary.errors import ReadError, UnknownChoiceError, WriteError
from emn_glossary.formats import csv as tables
from emn_glossary.formats.csv import fdk, table, tsv
from emn_glossary.model import (
    Concept,
    Document,
    Evidence,
    Glossary,
    Link,
    Passage,
    Scheme,
    Source,
    State,
    Status,
    Term,
    Text,
    Theme,
)
from emn_glossary.slots import Slot
from tests.laws.strategies import glossaries

STATE = State(Status.CANDIDATE, "NO", "2026-03-04", "oversetter", "1d6fe8c7402a")
SEEKER = Concept(
    "c0022",
    {
        Slot("preferred", "en"): Term("asylum seeker", "en"),
        Slot("preferred", "nb"): Term("asylsøker", "nb", STATE),
        Slot("alternative", "nb"): (Term("søker om asyl", "nb", position=1), Term("=asylant|er", "nb", position=2)),
        Slot("definition", "nb", "eu"): Text("Person som\nhar søkt.", "nb", STATE, (Source("Art. 2", "en", "quoted"),)),
        Slot("definition", "nb", "global"): Text("Person som søker.", "nb"),
        Slot("note", "nb"): (Text("Brukes om voksne.", "nb", position=1), Text("Også om barn.", "nb", position=2)),
        Slot("source"): (
            Source("Art. 2(b)", "en", "derived", "eu", ("http://data.europa.eu/eli/x", "https://e.org/y"), 1),
            Source("Developed by EMN", "en", "own", position=2),
        ),
        Slot("related"): (Link("c0100", origin="EMN", evidence=(Evidence("Migrant", "de", "https://e.org/p"),)),),
        Slot("theme"): (Link("t01"),),
    },
)
MIGRANT = Concept(
    "c0100", {Slot("preferred", "en"): Term("migrant", "en"), Slot("preferred", "nn"): Term("migrant", "nn")}
)
ENGLISH = Concept("c0200", {Slot("preferred", "en"): Term("visa", "en")})
GLOSSARY = Glossary(
    [
        SEEKER,
        MIGRANT,
        ENGLISH,
        Theme("t01", {Slot("preferred", "nb"): Term("vern", "nb")}),
        Passage("p0101", {Slot("text", "nb"): Text("Om ordlisten", "nb")}),
        Scheme("scheme", {Slot("version"): "10.0.0"}),
    ],
    unknown=[("<http://e.org/s>", "<http://e.org/p>", '"o"@de')],
)


def data(glossary: Glossary = GLOSSARY, **options: Any) -> bytes:
    target = io.BytesIO()
    tables.write(glossary, target, **options)
    return target.getvalue()


def read(content: bytes | str) -> Document:
    raw = content.encode() if isinstance(content, str) else content
    return tables.read(io.BytesIO(raw), name="fil.csv")


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


# -- long: everything -------------------------------------------------------------------------------------------


def test_the_long_table_has_a_row_a_value() -> None:
    rows = list(csv.DictReader(io.StringIO(data(shape="long").decode(), newline="")))
    (found,) = [row for row in rows if row["value"] == "asylsøker"]
    assert {name: cell for name, cell in found.items() if cell} == {
        "id": "c0022",
        "type": "concept",
        "field": "preferred",
        "lang": "nb",
        "value": "asylsøker",
        "status": "candidate",
        "origin": "NO",
        "changed": "2026-03-04",
        "by": "oversetter",
        "renders": "1d6fe8c7402a",
    }
    assert sum(row["id"] == "c0022" for row in rows) == 12


def test_the_long_table_brings_everything_back() -> None:
    document = read(data(shape="long"))
    assert document.glossary == GLOSSARY
    assert codes(document) == []


@pytest.mark.laws
@given(glossary=glossaries, delimiter=st.sampled_from(",;\t"))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_glossary_comes_back_from_the_long_table(glossary: Glossary, delimiter: Any) -> None:
    document = read(data(glossary, shape="long", delimiter=delimiter))
    assert document.glossary == glossary
    assert codes(document) == []


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("c1,concept,colour,nb,rød", "D102"),
        ("c1,concept,preferred,nb,a,,y", "D103"),
        ("c1,concept,preferred,nb", "D104"),
        ("c1,ting,preferred,nb,a", "D105"),
        ("c1,concept,preferred,nb,a\r\nc1,concept,preferred,nb,b", "D106"),
        ("c1,concept,preferred,nb,a,ferdig", "D107"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_and_the_rest_is_read(row: str, code: str) -> None:
    document = read(f"id,type,field,lang,value,status\r\n{row}\r\nc2,concept,preferred,nb,asyl,\r\n")
    assert code in codes(document)
    assert document.glossary["c2"].one("preferred", "nb") == "asyl"
    (finding,) = document.findings.select(code)
    assert finding.place.line == (3 if code == "D106" else 2)


def test_a_column_that_is_unknown_is_told() -> None:
    assert codes(read("id,field,value,lang,farge\r\nc1,preferred,a,nb,rød\r\n")) == ["D101"]


# -- flat -------------------------------------------------------------------------------------------------------


def test_the_words_come_back_from_the_flat_table() -> None:
    document = read(data())
    found = document.glossary["c0022"]
    assert found.one("preferred", "nb") == "asylsøker"
    assert [str(term) for term in found.alternatives("nb")] == ["søker om asyl", "=asylant|er"]
    assert found.one("definition", "nb", "eu") == "Person som\nhar søkt."
    assert [source.links for source in found.sources] == [("http://data.europa.eu/eli/x", "https://e.org/y"), ()]
    assert (found.links("related"), found.links("theme")) == ((Link("c0100"),), (Link("t01"),))
    assert codes(document) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman"])
def test_the_encodings_that_spreadsheets_save_in_are_read(encoding: str) -> None:
    text = "id;preferred@nb\r\nc1;ærlig søker på Ålesund\r\n"
    document = read(text.encode(encoding))
    assert document.glossary["c1"].one("preferred", "nb") == "ærlig søker på Ålesund"
    told = [f.text("nb").lower().replace("_", "-") for f in document.findings]
    certain = encoding in ("utf-8", "utf-8-sig", "utf-16")
    assert told == ([] if certain else [f"tegnkodingen er lest som {encoding.replace('_', '-')}"])


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_delimiters_and_line_ends_of_any_spreadsheet_are_read(delimiter: str, end: str) -> None:
    lines = [("id", "preferred@nb", "preferred@en"), ("c1", '"retur, utreise; t"', "return")]
    document = read("".join(delimiter.join(line) + end for line in lines))
    assert document.glossary["c1"].one("preferred", "nb") == "retur, utreise; t"
    assert document.glossary["c1"].one("preferred", "en") == "return"


def test_tags_are_read_as_we_write_them_and_unknown_columns_are_told() -> None:
    document = read("id,preferred@no,farge\r\nc1,asyl,rød\r\n")
    assert document.glossary["c1"].one("preferred", "nb") == "asyl"
    assert codes(document) == ["D101"]


def test_rows_without_an_id_or_with_one_twice_are_told() -> None:
    document = read("id,preferred@nb\r\nc1,asyl\r\n,vern\r\nc1,pass\r\n")
    assert [(f.code, f.place.line) for f in document.findings] == [("D108", 3), ("D109", 4)]
    assert document.glossary["c1"].one("preferred", "nb") == "asyl"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "empty-file"),
        (b"\xff\xfe", "empty-file"),
        (b"Et brev til Ola\r\n", "no-known-heading"),
        (b"preferred@nb\r\nasyl\r\n", "no-known-heading"),
        (b'id,preferred@nb\r\nc1,"asyl\r\n', "not-a-table"),
        (b"id,preferred@nb\r\nc1", "cut-off"),
        (b"id,prefer", "cut-off"),
        (b"id,preferred@nb\r\nc1," + b"a" * 200_000 + b"\r\n", "not-a-table"),
    ],
)
def test_what_is_no_table_of_ours_is_refused(content: bytes, key: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(content)
    assert (caught.value.key, caught.value.place.file) == (key, "fil.csv")


def test_a_quote_that_does_not_close_is_placed() -> None:
    with pytest.raises(ReadError) as caught:
        read('id,preferred@nb\r\nc1,asyl\r\nc2,"pass\r\n')
    assert caught.value.place.line == 3


# -- formulas ---------------------------------------------------------------------------------------------------


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=1).filter(any))
def test_hiding_formulas_is_undone_exactly(cells: list[str]) -> None:
    target = io.BytesIO()
    table.put(target, [cells], delimiter=",", bom=False, safe=True)
    written = next(csv.reader(io.StringIO(target.getvalue().decode(), newline="")))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in written)
    if any(map(str.strip, written)):
        ((_, found),) = table.get(target.getvalue().decode(), ",")
        assert found == cells


# -- the national catalogue ---------------------------------------------------------------------------------------


def test_the_table_for_the_national_catalogue_has_its_headings() -> None:
    row, other = csv.DictReader(io.StringIO(data(shape="fdk").decode(), newline=""))
    assert row["id"] == "c0022"
    assert row["versjon"] == "10.0.0"
    assert row["anbefalt_term:nb"] == "asylsøker"
    assert row["tillatt_term:nb"] == "søker om asyl|=asylant/er"
    assert row["definisjon:nb"] == "1. Person som\nhar søkt.\n2. Person som søker."
    assert row["definisjon:forhold_til_kilde"] == "basertPaaKilde"
    assert row["merknad:nb"] == "1. Brukes om voksne.\n2. Også om barn."
    assert row["fagområde:nb"] == "vern"
    assert row["se_også"] == "https://emnnorway.no/ordliste/c0100"
    assert other["anbefalt_term:nn"] == "migrant"
    heading = data(shape="fdk").decode().split("\r\n")[0]
    assert heading.count("definisjon:kilde") == 2
    assert "Art. 2(b)|http://data.europa.eu/eli/x,Developed by EMN|," in data(shape="fdk").decode()


def test_concepts_without_a_norwegian_term_are_withheld_and_listed() -> None:
    assert "c0200" not in data(shape="fdk").decode()
    assert [(f.code, f.place.concept) for f in fdk.withheld(GLOSSARY)] == [("D201", "c0200")]


def test_the_national_catalogues_table_can_be_read_again() -> None:
    found = read(data(shape="fdk")).glossary["c0022"]
    assert found.one("preferred", "nb") == "asylsøker"
    assert [str(term) for term in found.alternatives("nb")] == ["søker om asyl", "=asylant/er"]
    assert [(source.citation, source.links) for source in found.sources] == [
        ("Art. 2(b)", ("http://data.europa.eu/eli/x",)),
        ("Developed by EMN", ()),
    ]


def many(count: int) -> Glossary:
    return Glossary(Concept(f"c{n:04}", {Slot("preferred", "nb"): Term(f"ord {n}", "nb")}) for n in range(1, count + 1))


def test_more_than_500_rows_become_several_files(tmp_path: Path) -> None:
    written = formats.write(many(1001), tmp_path / "katalog.csv", shape="fdk")
    assert [path.name for path in written] == ["katalog-1.csv", "katalog-2.csv", "katalog-3.csv"]
    ids = [list(formats.read(path).glossary) for path in written]
    assert [len(part) for part in ids] == [500, 500, 1]
    assert [ids[0][0], ids[0][-1], ids[2][0]] == ["c0001", "c0500", "c1001"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [path.name for path in written]


def test_500_rows_are_one_file_and_a_stream_takes_no_more(tmp_path: Path) -> None:
    assert formats.write(many(500), tmp_path / "katalog.csv", shape="fdk") == (tmp_path / "katalog.csv",)
    with pytest.raises(WriteError, match="501 concepts"):
        data(many(501), shape="fdk")


# -- options ----------------------------------------------------------------------------------------------------


def test_tabs_make_the_same_table() -> None:
    target = io.BytesIO()
    tsv.write(GLOSSARY, target, shape="long")
    assert target.getvalue() == data(shape="long", delimiter="\t")
    assert tsv.read(io.BytesIO(target.getvalue())).glossary == GLOSSARY


def test_entries_can_be_chosen_and_themes_stay() -> None:
    found = read(data(shape="long", ids=("c0022",))).glossary
    assert list(found.entries) == ["c0022", "scheme", "t01"]


def test_an_unknown_shape_is_refused() -> None:
    with pytest.raises(UnknownChoiceError):
        data(shape="rund")
