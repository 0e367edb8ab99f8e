"""schema.org: the glossary as a DefinedTermSet of DefinedTerms, for search engines (schema.org/DefinedTerm)."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from emn_glossary.formats.rdf.profiles import said
from emn_glossary.formats.rdf.profiles.fit import Rules
from emn_glossary.formats.rdf.profiles.office import Office, scheme_iri
from emn_glossary.formats.rdf.profiles.said import Saying
from emn_glossary.formats.rdf.vocabulary import to_iri
from emn_glossary.formats.rdf.writer import Term3
from emn_glossary.model import Glossary

RULES = Rules(
    frozenset(
        {
            *("preferred", "alternative", "definition", "notation", "page", "exact_match"),
            *("title", "description", "version", "modified", "publisher", "scheme"),
        }
    )
)


def term_set(glossary: Glossary, office: Office) -> Iterator[Term3]:
    """The set, then a term a concept: names, other names, description, the pages that are about the same."""
    whole = Saying(scheme_iri(glossary), "schema:DefinedTermSet")
    concepts = sorted(glossary.concepts, key=lambda concept: concept.id)
    whole.words("schema:name", said.texts(glossary.scheme, "title"))
    whole.words("schema:description", said.texts(glossary.scheme, "description"))
    if glossary.edition:
        whole.say("schema:version", Literal(glossary.edition))
    if office.publisher(glossary):
        whole.say("schema:publisher", NamedNode(office.publisher(glossary)))
    whole.say("schema:hasDefinedTerm", *(NamedNode(to_iri(concept.id, glossary.base)) for concept in concepts))
    yield from whole
    for concept in concepts:
        about = Saying(to_iri(concept.id, glossary.base), "schema:DefinedTerm")
        about.words("schema:name", said.texts(concept, "preferred"))
        about.words("schema:alternateName", said.texts(concept, "alternative"))
        about.words("schema:description", said.joined(concept, "definition").items())
        codes = [str(code) for code in concept.many("notation")] or [concept.id]
        about.say("schema:termCode", *map(Literal, codes))
        about.say("schema:inDefinedTermSet", whole.subject)
        about.say("schema:sameAs", *(NamedNode(link.target) for link in concept.links("exact_match") if link.target))
        if concept.one("page"):
            about.say("schema:sameAs", NamedNode(concept.one("page")))
        about.day("schema:dateModified", concept.one("modified"))
        yield from about
