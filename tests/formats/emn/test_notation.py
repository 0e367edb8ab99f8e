"""EMN's notation for translations: the real values, the traps, and laws."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emn_glossary.formats.emn.notation import Translation, Variant, is_gap, of_forms, parse, write

FACTS = Path(__file__).parents[3] / "data" / "emn" / "terms.tsv"


def rows() -> list[dict[str, str]]:
    with FACTS.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def cell(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(" | ") if part)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_every_value_that_emn_has_published_gives_its_forms(row: dict[str, str]) -> None:
    """Bokmål and nynorsk are those of the facts file, or a finding says why they differ; none does today."""
    read = parse(row["no_raw"])
    assert (read.form("b"), read.form("n")) == (cell(row["nb"]), cell(row["nn"]))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_every_value_that_emn_has_published_is_written_back_with_the_same_meaning(row: dict[str, str]) -> None:
    read = parse(row["no_raw"])
    written, findings = write(read)
    assert findings == ()
    assert parse(written).meaning == read.meaning


def texts(read: Translation) -> list[tuple[str, str]]:
    """Each variant and its marks, as words."""
    return [(v.text, " ".join((*v.forms, *v.usage))) for v in read.variants]


@pytest.mark.parametrize(
    ("value", "lang", "expected"),
    [
        ("asylsøker (b); asylsøkjar (n)", "no", [("asylsøker", "b"), ("asylsøkjar", "n")]),
        ("returvedtak", "no", [("returvedtak", "")]),
        ("verge (b, n)", "no", [("verge", "b n")]),
        ("verge (b) (n)", "no", [("verge", "b n")]),
        ("verge (bokmål); verje (nynorsk)", "no", [("verge", "b"), ("verje", "n")]),
        ("returvedtak (asyl) (b)", "no", [("returvedtak (asyl)", "b")]),
        ("(borger)krigsflyktning (b)", "no", [("(borger)krigsflyktning", "b")]),
        ("vern (asyl; flukt) (b)", "no", [("vern (asyl; flukt)", "b")]),
        ("borgere av EU/EFTA-land", "no", [("borgere av EU/EFTA-land", "")]),
        ("trakassering/mobbing", "no", [("trakassering", ""), ("mobbing", "")]),
        ("asylsøker (b), asylsøkjar (n)", "no", [("asylsøker", "b"), ("asylsøkjar", "n")]),
        ("asylsøker (b.); asylsøkjar (n.)", "no", [("asylsøker", "b"), ("asylsøkjar", "n")]),
        ("asylsøker (bm); asylsøkjar (nn)", "no", [("asylsøker", "b"), ("asylsøkjar", "n")]),
        ("asylsøker (b; EU acquis); asylsøkjar (n)", "no", [("asylsøker", "b EU acquis"), ("asylsøkjar", "n")]),
        ("Asyl (EU-acquis)", "de", [("Asyl", "EU acquis")]),
        ("asielzoeker (NL Syn.: asielaanvrager), (BE)", "nl", [("asielzoeker", "BE"), ("asielaanvrager", "NL")]),
        ("retur (b); attvending (n) / heimreise", "no", [("retur", "b"), ("attvending", "n"), ("heimreise", "")]),
        ("Heim (EU acquis, DE); Unterkunft (AT)", "de", [("Heim", "EU acquis DE"), ("Unterkunft", "AT")]),
        ("centre (FR); foyer (FR, BE)", "fr", [("centre", "FR"), ("foyer", "FR BE")]),
        ("opvang / verblijf (BE)", "nl", [("opvang", ""), ("verblijf", "BE")]),
        ("gids (Syn.: begeleider, helper)", "nl", [("gids", ""), ("begeleider", ""), ("helper", "")]),
        ("gids (NL Syn.: begeleider)", "nl", [("gids", ""), ("begeleider", "NL")]),
        ("Applikant(a) għall-ażil", "mt", [("Applikant(a) għall-ażil", "")]),
        ("Benefiċjarju(-a)", "mt", [("Benefiċjarju(-a)", "")]),
        ("Dar // Kenn", "mt", [("Dar", ""), ("Kenn", "")]),
        ("kind (MENA)", "fr", [("kind (MENA)", "")]),
        ("asile (b)", "fr", [("asile (b)", "")]),
        ("paso, transito", "fi", [("paso, transito", "")]),
    ],
)
def test_the_traps(value: str, lang: str, expected: list[tuple[str, str]]) -> None:
    assert texts(parse(value, lang)) == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("opprinnelsesland / -område", "E102"),
        ("inn- / utreise", "E102"),
        ("unndragelse (b) unndraging (n)", "E104"),
        ("éalaitheach a.", "E105"),
        ("rett til å gi vern / asyl", "E107"),
        ("enslig mindreårig asylsøker, EMA (b)", "E108"),
        ("person (som søker vern", "E109"),
    ],
)
def test_what_is_unclear_is_left_whole_and_reported(value: str, code: str) -> None:
    read = parse(value)
    assert len(read.variants) == 1
    assert read.variants[0].text in value
    assert [finding.code for finding in read.findings] == [code]


@pytest.mark.parametrize(
    "value",
    [
        "n/a",
        "N/A",
        "–",
        "No translation",
        "No usual translation, covered by asylum",
        "(but not used as a term)",
        "vertimo nėra",
        "This word is never used in our own law.",
        "(no translation)",
        "«n/a»",
        "TBC",
        "Not used in Norway.",
        "Ingen norsk term",
        "Dette begrepet brukes ikke i norsk rett",
    ],
)
def test_what_is_no_term_is_a_gap_in_its_own_words(value: str) -> None:
    read = parse(value, "de")
    assert (read.variants, read.gap) == ((), value)
    assert write(read, "de") == (value, ())


@pytest.mark.parametrize("value", ["asylsøker (b); n/a (n)", "asylsøker (b) / – (n)"])
def test_the_gap_of_one_form_is_no_term_of_it(value: str) -> None:
    read = parse(value)
    assert (read.form("b"), read.form("n")) == (("asylsøker",), ())
    assert [finding.code for finding in read.findings] == ["E101"]


def test_a_long_term_is_no_prose() -> None:
    assert not is_gap("nasjonale kontaktpunkter på integreringsfeltet")


def test_the_glossary_s_forms_are_written_as_emn_writes_them() -> None:
    assert write(of_forms(["asylsøker"], ["asylsøkjar"]))[0] == "asylsøker (b); asylsøkjar (n)"
    assert write(of_forms(["asyl"], ["asyl"]))[0] == "asyl"
    assert write(of_forms(["asyl"], [], one_form=True))[0] == "asyl"
    assert write(of_forms(["retur"], []))[0] == "retur (b)"


def test_a_term_that_the_notation_has_no_room_for_is_told() -> None:
    assert [f.code for f in write(of_forms(["vern; hjelp"], ["vern"]))[1]] == ["E106"]


WORDS = st.text("abdeæøå", min_size=1, max_size=8)
TERMS = st.one_of(
    WORDS,
    st.lists(WORDS, min_size=2, max_size=4).map(" ".join),
    st.tuples(WORDS, WORDS).map(lambda pair: f"{pair[0]} ({pair[1]}x)"),
    st.sampled_from(["borgere av EU/EFTA-land", "(borger)krigsflyktning", "Det østlige partnerskapet", "au pair"]),
)
MARKS = st.sampled_from([(), ("b",), ("n",), ("b", "n")])
USAGE = st.sampled_from([(), (), ("AT",), ("EU acquis", "DE")])


@given(st.lists(st.builds(Variant, TERMS, MARKS, USAGE), min_size=1, max_size=5, unique=True))
def test_what_is_written_is_read_again(variants: list[Variant]) -> None:
    translation = Translation(tuple(variants))
    written, findings = write(translation)
    assert findings == ()
    assert parse(written).meaning == translation.meaning


@given(st.text(" ;/(),bnABT-.øEU", max_size=40))
def test_any_text_can_be_read_and_keeps_its_meaning_or_says_that_it_cannot(value: str) -> None:
    read = parse(value)
    written, findings = write(read)
    again = parse(written)
    assert again.meaning == read.meaning or [f.code for f in findings] == ["E106"]


@given(st.text(max_size=60))
def test_no_letter_is_lost(value: str) -> None:
    """Every letter and digit of a value stands in a variant, in its marks, or in the gap."""
    read = parse(value, "de")
    said = read.gap + "".join(v.text + "".join(v.usage) for v in read.variants)
    assert sorted({c for c in value if c.isalnum()} - set(said)) == [] or "yn" in value.casefold()
