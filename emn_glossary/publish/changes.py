"""What has changed, entry by entry, with the words that went and came. Pure: changes in, what pages show out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from emn_glossary.diff import Change
from emn_glossary.languages import sort_key
from emn_glossary.model import Concept, Entry, EntryId, Item, Passage, Value
from emn_glossary.model.values import key, state_of
from emn_glossary.publish import addresses
from emn_glossary.publish.page import Ref, Word
from emn_glossary.publish.surroundings import Surroundings
from emn_glossary.slots import Slot
from emn_glossary.wording import Piece, pieces

_LONG = 90  # letters; longer new texts are not repeated here
_QUIET = {"modified", "created", "scheme", "theme", "order", "section", "role", "retired"}


@dataclass(frozen=True, slots=True)
class Line:
    """One changed value: which, what happened (`new`, `changed`, `gone`, `status`), and the words."""

    what: str
    kind: str
    pieces: tuple[Piece, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry and its changes. `kind`: the entry is `new`, `changed`, `retired` or `gone`."""

    id: EntryId
    ref: Ref
    kind: str
    lines: tuple[Line, ...]


def told(changes: Iterable[Change], around: Surroundings) -> tuple[Changed, ...]:
    """The entries that changed, in the reader's alphabetical order; the introduction as one, last."""
    by_entry: dict[EntryId, list[Change]] = {}
    for change in changes:
        if change.slot is None or change.slot.row.published:
            by_entry.setdefault(change.concept, []).append(change)
    found, passages = [], 0
    for id, own in by_entry.items():  # noqa: A001
        entry = _entry(id, own, around)
        if isinstance(entry, Passage):
            passages += 1
        elif isinstance(entry, Concept):
            lines = tuple(line for change in own for line in _lines(change, around))
            kind = _kind(own)
            if lines or kind != "changed":
                found.append(Changed(id, _ref(entry, around), kind, lines))
    found.sort(key=lambda one: (sort_key(one.ref.word.text, around.voice.leads[0]), one.ref.href))
    return (*found, *_introduction(passages, around))


def _entry(id: EntryId, changes: Iterable[Change], around: Surroundings) -> Entry | None:  # noqa: A002
    """The entry as it is now, or where it is gone as it was."""
    gone = (change.before for change in changes if isinstance(change.before, Entry))
    return around.entries.get(id) or next(gone, None)


def _kind(changes: Iterable[Change]) -> str:
    kind = "changed"
    for change in changes:
        if change.slot is None:
            kind = "gone" if change.after is None else "new"
        elif change.slot.field == "retired" and change.after == "true":
            kind = "retired"
    return kind


def _ref(entry: Entry, around: Surroundings) -> Ref:
    if entry.id in around.paths:
        return around.link(entry.id)
    return Ref(around.voice.name(entry))


def _introduction(passages: int, around: Surroundings) -> Iterator[Changed]:
    if passages:
        voice = around.voice
        line = Line(voice.counted("changes.passages", passages), "", ())
        yield Changed("", Ref(Word(voice.say("introduction"), voice.ui), addresses.INTRODUCTION), "changed", (line,))


def _lines(change: Change, around: Surroundings) -> Iterator[Line]:
    if change.slot is None:
        entry = change.after if isinstance(change.after, Entry) else change.before
        assert isinstance(entry, Entry)
        for slot, value in entry.values().items():
            if slot.field == "preferred":
                yield from _of_slot(slot, None, value, around)
        return
    if change.slot.field not in _QUIET:
        assert not isinstance(change.before, Entry)
        assert not isinstance(change.after, Entry)
        yield from _of_slot(change.slot, change.before, change.after, around)


def _of_slot(slot: Slot, before: Value | None, after: Value | None, around: Surroundings) -> Iterator[Line]:
    voice = around.voice
    heading = slot.row.heading(voice.ui)
    what = f"{heading} ({voice.language(slot.lang)})" if slot.lang else heading
    old, new = _items(before, around), _items(after, around)
    if old == new:
        status = state_of(before).status, state_of(after).status
        if status[0] != status[1] and status[1]:
            yield Line(what, "status", (Piece("ins", voice.status(status[1])),))
    elif len(old) == len(new) == 1:
        yield Line(what, "changed", pieces(old[0], new[0]), slot.lang)
    else:
        came, went = [text for text in new if text not in old], [text for text in old if text not in new]
        if came:
            yield Line(what, "new", _listed("ins", [text for text in came if len(text) <= _LONG]), slot.lang)
        if went:
            yield Line(what, "gone", _listed("del", went), slot.lang)


def _listed(kind: Literal["del", "ins"], texts: list[str]) -> tuple[Piece, ...]:
    found = [piece for text in texts for piece in (Piece("same", ", "), Piece(kind, text))]
    return tuple(found[1:])


def _items(value: Value | None, around: Surroundings) -> list[str]:
    if value is None:
        return []
    return [_said(item, around) for item in (value if isinstance(value, tuple) else (value,))]


def _said(item: Item, around: Surroundings) -> str:
    target = getattr(item, "target", "")
    if target in around.entries:
        return around.voice.name(around.entries[target]).text
    return key(item)
