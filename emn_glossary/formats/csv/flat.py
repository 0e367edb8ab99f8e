r"""Flat: a row an entry, a column a slot; for spreadsheets and scripts of readers.

The headings are slot addresses (`preferred@en`), so a script needs no other key. Values of a set are joined by ` | `
(a `|` inside one of them is written `\|`). A table like this has no room for the state of a value, for themes' names
or for the introduction; the long shape has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from emn_glossary.formats.csv.table import joined, pieces
from emn_glossary.languages import SOURCE, TARGETS, Lang
from emn_glossary.model import Concept, Glossary, Item, Link, Source, Term, Text, Value
from emn_glossary.model.values import in_order
from emn_glossary.slots import FIELD_ORDER, TERM_FIELDS, Slot

_ID = re.compile(r"[a-z]{1,2}\d{2,}")  # an entry's id, as this project mints them
_ADDRESSES = re.compile(r"\s*<([^<>\s]+)>")


def rows(glossary: Glossary, langs: Iterable[Lang] | None = None) -> Iterator[list[str]]:
    """The heading and a row for each concept, by id."""
    concepts = sorted(glossary.concepts, key=lambda concept: concept.id)
    slots = columns(concepts, None if langs is None else {SOURCE, *langs})
    yield ["id", *map(str, slots)]
    for concept in concepts:
        yield [concept.id, *(_cell(concept.get(slot)) for slot in slots)]


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
        return joined(map(_words, value))
    return _words(value)


def _words(item: Item) -> str:
    """An element in words; a source is its citation followed by its addresses."""
    if isinstance(item, Source):
        return " ".join(part for part in (item.citation, *(f"<{link}>" for link in item.links)) if part)
    return str(item)


def value(slot: Slot, cell: str) -> Value | None:
    """The value of a slot from what its cell says; None for an empty cell."""
    if not cell.strip():
        return None
    if not slot.row.many:
        return item(slot, cell, 0)
    found = pieces(cell)
    return in_order([item(slot, piece, number if len(found) > 1 else 0) for number, piece in enumerate(found, 1)])


def item(slot: Slot, words: str, position: int) -> Item:
    """One value of a slot from its words."""
    kind = slot.row.kind
    if kind == "term":
        return Term(words, slot.lang, position=position)
    if kind == "text":
        return Text(words, slot.lang, position=position)
    if kind == "source":
        links = tuple(sorted(_ADDRESSES.findall(words)))
        return Source(_ADDRESSES.sub("", words).strip(), links=links, position=position)
    if kind == "link":
        return Link(words) if _ID.fullmatch(words) or "://" in words else Link(text=words)
    return words
