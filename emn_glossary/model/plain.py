"""Values as plain dictionaries and back: for `--json`, for the hidden sheet of a workbook, for decisions.

`plain(value)` leaves out what is at its default; `value(kind, data)` is its inverse. One codec for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from emn_glossary.model.entry import Concept, Entry, EntryId, Passage, Scheme, Theme
from emn_glossary.model.values import Evidence, Item, Link, Source, State, Status, Term, Text, Value
from emn_glossary.slots import FIELDS, Slot

_TYPES: dict[str, type[Any]] = {"term": Term, "text": Text, "source": Source, "link": Link}
_NESTED: dict[str, type[Any]] = {"sources": Source, "evidence": Evidence}


def plain(value: Value | None) -> Any:
    """A value as JSON can carry it; None for an empty slot, a list for a set."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return _record(value)


def _record(value: Any) -> Any:
    if not is_dataclass(value):
        return str(value) if isinstance(value, Status) else value
    found: dict[str, Any] = {}
    for row in fields(value):
        content = getattr(value, row.name)
        if row.default is not MISSING and content == row.default:
            continue
        found[row.name] = [_record(part) for part in content] if isinstance(content, tuple) else _record(content)
    return found


def value(slot: Slot, data: Any) -> Value | None:
    """The value of a slot from what `plain` made of it."""
    if data is None:
        return None
    if isinstance(data, list):
        return tuple(_item(slot, part) for part in data)
    return _item(slot, data)


def _item(slot: Slot, data: Any) -> Item:
    if isinstance(data, str):
        return data
    made: Item = _build(_TYPES[slot.row.kind], data)
    return made


def _build(kind: type[Any], data: Mapping[str, Any]) -> Any:
    made: dict[str, Any] = {}
    for name, content in data.items():
        if name == "state":
            made[name] = State(**{**content, "status": Status(content.get("status", ""))})
        elif name in _NESTED:
            made[name] = tuple(_build(_NESTED[name], part) for part in content)
        else:
            made[name] = tuple(content) if isinstance(content, list) else content
    return kind(**made)


def words(value: Value | None) -> str | list[str] | None:
    """A value as a reader sees it: its text, a list of texts for a set, None for nothing."""
    if value is None:
        return None
    if isinstance(value, tuple):
        return [str(item) for item in value]
    return str(value)


def plain_entry(entry: Entry) -> dict[str, Any]:
    """A whole entry as JSON can carry it: its kind, and its values by slot."""
    return {"type": entry.type, "values": {str(slot): plain(entry.get(slot)) for slot in entry}}


def entry(id: EntryId, data: Mapping[str, Any]) -> Entry:  # noqa: A002
    """An entry from what `plain_entry` made of it."""
    kind = {kind.type: kind for kind in (Concept, Theme, Passage, Scheme)}[data["type"]]
    slots = {slot(name): content for name, content in data["values"].items()}
    return kind(id, {at: made for at, content in slots.items() if (made := value(at, content)) is not None})


def slot(text: str) -> Slot:
    """The slot written as `text`, also one that the field table would have with a language, or without.

    Raises:
        UnknownSlotError: no such field.
    """
    address, _, lang = text.partition("@")
    name, _, part = address.partition(".")
    return Slot(name, lang, part) if name in FIELDS else Slot.parse(text)
