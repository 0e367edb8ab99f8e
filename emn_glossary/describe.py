"""Describe: one entry in words, and as plain values by slot. For `emn show` and for anyone who shows an entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from emn_glossary.coverage import stale_slots
from emn_glossary.errors import ConceptNotFoundError
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.messages import catalogue, code, text
from emn_glossary.model import Concept, Entry, Glossary, Item, Link, Source, Term, Text, Value
from emn_glossary.model.plain import words
from emn_glossary.model.values import is_working_definition, state_of


def find(glossary: Glossary, name: str) -> Entry:
    """The entry with an id (`c0022`), else the concept with that EMN slug.

    Raises:
        ConceptNotFoundError: there is none; offers the nearest ids.
    """
    found = glossary.entries.get(name)
    if found is not None:
        return found
    by_slug = {concept.one("slug"): concept for concept in glossary.concepts}
    if name in by_slug and name:
        return by_slug[name]
    raise ConceptNotFoundError.among(name, [*glossary.entries, *filter(None, by_slug)])


def plain_entry(glossary: Glossary, entry: Entry) -> dict[str, Any]:
    """An entry as JSON tools expect it: its values by slot (`"preferred@nb": "asylsøker"`, sets as lists).

    Beside them `id`, `iri`, `type`, and `states`: status, origin, date and staleness of the values that have them.
    """
    iri = entry.id if ":" in entry.id else glossary.base + entry.id
    said: dict[str, Any] = {"id": entry.id, "iri": iri, "type": type(entry).__name__.lower()}
    said |= {str(slot): words(entry.get(slot)) for slot in entry}
    stale = set(stale_slots(entry))
    states: dict[str, dict[str, Any]] = {}
    for slot in entry:
        state = state_of(entry.get(slot))
        facts = {"status": str(state.status), "origin": state.origin, "changed": state.changed, "by": state.by}
        told: dict[str, Any] = {name: fact for name, fact in facts.items() if fact}
        if slot in stale:
            told["stale"] = True
        if told:
            states[str(slot)] = told
    said["states"] = states
    return said


def described(glossary: Glossary, entry: Entry, ui: Lang) -> Iterator[tuple[str, str]]:
    """An entry in words: (heading, content) pairs in the order of the field table, in the language `ui`."""
    yield "ID", f"{entry.id}  {entry.id if ':' in entry.id else glossary.base + entry.id}"
    stale = set(stale_slots(entry))
    for slot in entry:
        value = entry.get(slot)
        if slot.field == "scheme" or value is None:
            continue
        heading = slot.row.heading(ui)
        if slot.part:
            heading += f", {slot.part}"
        if slot.lang:
            heading += f" ({slot.lang})"
        if is_working_definition(slot, value):
            heading += f", {text('definition.working', ui)}"
        said = code(slot.field, value, ui) if isinstance(value, str) else _words(glossary, value, ui)
        yield heading, said + _state(value, ui, stale=slot in stale)


def _words(glossary: Glossary, value: Value, ui: Lang) -> str:
    if isinstance(value, tuple):
        return " | ".join(_one(glossary, item, ui) for item in value)
    return _one(glossary, value, ui)


def _one(glossary: Glossary, item: Item, ui: Lang) -> str:
    if isinstance(item, Link):
        return link_words(glossary, item, ui)
    if isinstance(item, Source):
        links = f" <{'> <'.join(item.links)}>" if item.links else ""
        return (item.citation + links).strip()
    return str(item)


def link_words(glossary: Glossary, link: Link, ui: Lang = "nb") -> str:
    """What a link points at, in words: the term in the reader's language, else English, else as EMN wrote it."""
    target = glossary.entries.get(link.target)
    if isinstance(target, Entry):
        preferred = target.one("preferred", ui) or target.one("preferred", SOURCE)
        return f"{preferred} [{link.target}]" if isinstance(target, Concept) and preferred else preferred or link.target
    return link.target or link.text


def _state(value: Value, ui: Lang, *, stale: bool) -> str:
    if not isinstance(value if not isinstance(value, tuple) else value[0], (Term, Text)):
        return ""
    state = state_of(value)
    status = text(f"status.{state.status}", ui) if state.status else ""
    facts = [status, state.origin, state.by, state.changed, catalogue()["state.stale"].words(ui) if stale else ""]
    told = ", ".join(fact for fact in facts if fact)
    return f"  ({told})" if told else ""
