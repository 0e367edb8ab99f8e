"""SKOS-AP-NO-Begrep 2: strict, for harvesting; and as the registration portal of data.norge.no reads it.

Specification: SKOS-AP-NO-Begrep 2.0 (Begrep, Definisjon, Begrepssamling). The portal's import differs from it: all
languages of a definition in one node, one note a language, relations only as rdfs:seeAlso and dct:isReplacedBy.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from emn_glossary.formats.rdf.profiles import said
from emn_glossary.formats.rdf.profiles.fit import Rules
from emn_glossary.formats.rdf.profiles.office import Office, own_node
from emn_glossary.formats.rdf.profiles.said import Saying
from emn_glossary.formats.rdf.vocabulary import SOURCE_IRI, STATUS_IRI, node_prefix, to_iri
from emn_glossary.formats.rdf.writer import Term3, plain_term
from emn_glossary.languages import SOURCE, TARGETS
from emn_glossary.messages import text
from emn_glossary.model import Concept, Glossary, Source
from emn_glossary.slots import FIELDS, RELATIONS, Slot

_TERMS = {name: FIELDS[name].property for name in ("preferred", "alternative", "deprecated")}
_PORTAL = frozenset(
    {
        *(*_TERMS, "definition", "note", "source", *RELATIONS, "theme", "replaced_by", "version"),
        *("created", "modified", "retired", "title", "description", "publisher"),
    }
)
RULES = Rules(_PORTAL | {"page", "exact_match", "close_match"}, frozenset({"status"}), tagged=True, national=True)
RULES_PORTAL = Rules(_PORTAL, frozenset({"status"}), tagged=True, national=True, portal=True)


def strict(glossary: Glossary, office: Office) -> Iterator[Term3]:
    """The glossary as SKOS-AP-NO-Begrep 2 asks, in one file with its publisher, contact point and collection."""
    for concept in _in_order(glossary):
        about, notes = _concept(concept, glossary, office), _notes(concept, glossary)
        about.say("euvoc:xlDefinition", *(note.subject for note in notes))
        for field in ("page", "exact_match", "close_match"):
            about.say(FIELDS[field].property, *_facts(concept, field, glossary))
        for field in RELATIONS:
            about.say(FIELDS[field].property, *_within(concept, field, glossary))
        yield from about
        for note in notes:
            yield from note
    yield from _around(glossary, office)


def for_portal(glossary: Glossary, office: Office) -> Iterator[Term3]:
    """The glossary as the registration portal reads it without losing or refusing anything."""
    for concept in _in_order(glossary):
        about, note = _concept(concept, glossary, office), _one_note(concept, glossary)
        if note is not None:
            about.say("euvoc:xlDefinition", note.subject)
        yield from about
        yield from note or ()
    yield from _around(glossary, office)


def _in_order(glossary: Glossary) -> list[Concept]:
    return sorted(glossary.concepts, key=lambda concept: concept.id)


def _concept(concept: Concept, glossary: Glossary, office: Office) -> Saying:
    """What both say of a concept."""
    about = Saying(to_iri(concept.id, glossary.base), "skos:Concept")
    for field, name in _TERMS.items():
        about.words(name, said.texts(concept, field))
    about.words("skos:scopeNote", said.joined(concept, "note").items())
    for link in concept.links("theme"):
        theme = glossary.entries.get(link.target)
        if theme is not None:
            names = [*said.texts(theme, "preferred"), *said.texts(theme, "title")]
            about.words("dct:subject", dict.fromkeys(names))
    for field in RELATIONS:
        about.say("rdfs:seeAlso", *_facts(concept, field, glossary))
    about.say("dct:isReplacedBy", *_within(concept, "replaced_by", glossary))
    status = said.status(concept, TARGETS)
    if status:
        about.say("euvoc:status", NamedNode(STATUS_IRI[status]))
    if concept.one("version"):
        about.say("owl:versionInfo", Literal(concept.one("version")))
    about.say("dct:created", *_facts(concept, "created", glossary))
    about.say("dct:modified", *_facts(concept, "modified", glossary))
    _identified(about, glossary, office)
    return about


def _identified(about: Saying, glossary: Glossary, office: Office) -> None:
    about.say("dct:identifier", Literal(about.subject.value, datatype=said.named("xsd:anyURI")))
    said.answerable(about, glossary, office)


def _facts(concept: Concept, field: str, glossary: Glossary) -> Iterator[NamedNode | Literal]:
    """The targets of a relation, or a plain fact."""
    if FIELDS[field].kind == "link":
        yield from (NamedNode(to_iri(link.target, glossary.base)) for link in concept.links(field) if link.target)
    elif concept.one(field):
        yield plain_term(Slot(field), concept.one(field))


def _within(concept: Concept, field: str, glossary: Glossary) -> Iterator[NamedNode]:
    """The targets of a relation that are concepts here; the profile wants them described."""
    for link in concept.links(field):
        if link.target in glossary:
            yield NamedNode(to_iri(link.target, glossary.base))


def _notes(concept: Concept, glossary: Glossary) -> list[Saying]:
    """The definition, a node a language."""
    made = []
    for lang, words in said.joined(concept, "definition").items():
        address = node_prefix(to_iri(concept.id, glossary.base)) + "-".join(filter(None, ("definition", lang)))
        note = Saying(address, "euvoc:XlNote")
        note.words("rdf:value", [(lang, words)])
        _cite(note, said.sources(concept, lang))
        made.append(note)
    return made


def _one_note(concept: Concept, glossary: Glossary) -> Saying | None:
    """The definition in all its languages as one node."""
    words = said.joined(concept, "definition")
    if not words:
        return None
    note = Saying(node_prefix(to_iri(concept.id, glossary.base)) + "definition", "euvoc:XlNote")
    note.words("rdf:value", words.items())
    _cite(note, tuple(dict.fromkeys(source for lang in words for source in said.sources(concept, lang))))
    return note


def _cite(note: Saying, cited: tuple[Source, ...]) -> None:
    """The sources of a definition: each as its citation, with the context it is cited for, and its addresses."""
    kind = said.relationship(cited)
    if kind:
        note.say("skosno:relationshipWithSource", NamedNode(SOURCE_IRI[kind]))
    for source in cited:
        if source.citation:
            lang = source.lang or SOURCE
            note.words("dct:source", [(lang, _context(source.part, lang) + source.citation)])
        note.say("dct:source", *(NamedNode(link) for link in sorted(source.links)))


def _context(part: str, lang: str) -> str:
    if part in ("global", "eu"):
        return text(f"profile.context.{part}", lang if lang in ("nb", "nn") else "en") + ": "
    return f"({part}) " if part else ""


def _around(glossary: Glossary, office: Office) -> Iterator[Term3]:
    """The collection that names every concept, the publisher and the contact point."""
    concepts = _in_order(glossary)
    if concepts:
        about = Saying(own_node(glossary, "collection"), "skos:Collection")
        about.words("dct:title", said.texts(glossary.scheme, "title"))
        about.words("dct:description", said.texts(glossary.scheme, "description"))
        _identified(about, glossary, office)
        about.say("skos:member", *(NamedNode(to_iri(concept.id, glossary.base)) for concept in concepts))
        yield from about
    yield from said.organisation(glossary, office)
    yield from said.contact(glossary, office)
