"""What has changed since an edition: what is new, what reads otherwise (before and now), what is gone.

A text that reads otherwise stands twice, as it was and as it is, each behind its label, so that ears and black-and-
white print have it whole; what went is struck through in the one and what came is underlined in the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from emn_glossary import messages
from emn_glossary.diff import Change, entry_changes
from emn_glossary.formats.printed.alphabetical import body
from emn_glossary.formats.printed.blocks import (
    Block,
    Heading,
    Item,
    Items,
    Paragraph,
    Run,
    Runs,
    Section,
    Style,
    joined,
)
from emn_glossary.formats.printed.full import SHOWN, caption, field_lines, field_name
from emn_glossary.formats.printed.scope import Scope
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import Concept, Entry, EntryId, Glossary, Link, Passage, Source, Text, Theme, Value
from emn_glossary.model.values import Item as Element
from emn_glossary.model.values import key, state_of
from emn_glossary.slots import FIELDS, Slot
from emn_glossary.wording import Piece, pieces

COLUMNS = 2
LEVEL = 3  # of the headings of entries
_FIELDS = frozenset({"title", "text", "theme", *(row.name for row in SHOWN)})


@dataclass(frozen=True)
class Former:
    """The glossary as it was, what that state is called, and which of what is gone belongs in the list.

    `whole`: the list is narrowed by no more than a theme, so that what is gone has a place in it.
    """

    glossary: Glossary
    named: str
    theme: EntryId | None
    whole: bool

    @cached_property
    def gone(self) -> frozenset[EntryId]:
        """The ids that a list of what is gone may hold."""
        if not self.whole:
            return frozenset()
        inside = self.glossary.by_theme().get(self.theme, ()) if self.theme else (*self.glossary, *self.glossary.themes)
        return frozenset(inside)


def title(scope: Scope, former: Former) -> str:
    """What the list is called: `Endringer siden utgave 10.0.0`."""
    edition = former.glossary.edition
    since = former.named or (scope.say("changes.edition", edition=edition) if edition else "")
    return scope.say("changes.since", since=since) if since else scope.say("order.changes")


def size(scope: Scope, former: Former) -> str:
    """How many are new, changed and gone."""
    found = _found(scope, former)
    counts = {name: len(found[name]) for name in ("new", "changed", "gone")}
    return scope.say("changes.count", **counts)


def sections(scope: Scope, former: Former) -> tuple[Section, ...]:
    """One section: new, changed and gone concepts, then themes and the introduction."""
    found, blocks, lang = _found(scope, former), list[Block](), scope.main
    for kind, concepts in found.items():
        items = [_item(scope, former, kind, concept, lang) for concept in scope.sorted(concepts, lang)]
        blocks += _part(scope, kind, items)
    others = [item for entry in _others(scope, former) if (item := _other(scope, former, entry))]
    blocks += _part(scope, "other", others)
    if not blocks:
        return (Section(scope.say("changes"), (Paragraph((Run(scope.say("changes.none")),)),)),)
    return (Section(scope.say("changes"), tuple(blocks), COLUMNS, True),)


def _part(scope: Scope, kind: str, items: list[Item]) -> tuple[Block, ...]:
    return (Heading((Run(f"{scope.say(f'changes.{kind}')} ({len(items)})"),)), Items(tuple(items))) if items else ()


def _found(scope: Scope, former: Former) -> dict[str, list[Concept]]:
    """The concepts that are new, changed and gone; one that was retired in the meantime is gone."""
    found: dict[str, list[Concept]] = {"new": [], "changed": [], "gone": []}
    for concept in scope.concepts:
        was = former.glossary.entries.get(concept.id)
        if not isinstance(was, Concept):
            found["new"] += [] if concept.retired else [concept]
        elif concept.retired and not was.retired:
            found["gone"].append(concept)
        elif any(_lines(scope, former, was, concept)):
            found["changed"].append(concept)
    found["gone"] += [was for was in former.glossary.concepts if was.id in former.gone - scope.glossary.entries.keys()]
    return found


def _others(scope: Scope, former: Former) -> Iterator[Entry]:
    """The themes and the passages of the introduction that the two states have."""
    if not former.whole:
        return
    now = scope.glossary.entries
    yield from (entry for entry in now.values() if isinstance(entry, (Theme, Passage)))
    yield from (was for was in former.glossary.entries.values()
                if isinstance(was, (Theme, Passage)) and was.id not in now)  # fmt: skip


# -- one entry -----------------------------------------------------------------------------------------------


def _item(scope: Scope, former: Former, kind: str, concept: Concept, lang: Lang) -> Item:
    """A concept under its head word: what it is when it is new or gone, what reads otherwise when it has changed."""
    lang = lang if concept.preferred(lang) else scope.label(concept, SOURCE)[1] or lang
    text, own = scope.label(concept, lang)
    term = concept.preferred(own) if own else None
    head = scope.term(concept, term, "head") if term else (Run(text, "", "head"),)
    head = (*head, *scope.retired_mark(concept), Run("  " + concept.id, "", "label"))
    lines: list[Runs] = []
    if kind == "changed":
        lines = [scope.terms(concept, SOURCE)] if own != SOURCE else []
        lines += _lines(scope, former, former.glossary.entries[concept.id], concept)
    else:
        lines = list(body(scope, concept, lang))
    if kind == "new":
        lines += field_lines(scope, concept, FIELDS["definition"], lang)
    anchor = scope.anchor(concept.id) if concept.id in scope.glossary.entries else ""
    return Item(head, tuple(filter(None, lines)), anchor, scope.guides.add(text), LEVEL)


def _other(scope: Scope, former: Former, entry: Entry) -> Item | None:
    """A theme or a passage that is new, changed or gone."""
    was, now = former.glossary.entries.get(entry.id), scope.glossary.entries.get(entry.id)
    kind = type(entry)
    lines = tuple(_lines(scope, former, was or kind(entry.id, {}), now or kind(entry.id, {})))
    if not lines:
        return None
    if isinstance(entry, Theme):
        name, lang = scope.label(entry, scope.ui)
        head: Runs = (caption(FIELDS["theme"].heading(scope.ui)), Run(name, lang, "head"))
    else:
        head = (Run(scope.say("changes.passage", id=entry.id), "", "head"),)
    return Item(head, lines, "", scope.guides.add(head[-1].text), LEVEL)


# -- what has changed in it ----------------------------------------------------------------------------------


def _lines(scope: Scope, former: Former, was: Entry, now: Entry) -> Iterator[Runs]:
    """What is to be said of two states of an entry, slot by slot."""
    for change in entry_changes(was, now):
        slot = change.slot
        if slot is not None and slot.field in _FIELDS and (not slot.lang or slot.lang in scope.langs):
            yield from _slot_lines(scope, former, slot, change)


def _slot_lines(scope: Scope, former: Former, slot: Slot, change: Change) -> Iterator[Runs]:
    before, after = _elements(change.before), _elements(change.after)
    old, new = (
        [_said(former.glossary, scope, one) for one in before],
        [_said(scope.glossary, scope, one) for one in after],
    )
    name = field_name(scope, slot)
    if old == new:
        yield from _status_line(scope, name, change)
    elif len(old) == len(new) == 1:
        yield (caption(name, "topic"),)
        yield from _before_and_now(scope, slot.lang, old[0], new[0])
    else:
        yield from _several(scope, slot, name, "came", "ins", [text for text in new if text not in old])
        yield from _several(scope, slot, name, "went", "del", [text for text in old if text not in new])


def _several(scope: Scope, slot: Slot, name: str, kind: str, style: Style, texts: list[str]) -> Iterator[Runs]:
    """What came to a set of values, or went from it."""
    if texts:
        said = joined((Run(text, slot.lang, style),) for text in texts)
        yield (caption(name, "topic"), caption(scope.say(f"changes.{kind}")), *said)


def _before_and_now(scope: Scope, lang: Lang, before: str, now: str) -> Iterator[Runs]:
    """The text as it was, with what went marked, and as it is, with what came marked."""
    parts = pieces(before, now)
    for said, other in (("before", "ins"), ("now", "del")):
        shown = [piece for piece in parts if piece.kind != other]
        yield (caption(scope.say(f"changes.{said}")), *(run for piece in shown for run in _runs(piece, lang)))


def _runs(piece: Piece, lang: Lang) -> Iterator[Run]:
    """A piece of text; the spaces around what came or went are not marked with it."""
    core = piece.text.strip()
    if piece.kind == "same" or not core:
        yield Run(piece.text, lang)
        return
    before, _, after = piece.text.partition(core)
    yield from (run for run in (Run(before, lang), Run(core, lang, piece.kind), Run(after, lang)) if run.text)


def _status_line(scope: Scope, name: str, change: Change) -> Iterator[Runs]:
    assert not isinstance(change.before, Entry)
    assert not isinstance(change.after, Entry)
    was, now = state_of(change.before).status, state_of(change.after).status
    if was != now:
        said = [messages.text(f"status.{status or 'none'}", scope.ui) for status in (was, now)]
        yield (
            caption(name, "topic"),
            caption(scope.say("changes.status")),
            Run(scope.say("changes.to", was=said[0], now=said[1])),
        )


def _elements(value: Value | Entry | None) -> tuple[Element, ...]:
    assert not isinstance(value, Entry)
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _said(glossary: Glossary, scope: Scope, item: Element) -> str:
    """An element in words: a text with its sources, a relation by what it leads to."""
    if isinstance(item, Link):
        entry = glossary.entries.get(item.target) or scope.glossary.entries.get(item.target)
        return scope.label(entry, scope.main)[0] if entry else key(item) if item.target else item.text
    if isinstance(item, Source):
        return str(item)
    sources = "; ".join(map(str, item.sources)) if isinstance(item, Text) else ""
    return f"{item} ({sources})" if sources else str(item)
