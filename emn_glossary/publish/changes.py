"""What has changed since an edition: entry by entry, with the words that went and came. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from emn_glossary.diff import Change, diff
from emn_glossary.languages import sort_key
from emn_glossary.model import Concept, Entry, Glossary, Item, Passage, Value
from emn_glossary.model.values import key, state_of
from emn_glossary.publish import addresses
from emn_glossary.publish.entries import Surroundings
from emn_glossary.publish.page import Draft, Ref
from emn_glossary.slots import Slot
from emn_glossary.wording import Piece, pieces

PER_PAGE = 400  # entries
_LONG = 90  # letters; longer new texts are not repeated here
_QUIET = {"modified", "created", "scheme", "theme", "order", "section", "role"}


@dataclass(frozen=True, slots=True)
class Line:
    """One changed value: which, what happened (`new`, `changed`, `gone`, `status`), and the words."""

    what: str
    kind: str
    pieces: tuple[Piece, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry and its changes."""

    ref: Ref
    kind: str  # new, changed, gone
    lines: tuple[Line, ...]


def changes_drafts(before: Glossary, after: Glossary, around: Surroundings) -> Iterator[Draft]:
    """The pages of what has changed from one glossary to the other."""
    voice = around.voice
    found = since(before, after, around)
    counted = Counter((line.what, line.kind) for entry in found for line in entry.lines)
    counts = tuple((what, voice.say(f"change.{kind}"), voice.number(n)) for (what, kind), n in sorted(counted.items()))
    chunks = [found[at : at + PER_PAGE] for at in range(0, len(found), PER_PAGE)] or [()]
    pages = tuple((addresses.of_changes(at + 1), voice.number(at + 1)) for at in range(len(chunks)))
    edition = before.edition
    for number, chunk in enumerate(chunks, start=1):
        context = {
            "edition": edition,
            "count": voice.number(len(found)),
            "counts": counts if number == 1 else (),
            "entries": chunk,
            "pages": pages if len(pages) > 1 else (),
        }
        title = voice.say("changes") if number == 1 else f"{voice.say('changes')} ({number})"
        yield Draft(addresses.of_changes(number), "changes.html", title, context)


def since(before: Glossary, after: Glossary, around: Surroundings) -> tuple[Changed, ...]:
    """The entries that differ, in the reader's alphabetical order; the introduction as one, last."""
    by_entry: dict[str, list[Change]] = {}
    for change in diff(before, after):
        by_entry.setdefault(change.concept, []).append(change)
    found, passages = [], 0
    for id, changes in by_entry.items():  # noqa: A001
        entry = after.entries.get(id) or before.entries[id]
        if isinstance(entry, Passage):
            passages += 1
        elif isinstance(entry, Concept):
            lines = tuple(line for change in changes for line in _lines(change, around))
            kind = "gone" if id not in after.entries else "new" if id not in before.entries else "changed"
            if lines or kind != "changed":
                found.append(Changed(_ref(entry, around), kind, lines))
    found.sort(key=lambda one: (sort_key(one.ref.word.text, around.voice.leads[0]), one.ref.href))
    return tuple(found)


def _ref(entry: Entry, around: Surroundings) -> Ref:
    if entry.id in around.paths:
        return around.link(entry.id)
    return Ref(around.voice.name(entry))


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
