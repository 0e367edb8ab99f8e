r"""CSV: a row an entry, a column a slot; for spreadsheets and scripts of readers. Written only.

The headings are slot addresses (`preferred@en`), so a script needs no other key. A table has no room for the state of
a value, for themes' names or for the introduction; RDF carries all of that.

RFC 4180: comma, CRLF, cells in quotes where needed. Values of a set are joined by ` | ` (a `|` inside one of them is
written `\|`). A cell that begins with `=`, `+`, `-`, `@`, a tab or a line end would be run as a formula by
spreadsheets, so it gets a leading apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from emn_glossary.languages import SOURCE, TARGETS, Lang
from emn_glossary.model import Concept, Glossary, Source, Value
from emn_glossary.slots import FIELD_ORDER, TERM_FIELDS, Slot

_SEPARATOR = " | "
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(glossary: Glossary, target: BinaryIO, *, langs: Iterable[Lang] | None = None, bom: bool = False) -> None:
    """Write the concepts as CSV in UTF-8, by id.

    `langs` limits the columns to those languages (English, the source, always stays); None takes all. `bom` puts the
    byte order mark first that Excel needs to see that the file is UTF-8.
    """
    concepts = sorted(glossary.concepts, key=lambda concept: concept.id)
    wanted = None if langs is None else {SOURCE, *langs}
    slots = columns(concepts, wanted)
    text = io.TextIOWrapper(target, encoding="utf-8-sig" if bom else "utf-8", newline="", write_through=True)
    try:
        rows = csv.writer(text, lineterminator="\r\n")
        rows.writerow(["id", *map(str, slots)])
        for concept in concepts:
            rows.writerow([_safe(concept.id), *(_safe(_cell(concept.get(slot))) for slot in slots)])
    finally:
        text.detach()  # the caller closes what the caller opened


def columns(concepts: Iterable[Concept], langs: Iterable[Lang] | None = None) -> tuple[Slot, ...]:
    """The slots that make the columns: language by language, English, bokmål and nynorsk first, then the rest.

    The terms of English and the target languages always have their columns; others come with their first value.
    """
    wanted = None if langs is None else set(langs)
    found = {slot for concept in concepts for slot in concept.values()}
    found |= {Slot(field, lang) for field in TERM_FIELDS for lang in (SOURCE, *TARGETS)}
    if wanted is not None:
        found = {slot for slot in found if slot.lang in wanted or not slot.row.translatable}
    return tuple(sorted(found, key=_order))


def _order(slot: Slot) -> tuple[int, str, int, str]:
    first = (SOURCE, *TARGETS)
    others = len(first) if slot.row.translatable else len(first) + 1
    rank = first.index(slot.lang) if slot.lang in first else others
    return rank, slot.lang, FIELD_ORDER[slot.field], slot.part


def _cell(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _SEPARATOR.join(_words(item).replace("|", "\\|") for item in value)
    return _words(value)


def _words(item: Value) -> str:
    """An element in words; a source is its citation followed by its addresses."""
    if isinstance(item, Source):
        return " ".join(part for part in (item.citation, *(f"<{link}>" for link in item.links)) if part)
    return str(item)


def _safe(cell: str) -> str:
    return "'" + cell if cell.startswith(_RISKY) else cell
