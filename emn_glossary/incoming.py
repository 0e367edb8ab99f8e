"""Incoming: what a file that knows nothing of our states may change. Pure: two glossaries in, one out.

TBX from a term tool and tables from a spreadsheet come without what we know of a value (status, date, the English it
renders) and often with other ids. An entry is found again by its id, else by its English preferred term, else by its
Norwegian one. Of what it says, Norwegian terms and texts are taken: words that stand in the glossary already are that
very value, others are proposals. The rest is told, not taken, as in the translator's workbook. RDF may say anything,
but from outside it too lacks what we know of a value: `remembered` gives it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from emn_glossary.findings import Finding
from emn_glossary.languages import SOURCE, TARGETS, Lang
from emn_glossary.model import (
    Concept,
    Document,
    Entry,
    EntryId,
    Glossary,
    Item,
    Link,
    Source,
    State,
    Status,
    Term,
    Text,
    Value,
)
from emn_glossary.model.values import OWN, in_order, key
from emn_glossary.places import Place
from emn_glossary.slots import FIELDS, Slot


def recognised(document: Document, ours: Glossary, file: str = "") -> Document:
    """The document with our ids, its values as ours where they say the same and as proposals where they do not.

    Where the document remembers what was sent, only entries that are not among those sent are looked at.
    """
    findings: list[Finding] = []
    sent = set(document.origin.entries if document.origin is not None else ())
    named = _Names(ours)
    taken: dict[EntryId, Entry] = {id: e for id, e in document.glossary.entries.items() if id in sent}  # noqa: A001
    for entry in document.glossary.entries.values():
        if entry.id in sent:
            continue
        place = Place(entry.id, file=file)
        id = entry.id if type(ours.entries.get(entry.id)) is type(entry) else named.find(entry)  # noqa: A001
        if not id:
            findings.append(Finding.make("I102", place, term=_any_term(entry) or entry.id))
        elif id in taken:
            findings.append(Finding.make("I104", place, id=id))
        else:
            if id != entry.id:
                findings.append(Finding.make("I101", place, id=id, term=ours[id].one("preferred", SOURCE)))
            taken[id] = _proposed(entry, ours.entries[id], file, findings)
    glossary = Glossary(taken.values(), base=ours.base)
    return replace(document, glossary=glossary, findings=document.findings + findings)


def remembered(document: Document, ours: Glossary) -> Document:
    """The document with all that we know of the values that it says in the very words of ours.

    For RDF of other programs, and in a profile: it has the words and the links, but says of none where it comes from.
    A status that it does give is taken.
    """
    entries = document.glossary.entries.values()
    if any(_origin(item) for entry in entries for slot in entry for item in _items(entry.get(slot))):
        return document
    known = [_known(entry, ours.entries.get(entry.id)) for entry in entries]
    glossary = Glossary(known, base=document.glossary.base, unknown=document.glossary.unknown)
    return replace(document, glossary=glossary)


def _origin(item: Item) -> str:
    if isinstance(item, (Term, Text)):
        return item.state.origin
    return item.origin if isinstance(item, Link) else ""


def _known(theirs: Entry, ours: Entry | None) -> Entry:
    if type(ours) is not type(theirs):
        return theirs
    assert ours is not None
    values: dict[Slot, Value] = {}
    for slot in theirs:
        mine = {_words(item): item for item in _items(ours.get(slot))}
        items = [_with_ours(item, mine.get(_words(item))) for item in _items(theirs.get(slot))]
        values[slot] = in_order(items) if slot.row.many else items[0]
    return type(theirs)(theirs.id, values)


def _words(item: Item) -> str:
    return item.citation if isinstance(item, Source) and item.citation else key(item)


def _with_ours(item: Item, mine: Item | None) -> Item:
    if isinstance(item, Link) and isinstance(mine, Link):
        return mine
    if isinstance(item, Source) and isinstance(mine, Source):
        return mine if item.kind in ("", mine.kind) and set(item.links) <= set(mine.links) else item
    if isinstance(item, Term) and isinstance(mine, Term):
        state = replace(mine.state, status=item.state.status or mine.state.status)
        return replace(mine, state=state, kind=item.kind or mine.kind, usage=item.usage or mine.usage)
    if isinstance(item, Text) and isinstance(mine, Text):
        state = replace(mine.state, status=item.state.status or mine.state.status)
        return replace(mine, state=state, sources=item.sources or mine.sources)
    return item


class _Names:
    """Which entry of ours a preferred term names, where it names one only."""

    def __init__(self, ours: Glossary) -> None:
        self._ids: dict[tuple[Lang, str], set[EntryId]] = {}
        for concept in ours.concepts:
            for lang in (SOURCE, *TARGETS):
                if term := concept.one("preferred", lang):
                    self._ids.setdefault((lang, term.casefold()), set()).add(concept.id)

    def find(self, concept: Entry) -> EntryId:
        """The id of the one concept that is called so; empty where none or several are."""
        if not isinstance(concept, Concept):
            return ""
        for lang in (SOURCE, *TARGETS):
            found = self._ids.get((lang, concept.one("preferred", lang).casefold()), set())
            if len(found) == 1:
                return next(iter(found))
        return ""


def _any_term(entry: Entry) -> str:
    return entry.one("preferred", SOURCE) or next(
        (str(value) for slot, value in entry.values().items() if slot.field == "preferred"), ""
    )


def _proposed(theirs: Entry, ours: Entry, file: str, findings: list[Finding]) -> Entry:
    values: dict[Slot, Value] = {}
    for slot in theirs:
        yours, mine = theirs.get(slot), ours.get(slot)
        assert yours is not None
        if slot.lang in ("", SOURCE) or FIELDS[slot.field].kind not in ("term", "text"):
            if _differs(_items(mine), _items(yours)):
                findings.append(Finding.make("I103", Place(ours.id, str(slot), file=file), field=slot))
            continue
        known = {key(item): item for item in _items(mine)}
        items = [known.get(key(item)) or _proposal(item) for item in _items(yours)]
        values[slot] = in_order(items) if slot.row.many else items[0]
    return type(ours)(ours.id, values)


def _items(value: Value | None) -> tuple[Item, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _differs(mine: Iterable[Item], yours: Iterable[Item]) -> bool:
    return not _said(yours).keys() <= _said(mine).keys()


def _said(items: Iterable[Item]) -> Mapping[str, Item]:
    return {str(item).casefold(): item for item in items}


def _proposal(item: Item) -> Item:
    """New words are a proposal of our own, or under review where the file says so; never approved."""
    if isinstance(item, (Term, Text)):
        waiting = item.state.status is Status.WAITING
        return replace(item, state=State(Status.WAITING if waiting else Status.CANDIDATE, OWN), position=0)
    return item
