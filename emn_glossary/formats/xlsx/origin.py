"""Origin: the hidden sheet that remembers what was sent, so that what comes back can be merged.

A header row, then a row an entry: id, the digest of its English, the text of each cell as sent, and the values
themselves as JSON (ASCII, cut into several cells where it is long). A checksum tells whether all of it is still there.
The sheet is known by the mark in its first cell, whatever it is called.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from emn_glossary.formats.xlsx.columns import Column
from emn_glossary.languages import Lang
from emn_glossary.model import Concept, Entry, EntryId, Glossary, Passage, Scheme, Value
from emn_glossary.model import plain as codec
from emn_glossary.slots import Slot

SHEET = "_origin"
MARK = "emn-glossary-workbook"
FORMAT = 1
CHUNK = 30_000
FIRST = 2  # rows before the first entry
SHOWN = 2  # columns before the first text as sent


@dataclass(frozen=True, slots=True)
class Disputed:
    """A conflict as the workbook carries it: the slot, what the glossary says and what the translator wanted."""

    concept: EntryId
    slot: Slot
    ours: Value | None
    theirs: Value | None


@dataclass(frozen=True, slots=True)
class Sent:
    """One entry as sent: its values, its cells' texts by column key, and the digest of its English."""

    entry: Entry
    texts: Mapping[str, str]
    digest: str


@dataclass(frozen=True, slots=True)
class Origin:
    """All that was sent."""

    langs: tuple[Lang, ...]
    base: str
    edition: str = ""
    scheme: EntryId = ""
    ui: Lang = "nb"
    sent: Mapping[EntryId, Sent] = field(default_factory=dict)
    disputed: tuple[Disputed, ...] = ()

    def glossary(self, changed: Iterable[Entry] = ()) -> Glossary:
        """The entries sent as a glossary, some of them perhaps in another version."""
        scheme = [Scheme(self.scheme, {Slot("version"): self.edition})] if self.edition else []
        entries = [*scheme, *(row.entry for row in self.sent.values())]
        return Glossary(entries, base=self.base).with_entries(changed)


class DamagedError(Exception):
    """The hidden sheet is there, but not whole (or written by a later version)."""


# ---------------------------------------------------------------------------------------------------------
# Out


def carried(entry: Entry, columns: Sequence[Column], also: Iterable[Slot] = ()) -> Entry:
    """The entry cut down to what the workbook carries: slots with a column, "no equivalent", and those `also` named."""
    slots = set(also) | {column.slot for column in columns if column.slot is not None}
    slots |= {Slot("no_equivalent", column.lang) for column in columns if column.role == "status"}
    slots.add(Slot("retired"))
    return type(entry)(entry.id, {slot: entry.values()[slot] for slot in entry if slot in slots})


def keys(columns: Sequence[Column]) -> tuple[str, ...]:
    """The columns whose text is remembered: all but the id and what is derived."""
    return tuple(column.key for column in columns if column.role not in ("id", "state", "beside"))


def rows(origin: Origin, columns: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """The rows of the hidden sheet; `columns` are the keys remembered, by kind of entry (`c`, `p`)."""
    width = max(map(len, columns.values()), default=0)
    body = []
    for sent in origin.sent.values():
        texts = [sent.texts.get(key, "") for key in columns[_kind(sent.entry)]]
        body.append([sent.entry.id, sent.digest, *texts, *[""] * (width - len(texts)), *_chunks(_values(sent.entry))])
    meta = {
        "format": FORMAT,
        "base": origin.base,
        "edition": origin.edition,
        "scheme": origin.scheme,
        "ui": origin.ui,
        "langs": list(origin.langs),
        "columns": {kind: list(names) for kind, names in columns.items()},
        "disputed": [[d.concept, str(d.slot), codec.plain(d.ours), codec.plain(d.theirs)] for d in origin.disputed],
        "sum": _checksum([(row[0], row[1], "".join(row[SHOWN + width :])) for row in body]),
    }
    yield [MARK, *_chunks(meta)]
    yield ["id", "digest"]
    yield from body


def _kind(entry: Entry) -> str:
    return "p" if isinstance(entry, Passage) else "c"


def _values(entry: Entry) -> dict[str, Any]:
    return {
        "type": _kind(entry),
        "values": {str(slot): codec.plain(value) for slot, value in sorted(entry.values().items())},
    }


def _chunks(data: Any) -> list[str]:
    # "_x0041_" is how a workbook writes a character it cannot hold, so no such thing may stand in the text itself
    text = json.dumps(data, separators=(",", ":"), sort_keys=True).replace("_x", "\\u005fx")
    return [text[start : start + CHUNK] for start in range(0, len(text), CHUNK)]


def _checksum(body: Iterable[tuple[str, str, str]]) -> str:
    lines = sorted("\x1f".join(row) for row in body)
    return hashlib.sha256("\x1e".join(lines).encode()).hexdigest()


# ---------------------------------------------------------------------------------------------------------
# In


def is_origin(cells: Sequence[Sequence[object]]) -> bool:
    """Whether a sheet is the hidden one."""
    return bool(cells) and bool(cells[0]) and cells[0][0] == MARK


def parse(cells: Sequence[Sequence[object]]) -> Origin:
    """What was sent, from the cells of the hidden sheet.

    Raises:
        DamagedError: something is missing, changed, or of a later version.
    """
    try:
        return _parse([[str(cell) for cell in row] for row in cells])
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise DamagedError from error


def _parse(cells: list[list[str]]) -> Origin:
    meta = json.loads("".join(cells[0][1:]))
    if meta["format"] != FORMAT:
        raise DamagedError
    columns: dict[str, list[str]] = meta["columns"]
    start = SHOWN + max(map(len, columns.values()), default=0)
    body = [row for row in cells[FIRST:] if row and row[0]]
    joined = [(row[0], row[1], "".join(row[start:])) for row in body]
    if _checksum(joined) != meta["sum"]:
        raise DamagedError
    sent = {}
    for row, (id, digest, data) in zip(body, joined, strict=True):  # noqa: A001
        content = json.loads(data)
        texts = dict(zip(columns[content["type"]], row[SHOWN:start], strict=False))
        sent[id] = Sent(_entry(id, content), texts, digest)
    return Origin(
        tuple(meta["langs"]),
        meta["base"],
        meta["edition"],
        meta["scheme"],
        meta["ui"],
        sent,
        tuple(_disputed(*row) for row in meta["disputed"]),
    )


def _entry(id: EntryId, content: Mapping[str, Any]) -> Entry:  # noqa: A002
    values: dict[Slot, Value] = {}
    for address, data in content["values"].items():
        slot = Slot.parse(address)
        value = codec.value(slot, data)
        if value is not None:
            values[slot] = value
    return Passage(id, values) if content["type"] == "p" else Concept(id, values)


def _disputed(concept: EntryId, address: str, ours: Any, theirs: Any) -> Disputed:
    slot = Slot.parse(address)
    return Disputed(concept, slot, codec.value(slot, ours), codec.value(slot, theirs))
