"""Writer: a glossary, or a part of it, as a workbook for a translator. The home of xlsxwriter.

    glossary ─ plan ──▶ Les meg · Termer · Tekster · Dekning (· Konflikter)      hidden: _lists · _origin

The same glossary and options give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from emn_glossary import messages
from emn_glossary.formats.xlsx import cells as say
from emn_glossary.formats.xlsx import conflicts as disputes
from emn_glossary.formats.xlsx import formulas, origin, readme, style, summary
from emn_glossary.formats.xlsx import plan as planning
from emn_glossary.formats.xlsx.columns import LISTS
from emn_glossary.formats.xlsx.grid import Grid
from emn_glossary.formats.xlsx.plan import NAMES, Plan
from emn_glossary.languages import TARGETS, Lang, language_name
from emn_glossary.merge import Conflict
from emn_glossary.model import EntryId, Glossary

UNDATED = dt.datetime(2000, 1, 1)  # when a workbook says it was made, where the glossary has no date


def write(
    glossary: Glossary,
    target: BinaryIO,
    *,
    langs: Iterable[Lang] = TARGETS,
    ids: Iterable[EntryId] | None = None,
    select: str = "all",
    ui: Lang = "nb",
    changed: Iterable[EntryId] = (),
    conflicts: Sequence[Conflict] = (),
    beside: planning.Beside | None = None,
    other: str = "",
) -> None:
    """Write the workbook with the entries `ids`, else (with `conflicts`) those at odds, else those `select` names.

    `langs` are the languages to fill in, `ui` the language of headings and instructions. With `conflicts` the cells
    hold what the glossary says now, with comments, and a sheet lets the translator choose. `beside` are texts to read
    beside the English: `former`, `published@nb`. `other` is whose the other side of the conflicts is: `emn`, else the
    translator's.

    Raises:
        ConceptNotFoundError: an id that the glossary does not have.
        UnknownChoiceError: no such selection.
        WriteError: a text is too long for a cell; says which.
    """
    wanted = tuple(langs)
    chosen = planning.choose(glossary, ids=ids, select=select, langs=wanted, changed=changed, conflicts=conflicts)
    plan = planning.make(glossary, wanted, chosen, ui, conflicts, beside, other)
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    _draw(book, plan)
    book.close()
    target.write(made.getvalue())


class _PlainSheet(Worksheet):  # type: ignore[misc]  # xlsxwriter tells nothing of its types
    """A worksheet whose formulas are written as they are: none of ours uses a function newer than Excel 2007.

    xlsxwriter looks through each formula for some 30 newer ones, which is half the time a large workbook takes.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


def _draw(book: Any, plan: Plan) -> None:
    formats = style.Formats(book)
    _about(book, plan)
    front = book.add_worksheet(plan.name("readme"))
    if plan.out.rows:
        summary.draw_conflicts(book.add_worksheet(plan.name("conflicts")), formats, plan, plan.ui)
    Grid(book.add_worksheet(plan.name("terms"), _PlainSheet), formats, plan, "c").draw()
    Grid(book.add_worksheet(plan.name("texts"), _PlainSheet), formats, plan, "p").draw()
    summary.draw_coverage(book.add_worksheet(plan.name("coverage")), formats, plan)
    _lists(book, book.add_worksheet("_lists"), plan.ui, plan.other)
    _origin(book.add_worksheet(origin.SHEET), plan)
    _front(front, formats, plan)


def _about(book: Any, plan: Plan) -> None:
    try:
        made = dt.datetime.fromisoformat(plan.glossary.scheme.one("modified")[:10])
    except ValueError:
        made = UNDATED
    title, author = messages.text("readme.title", plan.ui), messages.text("workbook.author", plan.ui)
    book.set_properties({"title": title, "author": author, "created": made})


def _front(sheet: Any, formats: style.Formats, plan: Plan) -> None:
    facts: dict[str, object] = {
        "edition": plan.glossary.edition or messages.text("workbook.no_edition", plan.ui),
        "concepts": len(plan.entries["c"]),
        "passages": len(plan.entries["p"]),
        "languages": " / ".join(language_name(lang, plan.ui) for lang in plan.langs),
        "nynorsk": "nn" in plan.langs,
        "conflicts": "conflicts.emn" if plan.out.rows and plan.other else "conflicts" if plan.out.rows else "",
    }
    readme.write(sheet, formats, plan.ui, plan.said, facts)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.activate()


def _lists(book: Any, sheet: Any, ui: Lang, other: str) -> None:
    lists = {
        "status": say.status_words(ui),
        "yes_no": tuple(messages.text(f"word.{word}", ui) for word in ("yes", "no")),
        "choice": disputes.choices(ui, other),
    }
    sheet.write_string(0, 0, LISTS)
    for column, (name, words) in enumerate(lists.items(), start=1):
        for row, word in enumerate(words):
            sheet.write_string(row, column, word)
        first, last = (formulas.at(row, column, row_fixed=True, column_fixed=True) for row in (0, len(words) - 1))
        book.define_name(NAMES[name], f"='_lists'!{first}:{last}")
    sheet.very_hidden()


def _origin(sheet: Any, plan: Plan) -> None:
    remembered = origin.Origin(
        plan.langs,
        plan.glossary.base,
        plan.glossary.edition,
        plan.glossary.scheme.id,
        plan.ui,
        plan.sent,
        plan.out.disputed,
    )
    columns = {kind: origin.keys(columns) for kind, columns in plan.columns.items()}
    for row, texts in enumerate(origin.rows(remembered, columns)):
        for column, text in enumerate(texts):
            if text:
                sheet.write_string(row, column, text)
    sheet.very_hidden()
