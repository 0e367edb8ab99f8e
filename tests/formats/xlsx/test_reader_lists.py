"""The two lists for readers: UDI's titles, a row a concept in Norwegian order, nothing to fill in, fit to print."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from emn_glossary.errors import ConceptNotFoundError, UnknownChoiceError, WriteError
from emn_glossary.formats import xlsx
from emn_glossary.model import Concept, Glossary, Link, Passage, Scheme, Source, State, Status, Term, Text, Theme
from emn_glossary.slots import Slot

EMN = State(Status.CURRENT, "EMN")
SEEKER = Concept(
    "c0022",
    {
        Slot("preferred", "en"): Term("asylum seeker", "en", EMN),
        Slot("alternative", "en"): (Term("asylum applicant", "en", EMN),),
        Slot("preferred", "nb"): Term("asylsøker", "nb", EMN),
        Slot("preferred", "nn"): Term("asylsøkjar", "nn", State(Status.CANDIDATE, "NO")),
        Slot("preferred", "de"): Term("Asylbewerber", "de", EMN),
        Slot("definition", "nb"): Text("Person som har søkt.", "nb", State(Status.CANDIDATE, "NO")),
        Slot("definition", "en", "eu"): Text("=A person in the EU.", "en", EMN),
        Slot("definition", "en", "global"): Text("A person anywhere.", "en", EMN),
        Slot("source"): (Source("Art. 2(b)", "en", position=1), Source("Developed by EMN", "en", position=2)),
        Slot("theme"): (Link("t01"),),
        Slot("comment", "nb"): (Text("spør Språkrådet", "nb"),),
        Slot("page"): "https://emn.example/asylum-seeker_en",
    },
)
SCHEME = Scheme(
    "scheme",
    {
        Slot("title", "nb"): Text("EMNs ordliste", "nb"),
        Slot("version"): "10.0.0",
        Slot("rights", "nb"): Text("EMN oppgis som kilde.", "nb"),
    },
)


def concept(id: str, en: str, nb: str = "") -> Concept:  # noqa: A002
    terms = {lang: Term(text, lang) for lang, text in (("en", en), ("nb", nb)) if text}
    return Concept(id, {Slot("preferred", lang): term for lang, term in terms.items()})


GLOSSARY = Glossary(
    [
        SCHEME,
        Theme("t01", {Slot("preferred", "nb"): Term("Personer", "nb")}),
        concept("c0200", "process", "Ålesund-prosessen"),
        SEEKER,
        concept("c0300", "visa"),
        concept("c0100", "zone", "sone"),
        concept("c0400", "old", "gammelt").with_values({Slot("retired"): "true"}),
        Passage("p01", {Slot("text", "nb"): Text("Forord", "nb")}),
    ]
)


def data(which: str, glossary: Glossary = GLOSSARY, **options: Any) -> bytes:
    target = io.BytesIO()
    xlsx.write(glossary, target, readers=which, **options)
    return target.getvalue()


def book(which: str, **options: Any) -> Any:
    return load_workbook(io.BytesIO(data(which, **options)))


def rows(which: str, **options: Any) -> list[dict[str, Any]]:
    heading, *body = book(which, **options).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in body]


def test_the_norwegian_list_has_the_terms_of_every_language_in_norwegian_order() -> None:
    found = rows("norsk")
    assert [row["Bokmål"] for row in found] == ["asylsøker", "sone", "Ålesund-prosessen", None]
    assert found[-1]["Engelsk"] == "visa"  # no bokmål term: last, and still there
    assert found[0] == {
        "Bokmål": "asylsøker",
        "Nynorsk": "asylsøkjar",
        "Engelsk": "asylum seeker",
        "Andre termer (engelsk)": "asylum applicant",
        "Tysk": "Asylbewerber",
        "Tema": "Personer",
        "Merk": "nynorsk: forslag",
        "ID": "c0022",
    }


def test_the_list_with_definitions_has_them_with_their_sources() -> None:
    found = rows("definisjoner")[0]
    assert found["Definisjon (bokmål)"] == "Person som har søkt."
    assert found["Definisjon (engelsk)"] == "I EU: =A person in the EU.\nGenerelt: A person anywhere."
    assert found["Kilde"] == "Art. 2(b)\nDeveloped by EMN"
    assert found["Merk"] == "nynorsk: forslag\nDefinisjon: arbeidsdefinisjon, ikke EMNs ordlyd"
    assert "Tysk" not in found


def test_the_titles_are_those_of_udi() -> None:
    for which, title in (
        ("norsk", "Ordliste – norsk"),
        ("definisjoner", "Ordliste med norske begreper og definisjoner"),
    ):
        made = book(which)
        assert made.properties.title == title
        assert made["Om listen"]["A1"].value == title
        assert made.worksheets[0].oddHeader.left.text.endswith(title)


def test_the_second_sheet_tells_what_the_list_is() -> None:
    about = {row[0]: row[1] for row in book("norsk")["Om listen"].iter_rows(min_row=3, values_only=True)}
    assert (about["Fra"], about["Utgave"]) == ("EMNs ordliste", "10.0.0")
    assert about["Vilkår"] == "EMN oppgis som kilde."
    assert about["Slik leser du listen"].startswith("En rad for hvert begrep")


def test_nothing_is_there_to_fill_in_and_nothing_is_hidden() -> None:
    made = book("definisjoner")
    assert [(sheet.title, sheet.sheet_state) for sheet in made] == [
        ("Begreper og definisjoner", "visible"),
        ("Om listen", "visible"),
    ]
    assert not any(sheet.data_validations.dataValidation or sheet.conditional_formatting for sheet in made)
    every = [cell.value for sheet in made for row in sheet.iter_rows() for cell in row if cell.value]
    assert not any("Språkrådet" in value for value in every)
    assert all(cell.data_type != "f" for sheet in made for row in sheet.iter_rows() for cell in row)


def test_the_sheet_is_fit_to_read_and_to_print() -> None:
    sheet = book("norsk").worksheets[0]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:H5"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)  # as many pages as it takes
    assert not sheet.merged_cells.ranges
    assert sheet["H2"].hyperlink.target == "https://emn.example/asylum-seeker_en"


@pytest.mark.parametrize("ui", ["nb", "nn", "en"])
@pytest.mark.parametrize("which", ["norsk", "definisjoner"])
def test_the_same_glossary_gives_the_same_bytes(which: str, ui: str) -> None:
    assert data(which, ui=ui) == data(which, ui=ui)


def test_entries_can_be_chosen() -> None:
    assert [row["ID"] for row in rows("norsk", ids=("c0100", "p01"))] == ["c0100"]


def test_an_empty_glossary_is_an_empty_list() -> None:
    assert len(load_workbook(io.BytesIO(data("norsk", Glossary()))).worksheets) == 2


def test_what_cannot_be_is_refused() -> None:
    for which, ui in (("rund", "nb"), ("norsk", "de")):
        with pytest.raises(UnknownChoiceError):
            data(which, ui=ui)
    with pytest.raises(ConceptNotFoundError):
        data("norsk", ids=("c9999",))
    long = Concept(
        "c0500", {Slot("definition", "nb"): Text("x" * 40_000, "nb"), Slot("preferred", "nb"): Term("x", "nb")}
    )
    with pytest.raises(WriteError) as caught:
        data("definisjoner", Glossary([long]))
    assert caught.value.place.concept == "c0500"
