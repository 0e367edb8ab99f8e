"""Losses: what a glossary holds that its TBX file will not, as findings. Reads, never changes.

TBX-Basic knows concepts, languages, terms and texts. The memory in a file brings the rest of a value back when the
file returns to us; another reader of the file never sees it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from emn_glossary.findings import Finding, Report
from emn_glossary.formats.tbx.vocabulary import CARRIED
from emn_glossary.model import Concept, Glossary, Item, Link, Source, Term, Text, Value
from emn_glossary.places import Place
from emn_glossary.slots import MATCHES, TERM_FIELDS

_FORMAT = "TBX"
_WEB = ("http://", "https://")


def not_carried(glossary: Glossary) -> Report:
    """What has no room in TBX: fields (B301), entries (B302, B303) and parts of values (B304), with counts."""
    fields: Counter[str] = Counter()
    parts: Counter[tuple[str, str]] = Counter()
    found: list[Finding] = []
    for concept in glossary.concepts:
        if not any(slot.field in TERM_FIELDS for slot in concept.values()):
            found.append(Finding.make("B302", Place(concept.id), format=_FORMAT))
            continue
        for slot, value in concept.values().items():
            if slot.field not in CARRIED:
                fields[slot.field] += len(_items(value))
                continue
            for item in _items(value):
                parts.update((slot.field, what) for what in _lost(slot.field, item))
    if fields:
        named = ", ".join(f"{name} ({count})" for name, count in sorted(fields.items()))
        found.append(Finding.make("B301", count=fields.total(), fields=named, format=_FORMAT))
    if parts:
        named = ", ".join(f"{field} – {what} ({count})" for (field, what), count in sorted(parts.items()))
        found.append(Finding.make("B304", count=parts.total(), parts=named, format=_FORMAT))
    others = sum(not isinstance(entry, Concept) for entry in glossary.entries.values())
    if others:
        found.append(Finding.make("B303", count=others, format=_FORMAT))
    return Report(found)


def _items(value: Value) -> tuple[Item, ...]:
    return value if isinstance(value, tuple) else (value,)


def _lost(field: str, item: Item) -> Iterator[str]:
    """The parts of a value that stay behind, by their names in the model."""
    if isinstance(item, (Term, Text)):
        if item.state.renders:
            yield "renders"
        if isinstance(item, Text):
            yield from _lost_text(field, item)
    elif isinstance(item, Link):
        if item.origin:
            yield "origin"
        if item.evidence:
            yield "evidence"
        if field in MATCHES and not str(item).startswith(_WEB):
            yield "target"
        if field == "theme" and item.target:
            yield "target"
    elif isinstance(item, Source):
        yield from _unreachable(item.links)


def _lost_text(field: str, text: Text) -> Iterator[str]:
    state = text.state
    if field == "definition":
        if any(source.links for source in text.sources):
            yield "addresses of sources"
        return
    if state.status or state.origin or state.changed or state.by:
        yield "state"
    if text.sources:
        yield "sources"


def _unreachable(links: Iterable[str]) -> Iterator[str]:
    if any(not link.startswith(_WEB) for link in links):
        yield "links"
