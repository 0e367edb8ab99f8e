"""The workbook for EMN's working group."""

import io

import openpyxl
import pytest

from emn_glossary.errata import Erratum, errata
from emn_glossary.errors import WriteError
from emn_glossary.formats.xlsx import proposals
from emn_glossary.model import Concept, Glossary, State, Status, Term, Text
from emn_glossary.slots import Slot

EMN, OURS = State(Status.CURRENT, "EMN"), State(Status.CANDIDATE, "NO")


def concept(id: str, english: str, *terms: Term, **plain: str) -> Concept:  # noqa: A002
    """An entry with an English term and Norwegian ones."""
    values = {Slot("preferred", term.lang): term for term in (Term(english, "en", EMN), *terms)}
    return Concept(id, {**values, **{Slot(name): value for name, value in plain.items()}})


GLOSSARY = Glossary(
    [
        concept(
            "c0019", "arranged marriage", Term("arrangert ekteskap", "nb", OURS), Term("arrangert ekteskap", "nn", OURS)
        ),
        concept("c0022", "asylum seeker", Term("asylsøker", "nb", EMN), Term("asylsøkjar", "nn", EMN)),
        concept(
            "c0065",
            "=detention",
            Term("forvaring", "nb", EMN),
            Term("=1+1", "nn", OURS),
            page="https://example.org/detention",
        ).with_values({Slot("comment", "nb"): (Text("«Forvaring» er en straff.", "nb", OURS),)}),
    ]
)
LISTED = [
    Erratum(
        "c0065",
        Slot("preferred", "nb"),
        "forvaring",
        "concept",
        "Det er en straff.",
        "It is a sentence.",
        "internering",
    ),
    Erratum("c0022", Slot("preferred", "nn"), "asylsøkjar", "usage", "Lite brukt.", "Little used.", withdraw=True),
]


def made(ui: str = "nb", **options: object) -> bytes:
    """The workbook's bytes."""
    target = io.BytesIO()
    proposals.write(GLOSSARY, errata(GLOSSARY, LISTED), target, ui=ui, **options)  # type: ignore[arg-type]
    return target.getvalue()


def rows(data: bytes, sheet: int) -> list[list[object]]:
    """What stands in a sheet from the headings down."""
    values = openpyxl.load_workbook(io.BytesIO(data)).worksheets[sheet].iter_rows(min_row=4, values_only=True)
    return [list(row) for row in values]


def test_the_errata_stand_beside_our_proposal_with_both_reasons() -> None:
    heading, first, second = rows(made(), 0)
    assert heading[5:7] == ["Slik EMN har det", "Vårt forslag"]
    assert first == [
        "1", "Feil begrep", "c0065", "=detention", "Anbefalt term (bokmål)", "forvaring", "internering",
        "Det er en straff.", "It is a sentence.",
    ]  # fmt: skip
    assert second[4:7] == ["Anbefalt term (nynorsk)", "asylsøkjar", "strykes"]


def test_the_missing_terms_are_ours_and_only_ours() -> None:
    """An entry with EMN's terms alone is not there; a column that nothing stands in is left out."""
    assert rows(made(), 1) == [
        ["ID", "Engelsk term", "Bokmål, EMN", "Bokmål, vårt forslag", "Nynorsk, vårt forslag", "Lik på nynorsk",
         "Se «Feil», nr.", "Kommentar"],
        ["c0019", "arranged marriage", None, "arrangert ekteskap", "arrangert ekteskap", "ja", None, None],
        ["c0065", "=detention", "forvaring", None, "=1+1", "nei", "1", "«Forvaring» er en straff."],
    ]  # fmt: skip


def test_one_language_alone() -> None:
    assert rows(made(langs=["nb"]), 1) == [
        ["ID", "Engelsk term", "Bokmål, vårt forslag"],
        ["c0019", "arranged marriage", "arrangert ekteskap"],
    ]


def test_text_that_looks_like_a_formula_stays_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made()))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}


def test_ids_lead_to_emns_page_and_the_headings_stay_in_view() -> None:
    errata_sheet, missing = openpyxl.load_workbook(io.BytesIO(made())).worksheets
    assert errata_sheet["C5"].hyperlink.target == "https://example.org/detention"
    assert missing["A5"].hyperlink is None
    assert [sheet.freeze_panes for sheet in (errata_sheet, missing)] == ["A5", "A5"]
    assert errata_sheet.auto_filter.ref == "A4:I6"


def test_the_same_twice_gives_the_same_bytes_and_the_other_language_its_headings() -> None:
    assert made() == made()
    assert rows(made("en"), 0)[0][5:7] == ["As EMN has it", "Our proposal"]
    assert rows(made("en"), 0)[2][6] == "take out"


def test_the_number_of_proposals_is_counted_by_language() -> None:
    assert proposals.write(GLOSSARY, errata(GLOSSARY, ()), io.BytesIO()) == 3
    assert proposals.write(GLOSSARY, errata(GLOSSARY, ()), io.BytesIO(), langs=["nn"]) == 2


def test_an_empty_glossary_gives_a_workbook_with_headings() -> None:
    target = io.BytesIO()
    assert proposals.write(Glossary(), errata(Glossary(), ()), target) == 0
    assert len(rows(target.getvalue(), 0)) == 1


def test_a_text_that_no_cell_holds_is_refused() -> None:
    long = Glossary([concept("c0001", "visa", Term("v" * 40_000, "nb", OURS))])
    with pytest.raises(WriteError, match="c0001"):
        proposals.write(long, errata(long, ()), io.BytesIO())
