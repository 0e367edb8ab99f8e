"""Proposals: the workbook for EMN's working group: errata in what is published, and terms where EMN has none.

Made to be read and answered, not to be brought back in. The same glossary and errata give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

import xlsxwriter

from emn_glossary.errata import Counts, Errata
from emn_glossary.formats.xlsx import style
from emn_glossary.formats.xlsx.columns import slot_heading
from emn_glossary.formats.xlsx.grid import LONGEST_LINK
from emn_glossary.formats.xlsx.plan import fitting
from emn_glossary.languages import SOURCE, TARGETS, Lang, language_name
from emn_glossary.messages import text
from emn_glossary.model import Concept, Glossary
from emn_glossary.model.values import OWN
from emn_glossary.places import Place

PROPOSED = "#E2EFDA"  # the colour of what we propose
HEADER = 3  # the row of the headings
MADE = dt.datetime(2000, 1, 1)  # a workbook that says when it was made is another one each time
_ERRATA = {"number": 6, "kind": 18, "id": 8, "english": 28, "slot": 24, "published": 30, "proposal": 30,
           "reason": 48, "reason_en": 48}  # column → width  # fmt: skip
_REST = {"same": 11, "errata": 11, "comment": 70}  # columns after the terms


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and how it looks: `plain`, `own` (our proposal), `quiet` (said, not proposed)."""

    text: str
    look: str = "plain"
    link: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its name, what it says at the top, headings with widths, rows."""

    name: str
    lead: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Cell]]
    id: int  # the column that names the entry


def write(
    glossary: Glossary, found: Errata, target: BinaryIO, *, ui: Lang = "nb", langs: Iterable[Lang] = TARGETS
) -> int:
    """Write the workbook with headings in `ui`; gives how many terms of ours it proposes in `langs`.

    Raises:
        WriteError: a text is too long for a cell.
    """
    wanted = tuple(langs)
    missing = _proposals(glossary, wanted)
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    title = text("proposals.title", ui)
    book.set_properties({"title": title, "author": text("workbook.author", ui), "created": MADE})
    formats = style.Formats(book)
    for page in (_errata(found, ui), _missing(missing, found, wanted, ui)):
        _draw(
            book.add_worksheet(page.name), formats, page, (title, text("proposals.lead", ui, edition=glossary.edition))
        )
    book.close()
    target.write(made.getvalue())
    return sum(_is_own(concept, lang) for concept in missing for lang in wanted)


# ---------------------------------------------------------------------------------------------------------
# What the sheets say


def _errata(found: Errata, ui: Lang) -> Page:
    rows = []
    for number, row in enumerate(found.rows, start=1):
        said = row.erratum
        rows.append(
            (
                Cell(str(number)),
                Cell(text(f"errata.kind.{said.kind}", ui)),
                Cell(said.concept, link=row.page),
                Cell(row.english),
                Cell(slot_heading(said.slot, ui)),
                Cell(said.published),
                Cell(said.advice(ui), "own" if said.proposal else "quiet"),
                Cell(said.reason_nb),
                Cell(said.reason_en),
            )
        )
    columns = [(text(f"errata.column.{name}", ui), width) for name, width in _ERRATA.items()]
    lead = text("proposals.errata", ui, **Counts.of(found.rows).plain())
    return Page(text("proposals.sheet.errata", ui), lead, columns, rows, list(_ERRATA).index("id"))


def _is_own(concept: Concept, lang: Lang) -> bool:
    term = concept.preferred(lang)
    return term is not None and term.state.origin == OWN


def _proposals(glossary: Glossary, langs: Sequence[Lang]) -> list[Concept]:
    """The concepts in use whose preferred term in one of the languages is ours."""
    return [c for c in glossary.concepts if not c.retired and any(_is_own(c, lang) for lang in langs)]


def _missing(concepts: Sequence[Concept], found: Errata, langs: Sequence[Lang], ui: Lang) -> Page:
    """The terms side by side; a column that would stand empty is left out."""
    columns = [(text("errata.column.id", ui), 8), (text("errata.column.english", ui), 34)]
    for lang in langs:
        language = language_name(lang, ui).capitalize()
        columns += [(text(f"proposals.column.{whose}", ui, language=language), 34) for whose in ("emn", "own")]
    columns += [(text(f"proposals.column.{name}", ui), width) for name, width in _REST.items()]
    rows = [tuple(_proposal(concept, found, langs, ui)) for concept in concepts]
    kept = [index for index in range(len(columns)) if not rows or any(row[index].text for row in rows)]
    columns, rows = [columns[index] for index in kept], [tuple(row[index] for index in kept) for row in rows]
    return Page(text("proposals.sheet.missing", ui), text("proposals.missing", ui), columns, rows, 0)


def _proposal(concept: Concept, found: Errata, langs: Sequence[Lang], ui: Lang) -> Iterator[Cell]:
    yield Cell(concept.id, link=concept.one("page"))
    yield Cell(concept.one("preferred", SOURCE))
    for lang in langs:
        term, own = concept.one("preferred", lang), _is_own(concept, lang)
        yield Cell("" if own else term)
        yield Cell(term, "own") if own else Cell("")
    forms = [concept.one("preferred", lang) for lang in ("nb", "nn")]
    both = {"nb", "nn"} <= set(langs) and all(forms)
    yield Cell(text("word.yes" if forms[0] == forms[1] else "word.no", ui) if both else "")
    about = [number for number, row in enumerate(found.rows, start=1) if row.erratum.concept == concept.id]
    yield Cell(", ".join(map(str, about)))
    yield Cell("\n".join(str(comment) for comment in concept.many("comment", "nb")))


# ---------------------------------------------------------------------------------------------------------
# How they look


def _draw(sheet: Any, formats: style.Formats, page: Page, top: tuple[str, str]) -> None:
    sheet.write_string(0, 0, top[0], formats.get(bold=True, font_size=16, font_color=style.INK_BLUE))
    sheet.write_string(1, 0, top[1], formats.get())
    sheet.write_string(2, 0, page.lead, formats.get())
    for index, (heading, width) in enumerate(page.columns):
        sheet.write_string(HEADER, index, heading, formats.heading(style.INK_BLUE))
        sheet.set_column(index, index, width)
    widths = [width for _, width in page.columns]
    for number, row in enumerate(page.rows, start=HEADER + 1):
        high = style.height(zip((cell.text for cell in row), widths, strict=True))
        if high:
            sheet.set_row(number, high)
        for index, cell in enumerate(row):
            fitting(cell.text, Place(concept=row[page.id].text))
            _write(sheet, number, index, cell, formats)
    sheet.set_row(0, 26)
    sheet.set_row(HEADER, 34)
    sheet.freeze_panes(HEADER + 1, 0)
    sheet.autofilter(HEADER, 0, HEADER + max(len(page.rows), 1), len(page.columns) - 1)
    _paper(sheet)


def _write(sheet: Any, row: int, index: int, cell: Cell, formats: style.Formats) -> None:
    looks = {
        "plain": formats.boxed(num_format="@"),
        "own": formats.boxed(num_format="@", bg_color=PROPOSED),
        "quiet": formats.boxed(num_format="@", italic=True),
    }
    if cell.link.startswith(("http://", "https://")) and len(cell.link) <= LONGEST_LINK:
        link = formats.boxed(font_color="#0B4F9C", underline=1)
        sheet.write_url(row, index, cell.link, link, string=cell.text)
    elif cell.text:
        sheet.write_string(row, index, cell.text, looks[cell.look])
    else:
        sheet.write_blank(row, index, None, looks[cell.look])


def _paper(sheet: Any) -> None:
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.repeat_rows(HEADER)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")
