"""The PDF itself: tagged, in the right languages, with all that the plan holds; the same bytes each time."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from emn_glossary.errors import WriteError
from emn_glossary.formats.printed import ORDERS
from emn_glossary.model import Concept, Glossary, Link, Term, Text, Theme
from emn_glossary.slots import Slot

Print = Callable[..., Any]


@pytest.fixture(scope="module", params=ORDERS)
def made(request: pytest.FixtureRequest, glossary: Glossary, printed: Print) -> Any:
    return printed(glossary, order=request.param)


def test_the_file_claims_ua_and_a_and_is_marked_as_tagged(made: Any) -> None:
    """PDF/UA-1 (ISO 14289-1, 5) and PDF/A-2a (ISO 19005-2, 6.6.4) are claimed in the XMP metadata."""
    claimed = made.root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in claimed
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in claimed
    assert made.root["/MarkInfo"]["/Marked"] is not None
    assert bool(made.root["/MarkInfo"]["/Marked"])
    assert bool(made.root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert made.root["/Lang"] == "nb-NO"


def test_title_author_and_date_come_from_the_glossary(made: Any) -> None:
    info = made.reader.metadata
    assert info.title.startswith("Prøveordliste – ")
    assert info.author == "Det norske kontaktpunktet i European Migration Network (EMN)"
    assert info.creation_date.isoformat()[:10] == "2026-03-04"


def test_all_text_is_tagged_or_declared_an_artifact(made: Any) -> None:
    """Page heads and feet, dots in the contents and repeated table headings are artifacts; the rest has a tag."""
    assert made.untagged() == []


def test_headings_begin_at_1_and_skip_no_level(made: Any) -> None:
    levels = [int(name[1]) for name, _, _ in made.elements() if name[0] == "H" and name[1:].isdigit()]
    assert levels
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_all_fonts_are_inside_the_file(made: Any) -> None:
    for page in made.reader.pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
            assert "/FontFile3" in descriptor or "/FontFile2" in descriptor


def test_every_word_is_spoken_in_its_own_language(glossary: Glossary, printed: Print) -> None:
    said = printed(glossary, order="nb").spoken()
    assert ("asylsøker", "nb-NO") in said
    assert ("asylum seeker", "en") in said
    assert ("asylsøkjar", "nn-NO") in said
    assert ("honour-related violence", "en") in said
    assert ("asylum seeker", "nb-NO") not in said


def test_an_english_page_is_english_with_norwegian_marked(glossary: Glossary, printed: Print) -> None:
    made = printed(glossary, order="en", ui="en")
    assert made.root["/Lang"] == "en-GB"
    assert ("asylsøker", "nb-NO") in made.spoken()


def test_a_list_is_a_list_and_a_table_has_headings(glossary: Glossary, printed: Print) -> None:
    items = Counter(name for name, _, _ in printed(glossary, order="nb").elements())
    assert items["LI"] == items["Lbl"] == items["LBody"] == 3 + 1 + 4 + 11 + 2, "facts, date, legend, words, without"
    cells = [(name, element) for name, element, _ in printed(glossary, order="work").elements()]
    heads = [element for name, element in cells if name == "TH"]
    assert len(heads) == 4 + 5 + 4, "two tables for bokmål, one for nynorsk"
    assert all(
        str(element["/A"][0]["/Scope"] if isinstance(element["/A"], list) else element["/A"]["/Scope"]) == "/Column"
        for element in heads
    )


def test_letters_and_entries_are_bookmarks(glossary: Glossary, printed: Print) -> None:
    def titles(outline: list[Any]) -> list[Any]:
        return [titles(part) if isinstance(part, list) else part.title for part in outline]

    assert titles(printed(glossary, order="nb").reader.outline) == [
        "Bokmål – engelsk", ["A", "M", "S", "T", "U", "Æ", "Ø", "Å"], "Uten term på bokmål",
    ]  # fmt: skip
    whole = titles(printed(glossary, order="full").reader.outline)
    assert whole[:3] == ["Innledning", ["Om ordlisten"], "Ordliste"]
    assert whole[3][:2] == ["A", ["asylsøker"]]


def test_text_is_data_never_markup(glossary: Glossary, printed: Print) -> None:
    text = printed(glossary, order="nb").text
    assert "*stjerne* #pagebreak()" in text
    assert r"#let *x* = $y$ @z \u{41} <a> `b` _c_ [d] //e" in text


def test_a_page_says_its_first_and_last_word_and_its_number(printed: Print) -> None:
    words = [f"{letter}sylsøker {number:02}" for letter in "abcdefgå" for number in range(30)]
    glossary = Glossary([Concept(f"c{n}", {Slot("preferred", "nb"): Term(w, "nb")}) for n, w in enumerate(words)])
    pages = printed(glossary, order="nb").pages
    assert pages[1].startswith("asylsøker 00 – ")
    last = pages[1].removeprefix("asylsøker 00 – ").split(" Bokmål")[0]
    assert pages[2].startswith(f"{words[words.index(last) + 1]} – ")
    assert f"Side 2 av {len(pages)}" in pages[1]
    text = " ".join(pages)
    assert all(word in text for word in words)


def test_a_long_list_by_theme_names_the_themes_on_each_page(printed: Print) -> None:
    themes = [Theme(f"t{n}", {Slot("preferred", "nb"): Term(f"Tema {n:02}", "nb")}) for n in range(14)]
    concepts = [
        Concept(f"c{n}", {Slot("preferred", "nb"): Term(f"ord {n}", "nb"), Slot("theme"): (Link(f"t{n % 14}"),)})
        for n in range(700)
    ]
    pages = printed(Glossary([*themes, *concepts]), order="theme", title="Liste").pages
    assert "Innhold" in pages[1]
    assert pages[2].startswith("Tema 00 – Tema 01 ")
    assert pages[-1].startswith("Tema 13 ")


@pytest.mark.parametrize("order", ORDERS)
def test_the_same_glossary_gives_the_same_bytes(glossary: Glossary, printed: Print, order: str) -> None:
    assert printed(glossary, order=order).content == printed(glossary, order=order).content


@pytest.mark.parametrize("order", ORDERS)
def test_an_empty_glossary_is_a_list_that_says_so(printed: Print, order: str) -> None:
    made = printed(Glossary(), order=order)
    nothing = {"work": "Ingenting.", "changes": "Ingenting er endret."}
    assert nothing.get(order, "Ingen begreper i utvalget.") in made.text
    assert "EMNs ordliste om asyl og migrasjon" in made.text


def test_greek_cyrillic_georgian_and_armenian_are_printed(printed: Print) -> None:
    terms = {"el": "άσυλο", "uk": "притулок", "ka": "თავშესაფარი", "hy": "ապաստան", "mt": "ażil", "hr": "žđćš"}
    values = {Slot("preferred", lang): Term(text, lang) for lang, text in terms.items()}
    entry = Concept("c1", {Slot("preferred", "nb"): Term("asyl", "nb"), **values})
    said = printed(Glossary([entry]), langs=("nb", *terms)).spoken()
    assert {(text, lang) for lang, text in terms.items()} <= set(said)


def test_a_sign_that_no_font_has_is_refused_with_its_place(printed: Print) -> None:
    good = Concept("c1", {Slot("preferred", "nb"): Term("asyl", "nb")})
    bad = Concept("c2", {Slot("preferred", "nb"): Term("flyktning", "nb"), Slot("preferred", "en"): Term("難民", "en")})
    with pytest.raises(WriteError) as refused:
        printed(Glossary([good, bad]))
    assert refused.value.place.concept == "c2"
    assert "難民" in refused.value.text("nb")


def test_a_head_word_and_what_is_said_of_it_stand_on_one_page(printed: Print) -> None:
    """Five lines an entry; none of the pages begins or ends inside one."""
    concepts = []
    for number in range(120):
        name, also = (
            f"ord {number:03}",
            tuple(Term(f"andre ord {number:03} {n}, så lange at linjen brytes", "en") for n in range(4)),
        )
        values = {Slot("preferred", "nb"): Term(name, "nb"), Slot("preferred", "en"): Term(f"word {number:03}", "en")}
        concepts.append(Concept(f"c{number}", {**values, Slot("alternative", "en"): also}))
    for page in printed(Glossary(concepts), title="Liste").pages[1:]:
        for number in range(120):
            assert page.count(f"word {number:03}") == page.count(f"ord {number:03} 3"), (number, page)


@pytest.mark.parametrize("order", ["nb", "theme", "changes", "full"])
def test_long_texts_run_over_pages_and_keep_their_lines(printed: Print, order: str) -> None:
    """A definition of 200 lines, and 200 terms: nothing falls off the foot of a page."""
    long = Text("\n".join(f"Avsnitt {number} om saken." for number in range(200)), "nb")
    many = tuple(Term(f"many words here and there {number}", "en") for number in range(200))
    values: dict[Slot, Any] = {Slot("preferred", "nb"): Term("asyl", "nb"), Slot("definition", "nb"): long}
    entries = [
        Concept("c1", values),
        Concept("c2", {Slot("preferred", "nb"): Term("vern", "nb"), Slot("alternative", "en"): many}),
    ]
    made = printed(Glossary(entries), order=order)
    assert made.lowest > 25, "the foot of the page stands at 36 points"
    if order in ("changes", "full"):
        text = made.text
        assert [number for number in range(200) if f"Avsnitt {number} om saken." not in text] == []
