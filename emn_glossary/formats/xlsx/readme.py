"""Readme: the first sheet, «Les meg»: how to fill in, what the colours and statuses mean, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from emn_glossary import messages
from emn_glossary.formats.xlsx import style
from emn_glossary.formats.xlsx.cells import CHOICES, status_word
from emn_glossary.formats.xlsx.formulas import Words
from emn_glossary.languages import Lang

HOW = ("fill", "several", "none", "empty", "comment", "text", "locked", "sort", "send")
COLOURS = {"missing": style.MISSING, "stale": style.STALE, "changed": style.CHANGED}
WIDTH = 96
SHEETS = ("terms", "texts", "coverage")


def write(sheet: Any, formats: style.Formats, ui: Lang, said: Words, facts: Mapping[str, object]) -> None:
    """Fill the sheet; `facts` fill in the sentences: `edition`, `concepts`, `passages`, `languages`.

    Set `facts["nynorsk"]` where there are nynorsk columns, `facts["conflicts"]` where there are conflicts
    (to `conflicts`, or `conflicts.emn`: whom they are with).
    """
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, WIDTH)
    sheet.set_row(0, 30)
    ink = style.INK_BLUE
    styles = {
        "title": formats.get(bold=True, font_size=18, font_color=ink),
        "heading": formats.get(bold=True, font_size=13, font_color=ink),
        "line": formats.get(),
    }
    boxed = formats.boxed()
    for row, (kind, left, right) in enumerate(_lines(ui, said, facts)):
        if right:
            colour = COLOURS.get(kind, "")
            shade = {"bg_color": colour} if colour else {}
            name = formats.boxed(bold=True, **shade)
            high = style.height([(right, WIDTH)])
            if high:
                sheet.set_row(row, high)
            sheet.write_string(row, 0, left, name)
            sheet.write_string(row, 1, right, boxed)
        elif left:
            sheet.write_string(row, 0, left, styles[kind])


def _lines(ui: Lang, said: Words, facts: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """The lines of the page: its kind, and the words on the left and on the right."""

    def text(key: str) -> str:
        return messages.text(f"readme.{key}", ui, **facts)

    def heading(key: str) -> Iterator[tuple[str, str, str]]:
        yield "line", "", ""
        yield "heading", text(key), ""

    yield "title", text("title"), ""
    yield "line", text("thanks"), ""
    yield "line", text("contents"), ""
    yield from heading("how")
    steps = [*HOW]
    if facts.get("nynorsk"):
        steps.insert(2, "same")
    if facts.get("conflicts"):
        steps.insert(0, str(facts["conflicts"]))
    for step in steps:
        yield "pair", text(f"how.{step}.name"), text(f"how.{step}")
    yield from heading("colours")
    for state, word in (("missing", said.missing), ("stale", said.stale), ("changed", said.changed)):
        yield state, word, text(f"colour.{state}")
    yield from heading("statuses")
    for choice in CHOICES:
        yield "pair", status_word(choice, ui), text(f"status.{choice}")
    yield from heading("sheets")
    for name in SHEETS:
        yield "pair", messages.text(f"sheet.{name}", ui), text(f"sheet.{name}")
    yield from heading("ask")
    yield "line", text("ask.who"), ""
