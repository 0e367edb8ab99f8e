"""Place: where in the glossary or in a file something is.

Everything that can go wrong is told with a place, so findings, errors, changes and conflicts all use this
one type. Knows nothing of the model or of files: a place only *names* things.
"""

from __future__ import annotations

from dataclasses import dataclass

_WORDS = {
    "nb": ("ark", "celle", "linje"),
    "nn": ("ark", "celle", "linje"),
    "en": ("sheet", "cell", "line"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """As much as is known of where something is; empty strings and 0 mean "not known".

    `concept` is an entry's id (`c0042`), `slot` a slot's address (`preferred@nb`), `cell` a spreadsheet
    address (`G14`), `line` and `column` count from 1.
    """

    concept: str = ""
    slot: str = ""
    file: str = ""
    sheet: str = ""
    cell: str = ""
    line: int = 0
    column: int = 0

    def text(self, ui: str = "en") -> str:
        """The place in words: `emn-nb.xlsx, ark Termer, celle G14` or `c0042 preferred@nb`."""
        sheet, cell, line = _WORDS[ui]
        parts = [self.file]
        if self.sheet:
            parts.append(f"{sheet} {self.sheet}")
        if self.cell:
            parts.append(f"{cell} {self.cell}")
        if self.line:
            parts.append(f"{line} {self.line}" + (f":{self.column}" if self.column else ""))
        address = " ".join(part for part in (self.concept, self.slot) if part)
        if not self.cell:  # a cell says it all; the address would only repeat it
            parts.append(address)
        return ", ".join(part for part in parts if part)


NOWHERE = Place()
