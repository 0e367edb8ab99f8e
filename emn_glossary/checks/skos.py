"""S: the integrity conditions of the SKOS Reference and of SKOS-XL that data can break.

A condition about values that the model cannot hold twice (two preferred terms in one language, an entry of two kinds)
is looked for in the statements kept beside the model.
"""

from __future__ import annotations

from collections.abc import Iterator

from emn_glossary.checks.context import Context, place
from emn_glossary.checks.statements import SKOS, SKOSXL, TYPE
from emn_glossary.findings import Finding
from emn_glossary.languages import Lang
from emn_glossary.model import Concept, EntryId, Glossary, Scheme
from emn_glossary.slots import Slot

_COLLECTIONS = (SKOS + "Collection", SKOS + "OrderedCollection")
_LESSER = {"alternative": ("preferred",), "deprecated": ("preferred", "alternative")}  # roles that go before
_LABELS = {"prefLabel": "preferred", "altLabel": "alternative", "hiddenLabel": "deprecated"}


def concept_is_no_scheme(glossary: Glossary, context: Context) -> Iterator[Finding]:
    """A resource that is both a concept and a concept scheme."""
    for said in context.statements.of(TYPE):
        if said.node == SKOS + "ConceptScheme" and isinstance(glossary.entries.get(said.subject), Concept):
            yield Finding.make("S109", place(said.subject))


def collection_is_neither(glossary: Glossary, context: Context) -> Iterator[Finding]:
    """A resource that is a collection and also a concept or a concept scheme."""
    for said in context.statements.of(TYPE):
        if said.node in _COLLECTIONS and isinstance(glossary.entries.get(said.subject), (Concept, Scheme)):
            yield Finding.make("S137", place(said.subject))


def roles_are_apart(glossary: Glossary, _: Context) -> Iterator[Finding]:
    """A term that stands in two of the roles preferred, alternative, deprecated in one language of one entry."""
    for id, entry in glossary.entries.items():  # noqa: A001
        for slot, value in entry.values().items():
            if slot.field not in _LESSER:
                continue
            for term in value if isinstance(value, tuple) else (value,):
                for role in _LESSER[slot.field]:
                    held = entry.get(Slot(role, slot.lang))
                    if str(term) in {str(item) for item in (held if isinstance(held, tuple) else (held,))}:
                        yield Finding.make("S113", place(id, slot), term=term)
                        break


def one_preferred_term(glossary: Glossary, context: Context) -> Iterator[Finding]:
    """A second preferred term in one language."""
    first: dict[tuple[EntryId, Lang], str] = {}
    for said in context.statements.of(SKOS + "prefLabel"):
        if not said.text.strip():
            continue
        slot = Slot("preferred", said.lang)
        entry = glossary.entries.get(said.subject)
        kept = entry.one("preferred", said.lang) if entry else ""
        kept = kept or first.setdefault((said.subject, said.lang), said.text)
        if kept != said.text:
            yield Finding.make("S114", place(said.subject, slot), kept=kept, other=said.text)


def related_is_not_broader(_: Glossary, context: Context) -> Iterator[Finding]:
    """Two concepts that are related and also stand above and below each other."""
    told: set[tuple[EntryId, EntryId]] = set()
    for id in context.concepts:  # noqa: A001
        for other in context.targets(id, "related"):
            if id == other or (other, id) in told:
                continue
            for upper, lower in ((id, other), (other, id)):
                if context.hierarchy.is_above(upper, lower):
                    told.add((id, other))
                    yield Finding.make(
                        "S127", place(id, "related"), upper=context.name(upper), lower=context.name(lower)
                    )
                    break


def matches_are_apart(_: Glossary, context: Context) -> Iterator[Finding]:
    """An exact match that is also a broad, narrow or related match."""
    for id, concept in context.concepts.items():  # noqa: A001
        exact = {str(link) for link in concept.links("exact_match")}
        if not exact:
            continue
        for field in ("broad_match", "narrow_match", "related_match"):
            for link in concept.links(field):
                if str(link) in exact:
                    yield Finding.make("S146", place(id, field), target=link)


def label_has_its_term(glossary: Glossary, context: Context) -> Iterator[Finding]:
    """A SKOS-XL label whose form is not among the entry's plain terms in the same role."""
    forms = context.statements.by_subject(SKOSXL + "literalForm")
    for name, field in _LABELS.items():
        plain = context.statements.by_subject(SKOS + name)
        for said in context.statements.of(SKOSXL + name):
            entry = glossary.entries.get(said.subject)
            for form in forms.get(said.node, ()) if entry else ():
                slot = Slot(field, form.lang)
                held = entry.get(slot) if entry else None
                texts = {str(item) for item in (held if isinstance(held, tuple) else (held,))}
                texts |= {other.text for other in plain.get(said.subject, ()) if other.lang == form.lang}
                if form.text not in texts:
                    yield Finding.make("S155", place(said.subject, slot), form=form.text)
