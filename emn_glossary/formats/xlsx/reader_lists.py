"""Lists for readers: UDI's two Excel files, «Ordliste – norsk» and «Ordliste med norske begreper og definisjoner».

A row a concept by its bokmål term, a sheet about the list. Nothing to fill in and nothing hidden: these are for
looking up and printing. What a reader must know of a value (a proposal, a working definition of our own) stands in a
column of words; columns and languages that would be empty are left out.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, NamedTuple

import xlsxwriter

from emn_glossary import messages
from emn_glossary.coverage import is_stale
from emn_glossary.errors import UnknownChoiceError, WriteError
from emn_glossary.formats.printed import plan
from emn_glossary.formats.printed.blocks import Plan
from emn_glossary.formats.printed.scope import Scope
from emn_glossary.formats.xlsx import style
from emn_glossary.formats.xlsx.cells import CELL_LIMIT, length
from emn_glossary.formats.xlsx.writer import UNDATED
from emn_glossary.languages import SOURCE, TARGETS, UI_LANGUAGES, Lang, language_name
from emn_glossary.model import Concept, EntryId, Glossary, Source, Status, Text
from emn_glossary.model.values import is_working_definition
from emn_glossary.places import Place
from emn_glossary.slots import FIELDS, Slot

LISTS = ("norsk", "definisjoner")
HEADING, SHADE = style.INK_BLUE, "#F3F6FA"
_ORDER = ("nb", "nn", SOURCE)
_A3, _A4 = 8, 9  # as a workbook calls them
_FRONT = 100  # the width of what is said about the list


class _Column(NamedTuple):
    """A column: heading, narrowest and widest width, what stands in it, the address that a cell links to."""

    heading: str
    low: int
    high: int
    words: Callable[[Concept], str]
    link: Callable[[Concept], str] | None = None


def write(
    glossary: Glossary,
    target: BinaryIO,
    *,
    which: str,
    ids: Iterable[EntryId] | None = None,
    ui: Lang = "nb",
) -> None:
    """Write one of the two lists as a workbook. The same glossary and options give the same bytes.

    Raises:
        UnknownChoiceError: no such list or page language.
        ConceptNotFoundError: an id in `ids` that the glossary does not have.
        WriteError: a text is too long for a cell; says which.
    """
    if which not in LISTS:
        raise UnknownChoiceError(value=which, known=", ".join(LISTS))
    if ui not in UI_LANGUAGES:
        raise UnknownChoiceError(value=ui, known=", ".join(UI_LANGUAGES))
    named = tuple(glossary.entries) if ids is None else tuple(ids)
    about = plan(glossary, ids=named, ui=ui)
    chosen = _chosen(glossary, named, ui)
    columns = [column for column in _columns(glossary, which, ui) if any(map(column.words, chosen))]
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    name = messages.text(f"list.{which}", ui)
    created = dt.datetime.fromisoformat(about.date) if about.date else UNDATED
    book.set_properties({"title": name, "subject": about.title, "author": about.author, "created": created})
    formats = style.Formats(book)
    table = book.add_worksheet(messages.text(f"list.{which}.sheet", ui))
    _table(table, formats, columns, chosen, ui)
    _print(table, name, ui, paper=_A3 if which == "definisjoner" else _A4)
    _about(book.add_worksheet(messages.text("list.about", ui)), formats, about, name, which)
    book.close()
    target.write(made.getvalue())


def _chosen(glossary: Glossary, ids: Iterable[EntryId], ui: Lang) -> list[Concept]:
    """The concepts in the order of their bokmål term, those without one last in the order of the English."""
    scope = Scope(glossary, ids, TARGETS, ui)
    found = [concept for concept in scope.concepts if not concept.retired]
    named = [concept for concept in found if concept.preferred("nb")]
    return [*scope.sorted(named, "nb"), *scope.sorted((c for c in found if not c.preferred("nb")), SOURCE)]


# -- the columns ------------------------------------------------------------------------------------------------


def _columns(glossary: Glossary, which: str, ui: Lang) -> Iterator[_Column]:
    def named(key: str, lang: Lang) -> str:
        return f"{messages.text(f'list.{key}', ui)} ({language_name(lang, ui)})"

    others = sorted({lang for concept in glossary.concepts for lang in concept.languages("preferred")} - set(_ORDER))
    for lang in (*_ORDER, *(others if which == "norsk" else ())):
        heading = language_name(lang, ui)
        yield _Column(heading[:1].upper() + heading[1:], 18, 28, lambda c, lang=lang: c.one("preferred", lang))  # type: ignore[misc]
        if which == "norsk" and lang in _ORDER:
            yield _Column(named("also", lang), 16, 26, lambda c, lang=lang: _several(c, "alternative", lang))  # type: ignore[misc]
    if which == "definisjoner":
        for lang in _ORDER:
            words = _definitions(lang, ui)
            yield _Column(named("definition", lang), 30, 46, words)
        yield _Column(FIELDS["source"].heading(ui), 20, 30, _sources)
        for lang in _ORDER:
            yield _Column(named("note", lang), 20, 32, lambda c, lang=lang: _several(c, "note", lang, "\n"))  # type: ignore[misc]
    yield _Column(FIELDS["theme"].heading(ui), 14, 22, lambda concept: _themes(glossary, concept, ui))
    yield _Column(messages.text("list.remark", ui), 14, 24, lambda concept: "\n".join(_remarks(concept, ui, which)))
    yield _Column("ID", 8, 10, lambda concept: concept.id, lambda concept: concept.one("page"))


def _several(concept: Concept, field: str, lang: Lang, separator: str = "; ") -> str:
    return separator.join(map(str, concept.many(field, lang)))


def _definitions(lang: Lang, ui: Lang) -> Callable[[Concept], str]:
    def words(concept: Concept) -> str:
        slots = [slot for slot in concept if slot.field == "definition" and slot.lang == lang]
        return "\n".join(_context(slot, ui) + str(concept.get(slot)) for slot in slots)

    return words


def _context(slot: Slot, ui: Lang) -> str:
    if not slot.part:
        return ""
    key = f"print.part.{slot.part}"
    known = key in messages.catalogue()
    said = messages.text(key, ui) if known else messages.text("print.part.other", ui, part=slot.part)
    return f"{said[:1].upper()}{said[1:]}: "


def _sources(concept: Concept) -> str:
    """What is cited, one below the other; an address where there is nothing else."""
    return "\n".join(
        source.citation or " ".join(source.links) for source in concept.sources if isinstance(source, Source)
    )


def _themes(glossary: Glossary, concept: Concept, ui: Lang) -> str:
    return "; ".join(_name(glossary, str(link), ui) for link in concept.links("theme"))


def _name(glossary: Glossary, target: str, ui: Lang) -> str:
    entry = glossary.entries.get(target)
    names = (entry.one("preferred", lang) for lang in (ui, *_ORDER)) if entry is not None else ()
    return next(filter(None, names), target)


def _remarks(concept: Concept, ui: Lang, which: str) -> Iterator[str]:
    """What a reader must know of what is shown: proposals, what needs another look, definitions of our own."""
    for lang in TARGETS:
        term = concept.preferred(lang)
        if term is not None and term.state.status in (Status.CANDIDATE, Status.WAITING):
            yield f"{language_name(lang, ui)}: {messages.text(f'status.{term.state.status}', ui)}"
        elif term is not None and is_stale(concept, term.state):
            yield f"{language_name(lang, ui)}: {messages.text('state.stale', ui)}"
    if which == "norsk":
        return
    definitions = ((slot, concept.get(slot)) for slot in concept if slot.field == "definition")
    if any(isinstance(text, Text) and is_working_definition(slot, text) for slot, text in definitions):
        yield f"{messages.text('list.definition', ui)}: {messages.text('definition.working', ui)}"


# -- the sheets -------------------------------------------------------------------------------------------------


def _table(sheet: Any, formats: style.Formats, columns: list[_Column], concepts: list[Concept], ui: Lang) -> None:
    cells = [[_fitting(concept, column) for column in columns] for concept in concepts]
    widths = [_width(column, [row[number] for row in cells]) for number, column in enumerate(columns)]
    heading = formats.get(bold=True, font_color="#FFFFFF", bg_color=HEADING, text_wrap=True, valign="vcenter", border=1,
                          border_color=style.LINE)  # fmt: skip
    for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, column.heading, heading)
    sheet.set_row(0, 32)
    for row, (concept, texts) in enumerate(zip(concepts, cells, strict=True), 1):
        sheet.set_row(row, style.height(zip(texts, widths, strict=True)))
        shade = {"bg_color": SHADE} if row % 2 == 0 else {}
        for number, (column, text) in enumerate(zip(columns, texts, strict=True)):
            look = formats.boxed(bold=number == 0, **shade)
            address = column.link(concept) if column.link else ""
            if address.startswith(("http://", "https://")) and len(address) < 2000:
                blue = formats.boxed(font_color="#0B4F9C", underline=1, **shade)
                sheet.write_url(row, number, address, blue, text, messages.text("list.page", ui))
            elif text:
                sheet.write_string(row, number, text, look)
            else:
                sheet.write_blank(row, number, None, look)
    if columns:
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(concepts), 1), len(columns) - 1)


def _fitting(concept: Concept, column: _Column) -> str:
    text = column.words(concept)
    if length(text) > CELL_LIMIT:
        raise WriteError("cell-too-long", place=Place(concept.id), length=length(text), limit=CELL_LIMIT)
    return text


def _width(column: _Column, texts: Iterable[str]) -> int:
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    return max(column.low, min(column.high, longest + 2), min(len(column.heading), column.high) // 2 + 2)


def _print(sheet: Any, name: str, ui: Lang, *, paper: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(2)
    sheet.set_header(f"&L&9{name.replace('&', '&&')}")
    sheet.set_footer("&R&9" + messages.text("print.page", ui, page="&P", pages="&N"))


def _about(sheet: Any, formats: style.Formats, about: Plan, name: str, which: str) -> None:
    """What the list is: title, edition, how to read it, terms of use."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, _FRONT)
    sheet.write_string(0, 0, name, formats.get(bold=True, font_size=18, font_color=style.INK_BLUE))
    sheet.set_row(0, 30)
    ui = about.ui
    rows = [(messages.text("list.from", ui), about.title), *about.facts]
    rows.append((messages.text("print.howto", ui), messages.text(f"list.{which}.howto", ui)))
    for heading, paragraphs in about.front[1:]:
        rows.append((heading, "\n".join("".join(run.text for run in runs) for runs in paragraphs)))
    label, words = formats.get(bold=True), formats.get(text_wrap=True)
    for number, (left, right) in enumerate(rows, 2):
        sheet.write_string(number, 0, left, label)
        sheet.write_string(number, 1, right, words)
        sheet.set_row(number, style.height([(right, _FRONT)]))
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
