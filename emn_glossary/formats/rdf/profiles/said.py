"""Said: what the profiles share to say things in RDF: names, words, the contact point and the publisher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from emn_glossary.formats.rdf.profiles.office import Office, own_node
from emn_glossary.formats.rdf.vocabulary import PREFIXES
from emn_glossary.formats.rdf.writer import Term3, literal
from emn_glossary.languages import SOURCE
from emn_glossary.model import Concept, Entry, Glossary, Source, Status, Term, Text
from emn_glossary.model.values import OWN
from emn_glossary.slots import Slot

SPACES: dict[str, str] = {
    **PREFIXES,
    "dcat": "http://www.w3.org/ns/dcat#",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "xkos": "http://rdf-vocabulary.ddialliance.org/xkos#",
}
Node: TypeAlias = NamedNode | Literal


@cache
def named(name: str) -> NamedNode:
    """The node of a prefixed name, the profiles' vocabularies too."""
    prefix, _, local = name.partition(":")
    return NamedNode(SPACES[prefix] + local)


class Saying:
    """What is said of one subject; each thing once, in the order said."""

    def __init__(self, address: str, *types: str) -> None:
        self.subject = NamedNode(address)
        self._said: dict[tuple[NamedNode, Node], None] = {}
        for name in types:
            self.say("rdf:type", named(name))

    def say(self, name: str, *nodes: Node) -> None:
        """Adds values of a property."""
        for node in nodes:
            self._said[named(name), node] = None

    def words(self, name: str, said: Iterable[tuple[str, str]]) -> None:
        """Adds texts of a property, given as (language, text)."""
        self.say(name, *(literal(text, lang) for lang, text in said if text))

    def day(self, name: str, day: str) -> None:
        """Adds a date, when there is one."""
        if day:
            self.say(name, Literal(day, datatype=named("xsd:date")))

    def __iter__(self) -> Iterator[Term3]:
        return ((self.subject, predicate, node) for predicate, node in self._said)


def texts(entry: Entry, field: str) -> Iterator[tuple[str, str]]:
    """Everything that a field holds, as (language, text), in the order of languages and then of the entry."""
    for slot in entry:
        if slot.field == field:
            held = entry.get(slot)
            yield from ((slot.lang, str(item)) for item in (held if isinstance(held, tuple) else (held,)))


def joined(entry: Entry, field: str) -> dict[str, str]:
    """A field's texts by language, several in one language numbered: `1. … 2. …`.

    A definition that differs by context is put together in the order general, global, EU, then by name.
    """
    order = {"": "0", "global": "1", "eu": "2"}
    found: dict[str, list[str]] = {}
    for slot in sorted(entry, key=lambda slot: (slot.sort_key()[:2], order.get(slot.part, "3" + slot.part))):
        if slot.field == field:
            held = entry.get(slot)
            found.setdefault(slot.lang, []).extend(map(str, held if isinstance(held, tuple) else (held,)))
    return {lang: _numbered(parts) for lang, parts in found.items()}


def _numbered(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else " ".join(f"{n}. {part}" for n, part in enumerate(parts, start=1))


def sources(entry: Entry, lang: str) -> tuple[Source, ...]:
    """The sources of a definition in one language: its own.

    Where EMN's English definition has none of its own, those are meant that EMN cites for the concept; they are no
    source of a definition that this project wrote itself.
    """
    defined = [
        value for slot in entry if slot[:2] == ("definition", lang) and isinstance(value := entry.get(slot), Text)
    ]
    own = tuple(dict.fromkeys(source for value in defined for source in value.sources))
    if own or lang != SOURCE or any(value.state.origin == OWN for value in defined):
        return own
    return tuple(item for item in entry.many("source") if isinstance(item, Source))


def relationship(cited: Iterable[Source]) -> str:
    """How a definition relates to its sources, in one word; where they differ it is derived from them."""
    kinds = {source.kind for source in cited if source.kind}
    return kinds.pop() if len(kinds) == 1 else "derived" if kinds else ""


def status(concept: Concept, langs: Iterable[str]) -> Status:
    """A concept's status: retired, or the least advanced of its preferred terms in some languages."""
    if concept.retired:
        return Status.RETIRED
    rank = list(Status)
    said = [value.state.status for lang in langs if isinstance(value := concept.get(Slot("preferred", lang)), Term)]
    return min((one for one in said if one), key=rank.index, default=Status.NONE)


def organisation(glossary: Glossary, office: Office) -> Iterator[Term3]:
    """The publisher, described where it is pointed to."""
    address = office.publisher(glossary)
    if address:
        said = Saying(address, "org:Organization", "foaf:Agent")
        said.words("foaf:name", office.names.items())
        if office.organisation_number:
            said.say("dct:identifier", Literal(office.organisation_number))
        yield from said


def contact(glossary: Glossary, office: Office) -> Iterator[Term3]:
    """The contact point: an office, with its page and where to write."""
    if office.can_be_reached:
        said = Saying(own_node(glossary, "contact"), "vcard:Organization")
        said.words("vcard:fn", (office.contacts or office.names).items())
        if office.email:
            said.say("vcard:hasEmail", NamedNode(f"mailto:{office.email}"))
        if office.page:
            said.say("vcard:hasURL", NamedNode(office.page))
        yield from said


def answerable(said: Saying, glossary: Glossary, office: Office) -> None:
    """Says who publishes something, and where to ask about it."""
    publisher = office.publisher(glossary)
    if office.can_be_reached:
        said.say("dcat:contactPoint", NamedNode(own_node(glossary, "contact")))
    if publisher:
        said.say("dct:publisher", NamedNode(publisher))
