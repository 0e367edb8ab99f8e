"""A part of the glossary to publish: by theme and by status. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from emn_glossary.errors import UnknownChoiceError
from emn_glossary.languages import TARGETS
from emn_glossary.model import Concept, Entry, EntryId, Glossary, Item, Link, Status
from emn_glossary.slots import RELATIONS, Slot


def selected(glossary: Glossary, *, themes: Sequence[EntryId] = (), statuses: Sequence[str] = ()) -> Glossary:
    """The glossary with the concepts of some themes (or themes below them), with a Norwegian term of some status.

    No choice is every concept. Themes, the introduction and the glossary's own metadata stay. A relation to a concept
    that is left out is kept as text.

    Raises:
        UnknownChoiceError: no such theme or status.
    """
    _known(themes, glossary.themes)
    _known(statuses, [status for status in Status if status])
    if not themes and not statuses:
        return glossary
    members = glossary.by_theme()
    inside = {id for theme in themes for id in members[theme]} if themes else set(glossary)  # noqa: A001
    kept = {concept.id for concept in glossary.concepts if concept.id in inside and _has(concept, statuses)}
    entries = [
        _cut(entry, kept, glossary) if isinstance(entry, Concept) else entry
        for entry in glossary.entries.values()
        if not isinstance(entry, Concept) or entry.id in kept
    ]
    return Glossary(entries, base=glossary.base, unknown=glossary.unknown)


def _known(given: Sequence[str], known: Iterable[str]) -> None:
    choices = [str(choice) for choice in known]
    for value in given:
        if value not in choices:
            raise UnknownChoiceError(value=value, known=", ".join(choices))


def _has(concept: Concept, statuses: Sequence[str]) -> bool:
    terms = [concept.preferred(lang) for lang in TARGETS]
    return not statuses or any(term is not None and str(term.state.status) in statuses for term in terms)


def _cut(concept: Concept, kept: set[EntryId], glossary: Glossary) -> Entry:
    changes = {
        Slot(field): tuple(_as_text(link, kept, glossary) for link in concept.links(field)) for field in RELATIONS
    }
    return concept.with_values({slot: links for slot, links in changes.items() if links != concept.get(slot) and links})


def _as_text(link: Link, kept: set[EntryId], glossary: Glossary) -> Item:
    if link.target in kept or link.target not in glossary:
        return link
    term = glossary[link.target].preferred("en") or glossary[link.target].preferred("nb")
    return Link("", term.text if term else link.target, term.lang if term else "", link.origin, link.evidence)
