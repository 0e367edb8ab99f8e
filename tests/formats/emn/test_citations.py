"""Source texts as EMN writes them: split, told apart, linked to EU acts, and put together again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emn_glossary.formats.emn.citations import eli, joined, kind, sources

ELI = "http://data.europa.eu/eli/"


@pytest.mark.parametrize(
    ("citation", "act"),
    [
        ("Art. 3(4) of Council Directive 2008/115/EC (Return Directive)", "dir/2008/115"),
        ("Art. 2(l) of Regulation (EU) No 604/2013 (Dublin III Regulation)", "reg/2013/604"),
        ("Art. 3(6) of Council Regulation (EC) No 1931/2006 (Local Border Traffic Regulation)", "reg/2006/1931"),
        ("Art. 1 of Council Decision 2008/381/EC (European Migration Network Decision)", "dec/2008/381"),
        ("Art. 2 (2) of Council Decision 574/2007/EC (External Border Fund Decision)", "dec/2007/574"),
        ("Art. 3(2) of Directive (EU)2016/801 (Recast Researchers and Students Directive)", "dir/2016/801"),
        ("Derived by EMN from Art. 28 of Directive 2016/801/EU (Recast Researchers' Directive)", "dir/2016/801"),
        ("Art. 2(10) of Regulation 2016//1624 (European Border and Coast Guard Regulation)", "reg/2016/1624"),
        ("Art. 4 of Regulation (EU) No 2016/1624 (European Border and Coast Guard Regulation)", "reg/2016/1624"),
        ("Derived from Arts. 3(b) and 3(c) of Directive 2014/66/EU (Directive on …)", "dir/2014/66"),
        ("Derived by EMN from Art. 8 of Directive 2011/95/ EU (Recast Qualifiation Directive)", "dir/2011/95"),
        ("Art.8(3) der Richtlinie 2008/115/EG des Europäischen Parlaments und des Rates", "dir/2008/115"),
        ("Definizione elaborata daEMN dall'Art. 6(1) della Direttiva del Consiglio 2004/81/CE", "dir/2004/81"),
    ],
)
def test_an_act_whose_number_is_certain_gets_its_eli(citation: str, act: str) -> None:
    assert eli(citation) == (f"{ELI}{act}/oj",)


@pytest.mark.parametrize(
    "citation",
    [
        "Developed by EMN",
        "Derived by EMN from IOM Glossary on Migration, 2019.",
        "ECtHR, Kudla vs Poland Application no. 30210/96",
        "Derived by EMN from Staff Working Document SEC/2008/2029 accompanying the Communication COM(2008) 360.",
        "Derived by EMN from Communication on EU Return Policy, COM/2014/0199.",
        "Evaluation of Council Regulation (EC) No 377/2004 on the creation of an immigration liaison officers network",
        "Commission Staff Working Document: Evaluation of the Council Regulation (EC)377/2004",
        "Council Resolution of 20 June 1994 on limitation on admission of third-country nationals",
        "Regulation 12/34",  # no year in it
        "Regulation 1999/2001",  # two years in it, and nothing that says which comes first
        "Directive 2008/11522/EC",  # no such number
    ],
)
def test_nothing_is_guessed(citation: str) -> None:
    assert eli(citation) == ()


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        ("Council Regulation (EC) No 1992/2004", ("reg/2004/1992/oj",)),  # before 2015, "No" puts the number first
        ("Regulation (EU) 2019/1960", ("reg/2019/1960/oj",)),  # from 2015 on the year comes first
        ("Regulation (EU) No 2019/1960", ()),  # neither rule fits
        ("Directive 2006/2004/EC", ("dir/2006/2004/oj",)),
        ("Decision 1982/2006/EC", ()),  # decisions have been numbered both ways
    ],
)
def test_two_numbers_that_may_both_be_years(citation: str, expected: tuple[str, ...]) -> None:
    assert eli(citation) == tuple(ELI + act for act in expected)


def test_a_citation_may_name_several_acts() -> None:
    citation = (
        "Art. 3(7) of Directive 2008/115/EC (Return Directive) and "
        "Art. 2(n) of Regulation (EU) No 604/2013 (Dublin III Regulation)"
    )
    assert eli(citation) == (f"{ELI}dir/2008/115/oj", f"{ELI}reg/2013/604/oj")


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        ("Developed by EMN.", "own"),
        ("Global context: developed by EMN", "own"),
        ("Schengen context : Developed by EMN.", "own"),
        ("Part (b): Developed by EMN", "own"),
        ("Derived by EMN", "derived"),
        ("Derived by the EMN from the European Website on Integration", "derived"),
        ("Derived from Arts. 3(b) and 3(c) of Directive 2014/66/EU", "derived"),
        ("Definizione elaborata daEMN dall'Art. 6(1) della Direttiva del Consiglio 2004/81/CE", "derived"),
        ("EU-context: Derived by EMN from Art. 19(4) and 25(1) of Regulation (EC) No 810/2009", "derived"),
        ("Art. 2(l) of Directive 2011/95/EU (Recast Qualification Directive)", "quoted"),
        ("Global context: Definition for 'illegal entry' in Art. 3(b) of the Protocol", "quoted"),
        ("UNHCR Master Glossary of Terms", "quoted"),
    ],
)
def test_three_wordings_tell_quoted_derived_and_own_apart(citation: str, expected: str) -> None:
    assert kind(citation) == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Global context: Developed by EMN; EU context: Derived by EMN from Art. 2(b)", ["global", "eu"]),
        ("Global context: IOM Glossary on Migration, 2019; EU-context: Art. 2(c) of Directive", ["global", "eu"]),
        ("Global context: Definition; Schengen context : Developed by EMN.", ["global", "schengen"]),
        ("Global context: developed by EMN; Refugee context: Art. 33", ["global", "refugee"]),
        ("1. EMN: Guidelines, January 2016; 2. IOM Glossary on Migration, 2.ed. 2011", ["1", "2"]),
        ("Derived by EMN from IATE; Derived by EMN from Art. 11(a)", ["", ""]),
        ("Website of the European Commission.; Website of the EU External Action Service.", ["", ""]),
        ("Part (b): Developed by EMN", ["b"]),
    ],
)
def test_citations_that_certainly_begin_anew_are_split(text: str, parts: list[str]) -> None:
    found = sources(text)
    assert [source.part for source in found] == parts
    assert [source.position for source in found] == list(range(1, len(parts) + 1))


@pytest.mark.parametrize(
    "text",
    [
        # what follows the semicolon may be derived from, too
        "Derived by EMN from the UN Recommendations on Statistics of International Migration; OECD Glossary",
        "Derived by EMN from Art. 2(n) of Directive 2013/32/EU; Fundamental Rights Agency (FRA): Guardianship, 2015",
        "Derived by EMN from IOM Glossary; Art. 2 of Directive 2013/32/EU",
        # no semicolon between the contexts
        "Global context: Derived by EMN from A, 2019. Schengen context: Derived by EMN from B.",
    ],
)
def test_a_text_whose_parts_are_not_certain_stays_whole(text: str) -> None:
    assert [source.citation for source in sources(text)] == [text]


def test_the_language_of_a_citation() -> None:
    german = "Art.8(3) der Richtlinie 2008/115/EG des Europäischen Parlaments und des Rates"
    italian = "Definizione elaborata daEMN dall'Art. 6(1) della Direttiva del Consiglio 2004/81/CE"
    assert [source.lang for text in (german, italian, "Developed by EMN") for source in sources(text)] == [
        "de",
        "it",
        "en",
    ]


def test_no_text_no_source() -> None:
    assert sources("") == ()


@given(
    st.lists(st.sampled_from(["Developed by EMN", "EU context: ", "Art. 2", "Derived by EMN from A", ";", "; ", "1. "]))
)
def test_joined_gives_the_text_back_whatever_it_was(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert joined(sources(text)) == text
