"""Summary: the sheets «Dekning» (counts that follow the cells) and «Konflikter» (a row a conflict)."""

from __future__ import annotations

from typing import Any

from emn_glossary import messages
from emn_glossary.formats.xlsx import cells as say
from emn_glossary.formats.xlsx import conflicts, formulas, style
from emn_glossary.formats.xlsx.grid import choice_rule
from emn_glossary.formats.xlsx.plan import NAMES, Plan, fitting
from emn_glossary.languages import Lang, language_name
from emn_glossary.places import Place
from emn_glossary.slots import Slot

FIGURES = ("total", "filled", "approved", "waiting", "stale", "no_equivalent", "missing")
HEADER = 3
WIDTHS = (6, 10, 28, 28, 34, 34, 34, 22)  # of «Konflikter»


def draw_coverage(sheet: Any, formats: style.Formats, plan: Plan) -> None:
    """«Dekning»: a row a language and field, formulas over the other sheets, with the values they have when sent."""
    sheet.write_string(0, 0, plan.name("coverage"), formats.get(bold=True, font_size=18, font_color=style.INK_BLUE))
    sheet.write_string(1, 0, messages.text("coverage.live", plan.ui), formats.get())
    for index, name in enumerate(("lang", "field", *FIGURES, "share")):
        heading = formats.heading(style.INK_BLUE)
        sheet.write_string(HEADER, index, messages.text(f"coverage.{name}", plan.ui), heading)
    fields = ("preferred", "definition", *(("text",) if plan.entries["p"] else ()))
    rows = [Slot(name, lang) for lang in plan.langs for name in fields]
    for row, slot in enumerate(rows, start=HEADER + 1):
        _count(sheet, formats, plan, row, slot)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 18)
    sheet.set_column(2, 2 + len(FIGURES), 13)
    sheet.set_row(0, 26)
    sheet.set_row(HEADER, 34)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect("", {"format_columns": True})


def _count(sheet: Any, formats: style.Formats, plan: Plan, row: int, slot: Slot) -> None:
    boxed = formats.boxed()
    figure = formats.boxed(num_format="#,##0", align="right")
    share = formats.boxed(num_format="0.0 %", align="right")
    found = formulas.row_of(plan.coverage, slot.lang, slot.field)
    sheet.write_string(row, 0, language_name(slot.lang, plan.ui), boxed)
    sheet.write_string(row, 1, slot.row.heading(plan.ui), boxed)
    for index, count in enumerate(formulas.counts(found, *_ranges(plan, slot), plan.said), start=2):
        if count is None:
            sheet.write_string(row, index, say.DASH, figure)
        else:
            sheet.write_formula(row, index, count.formula, figure, count.value)
    total, filled, none = (formulas.at(row, 2 + FIGURES.index(name)) for name in ("total", "filled", "no_equivalent"))
    answered = f"=IF({total}=0,1,SUM({filled},{none})/{total})"
    sheet.write_formula(row, 2 + len(FIGURES), answered, share, found.share / 100)


def _ranges(plan: Plan, slot: Slot) -> tuple[str, str, str]:
    """Where the states, the values and their English stand."""
    kind, name = ("p", "texts") if slot.field == "text" else ("c", "terms")
    keys = [column.key for column in plan.columns[kind]]
    last = max(len(plan.entries[kind]), 1)

    def whole(key: str) -> str:
        first, end = (formulas.at(row, keys.index(key), row_fixed=True, column_fixed=True) for row in (1, last))
        return f"'{plan.name(name)}'!{first}:{end}"

    return whole(f"state@{slot.lang}"), whole(str(slot)), whole(str(slot.english))


def draw_conflicts(sheet: Any, formats: style.Formats, plan: Plan, ui: Lang) -> None:
    """«Konflikter»: what was sent, what the glossary says, what the translator wrote, and a choice."""
    names = conflicts.HEADINGS
    for index, heading in enumerate(conflicts.headings(ui, plan.other)):
        sheet.write_string(0, index, heading, formats.heading(style.OTHER_HEADING))
    choice = names.index("choice")
    for row, texts in enumerate(plan.out.rows, start=1):
        place = Place(concept=texts[names.index("id")], slot=texts[names.index("field")])
        high = style.height(zip(texts, WIDTHS, strict=True))
        if high:
            sheet.set_row(row, high)
        for index, text in enumerate(texts):
            cell = formats.open if index == choice and texts[0] else formats.locked
            if text:
                sheet.write_string(row, index, fitting(text, place), cell)
            else:
                sheet.write_blank(row, index, None, cell)
    last = len(plan.out.rows)
    for index, width in enumerate(WIDTHS):
        sheet.set_column(index, index, width)
    sheet.data_validation(1, choice, last, choice, choice_rule(NAMES["choice"], ui))
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, last, choice)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.protect("", dict.fromkeys(("sort", "autofilter", "format_cells", "format_columns", "format_rows"), True))
