"""Grid: the sheets «Termer» and «Tekster»: a row an entry, the English locked, the Norwegian open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from emn_glossary import messages
from emn_glossary.formats.xlsx import formulas, style
from emn_glossary.formats.xlsx.columns import FORMER, Column, is_set
from emn_glossary.formats.xlsx.edits import LONGEST_TERM
from emn_glossary.formats.xlsx.plan import NAMES, Plan
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import Entry

FROZEN = {"c": 2, "p": 1}  # columns that stay: the id, and the English term
ALLOWED = ("sort", "autofilter", "format_cells", "format_columns", "format_rows", "objects")
LONGEST_LINK = 2_000
MOST_LINKS = 60_000  # Excel takes 65 530 a sheet


class Grid:
    """One of the two sheets being drawn; `kind` is `c` for concepts, `p` for passages."""

    def __init__(self, sheet: Any, formats: style.Formats, plan: Plan, kind: str) -> None:
        self.sheet, self.formats, self.plan, self.kind = sheet, formats, plan, kind
        self.columns: Sequence[Column] = plan.columns[kind]
        self.entries: Sequence[Entry] = plan.entries[kind]
        self.last = max(len(self.entries), 1)
        self.filled: dict[Lang, list[tuple[int, Column]]] = {}
        for index, column in enumerate(self.columns):
            if column.role in ("fill", "status"):
                self.filled.setdefault(column.lang, []).append((index, column))

    def draw(self) -> None:
        """Everything on the sheet."""
        widths = [self._heading(index, column) for index, column in enumerate(self.columns)]
        for row, entry in enumerate(self.entries, start=1):
            texts = [self._cell(row, index, entry) for index in range(len(self.columns))]
            high = style.height(zip(texts, widths, strict=True))
            if high:
                self.sheet.set_row(row, high)
            self._comments(row, entry)
        for index, column in enumerate(self.columns):
            rule = self._rule(column)
            if rule:
                self.sheet.data_validation(1, index, self.last, index, rule)
        self._colours()
        self._paper()
        self.sheet.set_row(0, 34)
        self.sheet.freeze_panes(1, FROZEN[self.kind])
        self.sheet.autofilter(0, 0, self.last, len(self.columns) - 1)
        self.sheet.protect("", dict.fromkeys(ALLOWED, True))

    def _heading(self, index: int, column: Column) -> int:
        """Write a heading; gives the width of its column."""
        ui = self.plan.ui
        heading = self.formats.heading(style.heading_colour(column))
        self.sheet.write_string(0, index, column.heading(ui), heading)
        texts = (self.plan.text(entry.id, column) for entry in self.entries)
        width = style.width(column, texts)
        self.sheet.set_column(index, index, width)
        explained: str = column.role if column.role in ("state", "same", "status") else ""
        if column.key == FORMER:
            explained = FORMER
        if column.role == "fill" and column.slot is not None and is_set(column.slot):
            explained = "set" if column.slot.row.kind == "term" else ""
        if explained:
            text = messages.text(f"explain.{explained}", ui)
            self.sheet.write_comment(0, index, text, {"author": "", "x_scale": 2, "y_scale": 1.2})
        return width

    def _comments(self, row: int, entry: Entry) -> None:
        """What a conflict is about, at its cell."""
        comments = self.plan.out.comments
        for index, column in enumerate(self.columns) if comments else ():
            if (entry.id, column.key) in comments:
                options = {"author": "", "x_scale": 3, "y_scale": 2}
                self.sheet.write_comment(row, index, comments[entry.id, column.key], options)

    def _cell(self, row: int, index: int, entry: Entry) -> str:
        """Write one cell; gives the text it shows."""
        column = self.columns[index]
        text = self.plan.text(entry.id, column)
        if column.role == "state":
            return self._state(row, index, entry)
        if column.key == "page" and text and row < MOST_LINKS and _links(entry.one("page")):
            self.sheet.write_url(row, index, entry.one("page"), self.formats.link, string=text)
        else:
            cell = self.formats.locked if column.role in ("id", "locked", "beside") else self.formats.open
            if column.key == FORMER and (pieces := self.formats.marked(text)):
                self.sheet.write_rich_string(row, index, *pieces, cell)
            elif text:
                self.sheet.write_string(row, index, text, cell)
            else:
                self.sheet.write_blank(row, index, None, cell)
        return text

    def _state(self, row: int, index: int, entry: Entry) -> str:
        plan, said, lang = self.plan, self.plan.said, self.columns[index].lang
        digest = plan.sent[entry.id].digest
        state = formulas.state_when_sent(entry, lang, digest, plan.ui, said)
        if state == said.gone:
            self.sheet.write_string(row, index, state, self.formats.state)
            return state
        definition, others = formulas.extras_when_sent(entry, lang, digest, plan.ui, said)
        cells = self._cells(row, lang)
        texts = plan.sent[entry.id].texts
        sent = {key: (texts[key], plan.where(entry.id, self.kind, key) if texts[key] else "") for key in cells}
        main = str(formulas.main_slot(entry, lang))
        wanted = tuple(
            str(slot._replace(lang=lang)) for slot in entry if slot.lang == SOURCE and slot.field == "definition"
        )
        formula = formulas.state_formula(cells, sent, main, state, said)
        formula += formulas.extras_formula(cells, sent, main, wanted=wanted, others=others, said=said)
        text = state + definition + others
        self.sheet.write_formula(row, index, formula, self.formats.state, text)
        return text

    def _cells(self, row: int, lang: str) -> Mapping[str, tuple[Column, str]]:
        return {
            column.key: (column, formulas.at(row, index, column_fixed=True))
            for index, column in self.filled.get(lang, ())
        }

    def _rule(self, column: Column) -> dict[str, Any]:
        """What may stand in the cells of a column, where that is not just anything."""
        ui = self.plan.ui
        if column.role in ("status", "same"):
            return choice_rule(NAMES["status" if column.role == "status" else "yes_no"], ui)
        if column.role != "fill" or column.slot is None or column.slot.field != "preferred":
            return {}
        return {
            "validate": "length",
            "criteria": "<=",
            "value": LONGEST_TERM,
            "error_type": "warning",
            "error_title": messages.text("long.title", ui),
            "error_message": messages.text("long.message", ui, limit=LONGEST_TERM),
        }

    def _colours(self) -> None:
        """A colour for each language's cells by the words of its state, which follow what is typed."""
        said = self.plan.said
        words = ((said.changed, style.CHANGED), (said.stale, style.STALE), (said.missing, style.MISSING))
        shades = [(word, self.formats.shade(colour)) for word, colour in words]
        for lang in self.plan.langs:
            block = [i for i, column in enumerate(self.columns) if column.lang == lang and column.role != "locked"]
            state = next(index for index in block if self.columns[index].role == "state")
            cell = formulas.at(1, state, column_fixed=True)
            for word, shade in shades:
                test = f'=ISNUMBER(SEARCH("{word}",{cell}))'
                rule = {"type": "formula", "criteria": test, "format": shade, "stop_if_true": True}
                self.sheet.conditional_format(1, block[0], self.last, block[-1], rule)

    def _paper(self) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(8)
        self.sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        self.sheet.repeat_rows(0)
        self.sheet.repeat_columns(0, FROZEN[self.kind] - 1)
        self.sheet.fit_to_pages(max(len(self.plan.langs), 1), 0)
        self.sheet.set_footer("&L&A&R&P / &N")


def _links(address: str) -> bool:
    return address.startswith(("http://", "https://")) and len(address) <= LONGEST_LINK


def choice_rule(name: str, ui: str) -> dict[str, Any]:
    """A drop-down with the words of a list; the list is a defined name, so that other programs keep it."""
    return {
        "validate": "list",
        "source": f"={name}",
        "error_title": messages.text("choose.title", ui),
        "error_message": messages.text("choose.message", ui),
    }
