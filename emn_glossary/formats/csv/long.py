"""Long: a row a value, with all that is known of it. Lossless: every entry, statement and state goes out and in.

What a cell can say in words is in a column of its own; the sources of a text and the evidence of a relation, which
are lists of records, stand as JSON in the last one. The glossary's base IRI and the statements that fit no field are
rows of the types `glossary` and `statement`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import (
    Concept,
    Entry,
    EntryId,
    Glossary,
    Item,
    Passage,
    Scheme,
    Source,
    State,
    Status,
    Term,
    Text,
    Theme,
    Triple,
    Value,
)
from emn_glossary.model import plain as codec
from emn_glossary.model.values import in_order
from emn_glossary.slots import FIELDS, Slot

COLUMNS = (
    *("id", "type", "field", "lang", "part", "value", "target", "status", "origin", "changed", "by", "renders"),
    *("kind", "usage", "context", "addresses", "position", "more"),
)
NEEDED = ("id", "field", "value")
TYPES: dict[str, type[Entry]] = {"concept": Concept, "theme": Theme, "passage": Passage, "scheme": Scheme}
_NAMES = {kind: name for name, kind in TYPES.items()}


def rows(glossary: Glossary, langs: Iterable[Lang] | None = None) -> Iterator[list[str]]:
    """The heading, then a row for each value: by id, in the order of the field table."""
    wanted = None if langs is None else {"", SOURCE, *langs}
    yield [*COLUMNS, ""][: len(COLUMNS)]
    yield _row({"type": "glossary", "field": "base", "value": glossary.base})
    for entry in sorted(glossary.entries.values(), key=lambda entry: entry.id):
        named = {"id": entry.id, "type": _NAMES[type(entry)]}
        if not entry.values():
            yield _row(named)
        for slot in entry:
            if wanted is None or slot.lang in wanted:
                yield from (_row({**named, **_about(slot), **_said(item)}) for item in _items(entry.get(slot)))
    for subject, predicate, about in sorted(glossary.unknown):
        yield _row({"type": "statement", "id": subject, "field": predicate, "value": about})


def _row(cells: Mapping[str, str]) -> list[str]:
    return [cells.get(name, "") for name in COLUMNS]


def _items(value: Value | None) -> tuple[Item, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _about(slot: Slot) -> dict[str, str]:
    return {"field": slot.field, "lang": slot.lang, "part": slot.part}


def _said(item: Item) -> dict[str, str]:
    """The columns that one value fills."""
    if isinstance(item, str):
        return {"value": item}
    if isinstance(item, (Term, Text)):
        state = item.state
        said = {"value": item.text, "status": str(state.status), "origin": state.origin, "changed": state.changed}
        said |= {"by": state.by, "renders": state.renders, "position": _number(item.position)}
        if isinstance(item, Term):
            return {**said, "kind": item.kind, "usage": item.usage}
        return {**said, "more": _json([codec.plain(source) for source in item.sources])}
    if isinstance(item, Source):
        return {
            "value": item.citation,
            "lang": item.lang,
            "kind": item.kind,
            "context": item.part,
            "addresses": " ".join(item.links),
            "position": _number(item.position),
        }
    evidence = codec.plain(item).get("evidence", [])
    return {
        "value": item.text,
        "target": item.target,
        "lang": item.lang,
        "origin": item.origin,
        "more": _json(evidence),
    }


def _number(position: int) -> str:
    return str(position) if position else ""


def _json(records: list[Any]) -> str:
    return json.dumps(records, ensure_ascii=False, sort_keys=True) if records else ""


# -- in ---------------------------------------------------------------------------------------------------------


class Gathering:
    """The rows of a long table becoming a glossary. A row that cannot be taken raises `ValueError` with why."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._types: dict[EntryId, type[Entry]] = {}
        self._values: dict[EntryId, dict[Slot, list[Item]]] = {}
        self._unknown: list[Triple] = []

    def take(self, cells: Mapping[str, str]) -> None:
        """One row, its cells by heading.

        Raises:
            ValueError: the row says something that cannot be; its text is a message key.
        """
        kind = cells.get("type") or "concept"
        if kind == "glossary":
            self.base = cells["value"] or self.base
        elif kind == "statement":
            self._unknown.append((cells["id"], cells["field"], cells["value"]))
        elif kind in TYPES:
            self._value(cells, TYPES[kind])
        else:
            raise ValueError("D105")

    def _value(self, cells: Mapping[str, str], kind: type[Entry]) -> None:
        id = cells["id"]  # noqa: A001
        if self._types.setdefault(id, kind) is not kind:
            raise ValueError("D105")
        values = self._values.setdefault(id, {})
        if not cells["field"]:
            return
        row = FIELDS.get(cells["field"])
        if row is None:
            raise ValueError("D102")
        slot = Slot(row.name, cells.get("lang", "") if row.translatable else "", cells.get("part", ""))
        if slot in values and not row.many:
            raise ValueError("D106")
        found = _item(slot, cells)
        values.setdefault(slot, []).append(found)

    def glossary(self) -> Glossary:
        """All that was taken."""
        entries = [
            kind(id, {slot: in_order(items) if slot.row.many else items[0] for slot, items in self._values[id].items()})
            for id, kind in self._types.items()  # noqa: A001
        ]
        return Glossary(entries, base=self.base, unknown=self._unknown)


def _item(slot: Slot, cells: Mapping[str, str]) -> Item:
    get = cells.get
    words, more = cells["value"], _records(get("more", ""))
    position = int(get("position") or 0)
    if slot.row.kind == "plain":
        return words
    if slot.row.kind == "link":
        return _nested(Slot("broader"), {"target": get("target", ""), "text": words, "lang": get("lang", "")} | {
            "origin": get("origin", ""), "evidence": more})  # fmt: skip
    if slot.row.kind == "source":
        links = tuple(get("addresses", "").split())
        return Source(words, get("lang", ""), get("kind", ""), get("context", ""), links, position)  # type: ignore[arg-type]
    state = State(Status(get("status", "")), get("origin", ""), get("changed", ""), get("by", ""), get("renders", ""))
    if slot.row.kind == "term":
        return Term(words, slot.lang, state, get("kind", ""), get("usage", ""), position)  # type: ignore[arg-type]
    sources = _nested(Slot("note", slot.lang), {"text": "", "lang": "", "sources": more})
    assert isinstance(sources, Text)
    return Text(words, slot.lang, state, sources.sources, position)


def _records(cell: str) -> list[Any]:
    found = json.loads(cell) if cell else []
    if not isinstance(found, list):
        raise TypeError(cell)
    return found


def _nested(slot: Slot, data: dict[str, Any]) -> Item:
    """A value with records in it, by the one codec of the model."""
    found = codec.value(slot, [data])
    assert isinstance(found, tuple)
    return found[0]
