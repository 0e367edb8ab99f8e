"""Memory: what was sent, kept in the file itself, so that what comes back can be merged three ways.

Each entry carries a processing instruction with its values as JSON. Every schema lets processing instructions be, and
no tool shows them; one that drops them costs us the memory and nothing else. `restored` gives each value that came
back unchanged the very value that was sent, with all that TBX has no room for.
"""

from __future__ import annotations

import json
from dataclasses import replace

from emn_glossary.formats.tbx.vocabulary import CARRIED
from emn_glossary.languages import SOURCE
from emn_glossary.model import Concept, Item, Source, State, Status, Term, Text, Value
from emn_glossary.model import plain as codec
from emn_glossary.model.values import NO_STATE, OWN, in_order, key
from emn_glossary.slots import Slot


def carried(concept: Concept) -> Concept:
    """The concept with the fields that TBX has room for."""
    return Concept(concept.id, {slot: value for slot, value in concept.values().items() if slot.field in CARRIED})


def remember(concept: Concept) -> str:
    """The values of a concept as the content of a processing instruction (ASCII, without `?>`)."""
    values = [[*slot, codec.plain(value)] for slot, value in sorted(concept.values().items())]
    return json.dumps(values, separators=(",", ":"), sort_keys=True).replace(">", "\\u003e")


def recall(id: str, content: str) -> Concept | None:  # noqa: A002
    """The concept as it was sent; None where the memory is damaged."""
    try:
        values: dict[Slot, Value] = {}
        for field, lang, part, data in json.loads(content):
            slot = Slot(str(field), str(lang), str(part))
            value = codec.value(slot, data)
            if value is not None:
                values[slot] = value
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return Concept(id, values)


def restored(read: Concept, sent: Concept) -> tuple[Concept, tuple[Slot, ...]]:
    """What came back with its unchanged values as they were sent; and the slots that are not theirs to change.

    A translator fills in Norwegian terms and texts. English, sources, relations and facts stand as they were sent,
    whatever a tool made of them; those that differ are named.
    """
    values: dict[Slot, Value] = {}
    differing: list[Slot] = []
    for slot in sorted(read.values().keys() | sent.values().keys(), key=Slot.sort_key):
        before, now = sent.get(slot), read.get(slot)
        kept = _back(before, now) if _open(slot) else before
        if not _open(slot) and _words(slot, before) != _words(slot, now):
            differing.append(slot)
        if kept is not None:
            values[slot] = kept
    return Concept(read.id, values), tuple(differing)


def removed(now: Concept, sent: Concept) -> tuple[Slot, ...]:
    """The slots in which something that was sent is no longer there, and nothing new is in its place."""
    return tuple(slot for slot in sent if _lost(sent.get(slot), now.get(slot)))


def _lost(before: Value | None, now: Value | None) -> bool:
    if isinstance(before, tuple):
        left = {_said(item) for item in now} if isinstance(now, tuple) else set()
        return any(_said(item) not in left for item in before)
    return before is not None and now is None


def _open(slot: Slot) -> bool:
    return slot.row.kind in ("term", "text") and slot.lang not in ("", SOURCE)


def _words(slot: Slot, value: Value | None) -> tuple[str, ...]:
    items = value if isinstance(value, tuple) else () if value is None else (value,)
    if slot.field == "theme":  # a theme is named in the file by its words, not by its id
        return (str(len(items)),)
    return tuple(
        sorted(_spaced(item.citation or str(item)) if isinstance(item, Source) else _said(item) for item in items)
    )


def _said(item: Item) -> str:
    """What tells a value from another: its words, however a tool has broken the lines and set the spaces."""
    return _spaced(key(item))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _back(before: Value | None, now: Value | None) -> Value | None:
    if isinstance(now, tuple):
        sent = before if isinstance(before, tuple) else ()
        known = {_said(item): item for item in sent} | {key(item): item for item in sent}
        return in_order([_one(known.get(key(item), known.get(_said(item))), item) for item in now])
    return now if now is None or isinstance(before, tuple) else _one(before, now)


def _one(before: Item | None, now: Item) -> Item:
    """The value sent where the words are the same, else a new one; a status that was changed is taken."""
    if isinstance(now, Term):
        return _term(before if isinstance(before, Term) else None, now)
    if isinstance(now, Text):
        return _text(before if isinstance(before, Text) else None, now)
    return now


def _term(before: Term | None, now: Term) -> Term:
    if before is None or _said(before) != _said(now):
        return replace(now, state=_proposed(now.state), position=before.position if before else 0)
    state = replace(before.state, status=now.state.status)
    return replace(before, state=state, kind=now.kind, usage=now.usage)


def _text(before: Text | None, now: Text) -> Text:
    if before is None or _said(before) != _said(now):
        return replace(now, state=_proposed(now.state), position=before.position if before else 0)
    same_sources = tuple(map(str, before.sources)) == tuple(map(str, now.sources))
    state: State = replace(before.state, status=now.state.status) if now.state != NO_STATE else before.state
    return replace(before, state=state, sources=before.sources if same_sources else now.sources)


def _proposed(state: State) -> State:
    """Words that are new are a proposal of our own, or under review where the file says so; never approved."""
    return State(Status.WAITING if state.status is Status.WAITING else Status.CANDIDATE, OWN)
