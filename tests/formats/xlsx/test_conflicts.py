"""Conflicts go back to the translator in a workbook of the same form, with a choice."""

import io

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from emn_glossary.diff import diff
from emn_glossary.merge import Merge, merge
from emn_glossary.model import Document, Glossary, State, Status, Term
from tests.formats.xlsx.workbooks import at, back, codes, columns_of, row_of, sent, small, typed, worked_on


def at_odds() -> tuple[Glossary, Merge]:
    """The glossary and the translator changed the same term, each in its own way."""
    now = small().with_entries(
        [small()["c0002"].with_values({at("preferred@nb"): Term("enslig barn", "nb", State(Status.CURRENT, "NO"))})]
    )
    document = typed({("c0002", "preferred@nb"): "mindreårig uten følge"})
    outcome = merge(document.origin, now, document.glossary)
    assert [c.concept for c in outcome.conflicts] == ["c0002"]
    return now, outcome


def conflict_workbook() -> bytes:
    now, outcome = at_odds()
    return sent(now, conflicts=outcome.conflicts)


def chosen(choice: str, term: str | None = None) -> Document:
    def work(book: Workbook) -> None:
        sheet = book["Konflikter"]
        sheet.cell(2, 8).value = choice
        if term is not None:
            terms = book["Termer"]
            terms.cell(row_of(terms, "c0002"), columns_of(terms)["preferred@nb"]).value = term

    return back(worked_on(conflict_workbook(), work))


def said(document: Document) -> list[tuple[str, str, str]]:
    assert document.origin is not None
    return [(str(c.slot), str(c.before), str(c.after)) for c in diff(document.origin, document.glossary)]


def test_the_workbook_holds_only_the_entries_at_odds_filled_with_ours() -> None:
    book = openpyxl.load_workbook(io.BytesIO(conflict_workbook()))
    assert [row[0].value for row in book["Termer"].iter_rows(min_row=2)] == ["c0002"]
    cell = book["Termer"].cell(2, columns_of(book["Termer"])["preferred@nb"])
    assert cell.value == "enslig barn"
    assert cell.comment is not None
    assert (
        "Sendt ut: enslig mindreårig\nOrdlisten nå: enslig barn\nDitt forslag: mindreårig uten følge"
        in cell.comment.text
    )


def test_the_sheet_of_conflicts_tells_all_three() -> None:
    book = openpyxl.load_workbook(io.BytesIO(conflict_workbook()))
    assert [[cell.value for cell in row] for row in book["Konflikter"].iter_rows()] == [
        ["Nr.", "ID", "Felt", "Engelsk", "Sendt ut", "Ordlisten nå", "Ditt forslag", "Valg"],
        [
            "1", "c0002", "Anbefalt term (bokmål)", "unaccompanied minor",
            "enslig mindreårig", "enslig barn", "mindreårig uten følge", None,
        ],
    ]  # fmt: skip


def test_nothing_chosen_leaves_ours_and_is_said() -> None:
    document = back(conflict_workbook())
    assert (said(document), codes(document)) == ([], ["W132"])


def test_keeping_ours_changes_nothing() -> None:
    document = chosen("behold ordlistens")
    assert (said(document), codes(document)) == ([], [])


@pytest.mark.parametrize("word", ["bruk min", "Bruk  min", "use mine"])
def test_using_mine_takes_the_translators_value(word: str) -> None:
    document = chosen(word)
    assert said(document) == [("preferred@nb", "enslig barn", "mindreårig uten følge")]
    assert codes(document) == []
    now, _ = at_odds()
    outcome = merge(document.origin, now, document.glossary)
    assert outcome.conflicts == ()
    assert str(outcome.merged["c0002"].preferred("nb")) == "mindreårig uten følge"


def test_a_third_solution_may_be_typed() -> None:
    document = chosen("behold ordlistens", "enslig mindreårig person")
    assert said(document) == [("preferred@nb", "enslig barn", "enslig mindreårig person")]


def test_both_chosen_and_typed_is_an_error_and_the_typed_stands() -> None:
    document = chosen("bruk min", "enslig mindreårig person")
    assert said(document) == [("preferred@nb", "enslig barn", "enslig mindreårig person")]
    assert codes(document) == ["W131"]


def test_an_unknown_choice_is_an_error() -> None:
    document = chosen("begge")
    assert (said(document), codes(document)) == ([], ["W133"])


def test_a_conflict_about_one_term_of_a_set_is_settled_for_that_term() -> None:
    """Both sides changed the status of one alternative term."""
    waiting = State(Status.WAITING, "EMN 10.0")
    before = small()["c0001"].alternatives("nb")
    retired = Term(before[0].text, "nb", State(Status.RETIRED, "EMN 10.0"), position=1)
    now = small().with_entries([small()["c0001"].with_values({at("alternative@nb"): (retired, before[1])})])
    mine = Term(before[0].text, "nb", waiting, position=1)
    theirs = small().with_entries([small()["c0001"].with_values({at("alternative@nb"): (mine, before[1])})])
    outcome = merge(small(), now, theirs)

    def work(book: Workbook) -> None:
        book["Konflikter"].cell(2, 8).value = "bruk min"

    document = back(worked_on(sent(now, conflicts=outcome.conflicts), work))
    assert document.glossary["c0001"].alternatives("nb") == (mine, before[1])


def test_conflict_workbooks_are_the_same_bytes_twice() -> None:
    assert conflict_workbook() == conflict_workbook()
