"""Plain SKOS, SKOS with SKOS-XL labels, and SKOS-AP-EU: one way of saying it, with more or less in it.

SKOS Reference and its appendix B (SKOS-XL); SKOS-AP-EU (the EU Publications Office's application profile, 2020).
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from emn_glossary.formats.rdf.profiles import said
from emn_glossary.formats.rdf.profiles.fit import Rules
from emn_glossary.formats.rdf.profiles.office import Office, scheme_iri
from emn_glossary.formats.rdf.profiles.said import Saying
from emn_glossary.formats.rdf.vocabulary import STATUS_IRI, node_iri, to_iri
from emn_glossary.formats.rdf.writer import Term3, in_file_order, literal, plain_term
from emn_glossary.model import Concept, Entry, Glossary, Item, Link, Scheme, Source, State, Term, Text
from emn_glossary.slots import MATCHES, RELATIONS, Slot

_FIELDS = frozenset(
    {
        *("preferred", "alternative", "deprecated", "definition", "note", "title", "description", "rights", "source"),
        *RELATIONS,
        *MATCHES,
        *("theme", "scheme", "replaced_by", "notation", "page", "retired", "version", "publisher", "licence"),
        *("created", "modified"),
    }
)
RULES = Rules(_FIELDS)
RULES_XL = Rules(_FIELDS, state=frozenset({"status", "changed"}))
RULES_EU = Rules(_FIELDS, state=frozenset({"status", "changed"}), tagged=True)


def plain(glossary: Glossary, _: Office) -> Iterator[Term3]:
    """The glossary in the words of the SKOS Reference, Dublin Core around it."""
    for entry in in_file_order(glossary):
        yield from _Saying(entry, glossary).triples()


def with_labels(glossary: Glossary, _: Office) -> Iterator[Term3]:
    """The same, every term also as a SKOS-XL label that says its status and date."""
    for entry in in_file_order(glossary):
        yield from _Saying(entry, glossary, labels=True).triples()


def for_eu(glossary: Glossary, _: Office) -> Iterator[Term3]:
    """The same with what SKOS-AP-EU asks for: labels and notes as nodes, statuses, schemes with their top concepts."""
    for entry in in_file_order(glossary):
        saying = _Saying(entry, glossary, labels=True, notes=True)
        about = saying.about
        if isinstance(entry, Scheme):
            about.words("skos:prefLabel", said.texts(entry, "title"))
            about.say("dct:identifier", Literal(scheme_iri(glossary)))
            tops = (c for c in glossary.concepts if not c.links("broader"))
            about.say("skos:hasTopConcept", *(NamedNode(to_iri(c.id, glossary.base)) for c in tops))
        elif isinstance(entry, Concept):
            about.say("skos:inScheme", NamedNode(scheme_iri(glossary)))
            status = said.status(entry, entry.languages("preferred"))
            if status:
                about.say("euvoc:status", NamedNode(STATUS_IRI[status]))
        yield from saying.triples()


class _Saying:
    """One entry said in SKOS."""

    def __init__(self, entry: Entry, glossary: Glossary, *, labels: bool = False, notes: bool = False) -> None:
        self._base = glossary.base
        self._labels, self._notes = labels, notes
        self._nodes: list[Saying] = []  # labels and notes, said after the entry itself
        self._members: list[Term3] = []
        self.about = Saying(to_iri(entry.id, glossary.base), entry.type)
        for slot in entry:
            value = entry.get(slot)
            for item in value if isinstance(value, tuple) else (value,):
                assert item is not None
                self._item(slot, item)

    def triples(self) -> Iterator[Term3]:
        """All that was said, the nodes of values after the entry."""
        yield from self.about
        for node in self._nodes:
            yield from node
        yield from self._members

    def _item(self, slot: Slot, item: Item) -> None:
        name = slot.row.property
        if isinstance(item, (Term, Text)):
            self.about.say(name, literal(item.text, item.lang))
            if self._labels and isinstance(item, Term):
                self._node(slot, item, "skosxl:Label", "skosxl:literalForm")
            elif self._notes and isinstance(item, Text) and slot.row.xl.startswith("euvoc:"):
                self._node(slot, item, "euvoc:XlNote", "rdf:value")
        elif isinstance(item, Link):
            target = NamedNode(to_iri(item.target, self._base))
            if slot.field == "theme":  # a theme has its members, not the other way round
                self._members.append((target, said.named(name), self.about.subject))
            else:
                self.about.say(name, target)
        elif isinstance(item, Source):
            _cite(self.about, item)
        else:
            self.about.say(name, plain_term(slot, item))

    def _node(self, slot: Slot, item: Term | Text, kind: str, says: str) -> None:
        node = Saying(node_iri(self.about.subject.value, slot, item), kind)
        self.about.say(slot.row.xl, node.subject)
        node.say(says, literal(item.text, item.lang))
        _state(node, item.state)
        for source in item.sources[:1] if isinstance(item, Text) else ():  # a note has one source (SKOS-AP-EU)
            _cite(node, source)
        self._nodes.append(node)


def _state(node: Saying, state: State) -> None:
    if state.status:
        node.say("euvoc:status", NamedNode(STATUS_IRI[state.status]))
    node.day("dct:modified", state.changed)


def _cite(about: Saying, source: Source) -> None:
    """A source as its citation and its addresses."""
    if source.citation:
        about.say("dct:source", literal(source.citation, source.lang))
    about.say("dct:source", *(NamedNode(link) for link in sorted(source.links)))
