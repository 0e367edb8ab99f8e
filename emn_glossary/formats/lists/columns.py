"""What each column of a list holds: the mapping given, else the headings, else (for a language) the texts below.

A guess is shown, never hidden: each column is told with what it was taken for (E302) or that it was left out (E303).
Where two columns would fill one slot nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from emn_glossary.errors import ReadError, nearest
from emn_glossary.findings import Finding
from emn_glossary.formats.lists.meanings import (
    ID,
    NORWEGIAN,
    NOTHING,
    UNKNOWN,
    Meaning,
    addressed,
    in_notation,
    meaning,
    normal,
)
from emn_glossary.formats.xlsx.sheets import Sheet
from emn_glossary.formats.xlsx.traits import letters_of
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.places import Place
from emn_glossary.slots import FIELDS

HEADER_WITHIN = 30
_SAMPLE = 60  # rows whose language is looked at
_EXAMPLES = ("preferred@nb", "definition@en", "note@nb", ID, NOTHING)
_TERMS = ("preferred", "alternative")
_TEXTS = ("definition", "note")
_ENGLISH = "the of and to or by which is are for with who has been not"
_BOKMAAL = "og som er av til et den det ikke fra har blir eller på"
_NYNORSK = "og som er av til eit den det ikkje frå har blir eller på ein"
_COMMON: Mapping[Lang, frozenset[str]] = {
    "en": frozenset(_ENGLISH.split()),
    "nb": frozenset(_BOKMAAL.split()),
    "nn": frozenset(_NYNORSK.split()),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """A sheet's heading row and what its columns hold, by index from 0."""

    sheet: Sheet
    header: int
    meanings: Mapping[int, Meaning]
    headings: Mapping[int, str]

    def place(self, index: int) -> Place:
        """Where a heading stands."""
        if not self.sheet.name:
            return Place(file=self.sheet.file, line=self.header + 1, column=index + 1)
        return self.sheet.place(self.header, index)

    def name(self, index: int) -> str:
        """A column as a person would name it: `C «Norsk term»`."""
        return f"{letters_of(index)} «{self.headings[index]}»"


def parse_map(given: Iterable[str]) -> dict[str, str]:
    """`--map "Norsk term=preferred@nb"` as a mapping of headings (or column letters) to slots.

    Raises:
        ReadError: no `=`, or no such slot.
    """
    found = {}
    for one in given:
        heading, equals, slot = one.rpartition("=")
        if not equals or addressed(slot) is None:
            raise ReadError(
                "bad-map", text=one, known=", ".join(("preferred@nb", "definition@en", "note@nb", ID, NOTHING))
            )
        found[heading.strip()] = slot.strip()
    return found


Remembered: TypeAlias = Mapping[str, Mapping[str, str]]  # headings, joined → the mapping that was given for them


def joined(headings: Iterable[str]) -> str:
    """The headings of a list as one text, by which a mapping given for it is found again."""
    return " | ".join(normal(heading) for heading in headings if heading.strip())


def recall(sheets: Sequence[Sheet], remembered: Remembered, findings: list[Finding]) -> Mapping[str, str]:
    """The mapping that was given for a list with these headings before; empty where there was none."""
    for sheet in sheets:
        for row in range(min(len(sheet.values), HEADER_WITHIN)):
            found = remembered.get(joined(sheet.texts(row)))
            if found is not None:
                said = ", ".join(f"{heading}={slot}" for heading, slot in found.items())
                findings.append(Finding.make("E305", Place(file=sheet.file, sheet=sheet.name), mapping=said))
                return found
    return {}


def find(sheets: Sequence[Sheet], mapping: Mapping[str, str], findings: list[Finding]) -> list[Columns]:
    """The sheets that are lists, with what their columns hold.

    Raises:
        ReadError: no sheet has headings that we know; a mapping hits no column; two columns compete for one slot.
    """
    found = [columns for sheet in sheets if (columns := _headings(sheet, mapping)) is not None]
    name = sheets[0].file if sheets else ""
    unused = [heading for heading in mapping if not any(_hit(columns, heading) for columns in found)]
    if unused:
        every = [heading for columns in found for heading in columns.headings.values()]
        every = every or [str(cell) for sheet in sheets for cell in (sheet.values[0] if sheet.values else [])]
        near = ", ".join(nearest(unused[0], every, 3)) or ", ".join(filter(None, every[:8]))
        raise ReadError("map-hits-nothing", place=Place(file=name), heading=unused[0], near=near)
    if not found:
        raise ReadError("list-no-headings", place=Place(file=name))
    for columns in found:
        _compete(columns)
        if not any(meaning(text) for text in columns.headings.values()):
            said = ", ".join(f"«{text}»" for text in columns.headings.values())
            findings.append(Finding.make("E306", columns.place(0), row=columns.header + 1, headings=said[:120]))
        _tell(columns, findings)
    return found


def _headings(sheet: Sheet, mapping: Mapping[str, str]) -> Columns | None:
    """The row near the top that says most; None where no row says what at least one term is."""
    best: Columns | None = None
    for row in range(min(len(sheet.values), HEADER_WITHIN)):
        texts = {index: text.strip() for index, text in enumerate(sheet.texts(row)) if text.strip()}
        known = {index: m for index, text in texts.items() if (m := _meant(index, text, mapping)) is not None}
        terms = any(m.field in ("preferred", "alternative", ID, "slug") for m in known.values())
        if terms and len(known) > (len(best.meanings) if best else 0):
            best = Columns(sheet, row, known, texts)
    if best is None or (len(best.meanings) < 2 and not mapping):
        return None
    return replace(best, meanings=_with_languages(best))


def _meant(index: int, text: str, mapping: Mapping[str, str]) -> Meaning | None:
    for heading, slot in mapping.items():
        if heading == letters_of(index) or normal(heading) == normal(text):
            found = addressed(slot)
            return replace(found, notation=in_notation(found.field, found.lang)) if found is not None else None
    return meaning(text)


def _hit(columns: Columns, heading: str) -> bool:
    return any(heading == letters_of(i) or normal(heading) == normal(text) for i, text in columns.headings.items())


def _with_languages(columns: Columns) -> dict[int, Meaning]:
    """The meanings with the languages that the headings leave open, where the rest of the sheet tells them."""
    found = dict(columns.meanings)
    terms = {m.lang for m in found.values() if m.field == "preferred"}
    settled: dict[int, Meaning] = {}
    for index, m in found.items():
        if m.lang == UNKNOWN and m.field in ("preferred", "alternative", "deprecated"):
            norwegian, english = bool(terms & {NORWEGIAN, "nb", "nn"}), SOURCE in terms
            lang = SOURCE if norwegian and not english else NORWEGIAN if english and not norwegian else UNKNOWN
            settled[index] = replace(m, lang=lang, notation=lang == NORWEGIAN)
        elif m.lang in (UNKNOWN, NORWEGIAN) and m.field not in _TERMS:
            lang = _language_below(columns, index)
            if m.lang == NORWEGIAN:
                lang = lang if lang == "nn" else "nb"
            settled[index] = replace(m, lang=lang or UNKNOWN)
        else:
            settled[index] = m
    return _as_the_others(settled)


def _as_the_others(settled: dict[int, Meaning]) -> dict[int, Meaning]:
    """A column of texts too short to tell their language has that of the other texts, where those have one only."""
    others = {m.lang for m in settled.values() if m.lang != UNKNOWN and m.field in _TEXTS}
    if len(others) != 1:
        return settled
    (lang,) = others
    waiting = {index: m for index, m in settled.items() if m.lang == UNKNOWN and m.field in _TEXTS}
    return settled | {index: replace(m, lang=lang) for index, m in waiting.items()}


def _language_below(columns: Columns, index: int) -> Lang:
    """The language of the texts in a column; empty where they do not tell."""
    rows = columns.sheet.values[columns.header + 1 : columns.header + 1 + _SAMPLE]
    text = " ".join(str(row[index]) for row in rows if index < len(row))
    words = re.findall(r"\w+", text.casefold())
    counts = {lang: sum(word in common for word in words) for lang, common in _COMMON.items()}
    best = max(counts, key=lambda lang: (counts[lang], lang == "nb"))
    others = max(count for lang, count in counts.items() if (lang == SOURCE) != (best == SOURCE))
    return best if counts[best] >= 3 and counts[best] > 2 * others else ""


def _compete(columns: Columns) -> None:
    """Refuse to choose between two columns for what there can be only one of."""
    holders: dict[str, list[int]] = {}
    for index, m in columns.meanings.items():
        if m.field == ID or (m.field in FIELDS and not FIELDS[m.field].many):
            holders.setdefault(str(m), []).append(index)
    for slot, indices in holders.items():
        if len(indices) > 1:
            names = " / ".join(columns.name(index) for index in indices)
            raise ReadError("columns-compete", place=columns.place(indices[0]), columns=names, slot=slot)
    open_ = [index for index, m in columns.meanings.items() if m.lang == UNKNOWN and m.field == "preferred"]
    if open_:
        raise ReadError("column-language", place=columns.place(open_[0]), column=columns.name(open_[0]))


def _tell(columns: Columns, findings: list[Finding]) -> None:
    for index, heading in columns.headings.items():
        m = columns.meanings.get(index)
        if m is not None and m.lang != UNKNOWN:
            if m.field != NOTHING:
                findings.append(Finding.make("E302", columns.place(index), column=columns.name(index), slot=_words(m)))
        elif any(index < len(row) and str(row[index]).strip() for row in columns.sheet.values[columns.header + 1 :]):
            slot = f"{m.field}@en" if m is not None else "preferred@nb"
            told = {"column": columns.name(index), "heading": heading, "slot": slot}
            findings.append(Finding.make("E303", columns.place(index), **told))


def _words(m: Meaning) -> str:
    return f"{m.field}@nb, {m.field}@nn" if m.lang == NORWEGIAN else str(m)
