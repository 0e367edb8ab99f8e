"""Nodes of values: a label, note, source or statement with an IRI of its own, as the value it says.

A node is understood whole or not at all: each function gives None as soon as a node says anything twice, in another
form than ours, or that no field fits, and the reader then keeps all of it as it came. Knows one node at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias, cast

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from emn_glossary import languages
from emn_glossary.formats.rdf.beside import is_address
from emn_glossary.formats.rdf.vocabulary import (
    FIELD_BY_PROPERTY,
    SOURCE_BY_IRI,
    STATUS_BY_IRI,
    TYPE,
    iri,
    node_prefix,
)
from emn_glossary.model import Evidence, Source, State, Status, Term, Text
from emn_glossary.model.values import in_order
from emn_glossary.slots import Field

Node: TypeAlias = NamedNode | BlankNode | Literal | Triple
Said: TypeAlias = list[tuple[str, Node]]  # (property, object) pairs about one subject
Facts: TypeAlias = dict[str, Any]  # what a node says, by our short names
Fact: TypeAlias = tuple[str, Callable[[Node], Any]]  # the short name, and how the object is read (None: not ours)

_STRING, _DATE = NamedNode(iri("xsd:string")), NamedNode(iri("xsd:date"))
_TRUE_NAMES = {iri("skosxl:Label"): "term", iri("euvoc:XlNote"): "text"}


def is_plain(node: Node) -> bool:
    """Whether a literal is text: with a language, or a plain string; no type, no direction."""
    return type(node) is Literal and node.direction is None and (node.language is not None or node.datatype == _STRING)


def _string(node: Node) -> str | None:
    return node.value if type(node) is Literal and node.language is None and node.datatype == _STRING else None


def _words(node: Node) -> Literal | None:
    return node if type(node) is Literal and is_plain(node) and node.value.strip() else None


def _day(node: Node) -> str | None:
    return node.value if type(node) is Literal and node.datatype == _DATE else None


def _position(node: Node) -> int | None:
    """A whole number above 0, written the one way we write it."""
    if type(node) is not Literal or not node.value.isascii() or not node.value.isdecimal():
        return None
    return int(node.value) if int(node.value) and node == Literal(int(node.value)) else None


def _address(node: Node) -> str | None:
    return node.value if type(node) is NamedNode and is_address(node.value) else None


def _one_of(table: dict[str, Any]) -> Callable[[Node], Any]:
    return lambda node: table.get(node.value) if type(node) is NamedNode else None


_ORIGIN: Fact = ("origin", _string)
_VALUE_FACTS: dict[str, Fact] = {
    TYPE: ("type", _one_of(_TRUE_NAMES)),
    iri("skosxl:literalForm"): ("term", _words),
    iri("rdf:value"): ("text", _words),
    iri("euvoc:status"): ("status", _one_of(cast("dict[str, Any]", STATUS_BY_IRI))),
    iri("emn:origin"): _ORIGIN,
    iri("emn:by"): ("by", _string),
    iri("emn:renders"): ("renders", _string),
    iri("dct:modified"): ("changed", _day),
    iri("dct:type"): ("kind", _one_of({iri("emn:acronym"): "acronym"})),
    iri("emn:usage"): ("usage", _string),
    iri("emn:part"): ("part", _string),
    iri("emn:order"): ("position", _position),
}
_SOURCE_FACTS: dict[str, Fact] = {
    TYPE: ("type", _one_of({iri("dct:BibliographicResource"): True})),
    iri("dct:bibliographicCitation"): ("citation", _words),
    iri("skosno:relationshipWithSource"): ("kind", _one_of(cast("dict[str, Any]", SOURCE_BY_IRI))),
    iri("emn:part"): ("part", _string),
    iri("emn:order"): ("position", _position),
}
_STATEMENT_FACTS: dict[str, Fact] = {
    TYPE: ("type", _one_of({iri("rdf:Statement"): True})),
    iri("rdf:subject"): ("subject", _address),
    iri("rdf:predicate"): ("predicate", _one_of(dict[str, Any](FIELD_BY_PROPERTY))),
    iri("rdf:object"): ("object", lambda node: node if _address(node) or _words(node) else None),
    iri("emn:origin"): _ORIGIN,
    iri("emn:verbatim"): ("verbatim", lambda node: node if is_plain(node) else None),
    iri("emn:english"): ("english", _string),
    iri("foaf:page"): ("page", _address),
    iri("emn:order"): ("position", _position),
}
_WORDS = (iri("skosxl:literalForm"), iri("rdf:value"))
_SEE_ALSO, _CITES = iri("rdfs:seeAlso"), iri("dct:source")
NODE_PROPERTIES = frozenset({*_VALUE_FACTS, *_SOURCE_FACTS, *_STATEMENT_FACTS, _SEE_ALSO, _CITES})


def _facts(said: Iterable[tuple[str, Node]], table: dict[str, Fact], lists: tuple[str, ...] = ()) -> Facts | None:
    """What a node says, by short name; the properties in `lists` (by IRI) may stand several times, and stay nodes."""
    found: Facts = {}
    for predicate, node in said:
        fact = table.get(predicate)
        if fact is None:
            if predicate not in lists:
                return None
            found.setdefault(predicate, []).append(node)
            continue
        name, read = fact
        content = read(node)
        if content is None or found.setdefault(name, content) != content or content == "":
            return None
    return found


Clean: TypeAlias = Callable[[Literal], tuple[str, languages.Lang]]  # a literal's clean words and its language


class Detail(NamedTuple):
    """A label or note node: in what context it stands, and the value it makes of its words."""

    part: str
    value: Term | Text
    nodes: tuple[str, ...]  # it, and those of what it cites


class Cited(NamedTuple):
    """A source, and the node it has of its own (empty: none)."""

    source: Source
    node: str = ""


@lru_cache(maxsize=1024)
def _state(status: str, origin: str, changed: str, by: str, renders: str) -> State:
    return State(Status(status), origin, changed, by, renders)


def detail(name: str, said: Said, field: Field, source: Callable[[Node], Cited | None]) -> Detail | None:
    """A label or note node as a value; `source` reads what a note cites."""
    facts = _facts(said, _VALUE_FACTS, (_CITES,) if field.kind == "text" else ())
    words = facts.pop(field.kind, None) if facts else None
    if facts is None or words is None or facts.pop("type", field.kind) != field.kind:
        return None
    text, lang = languages.clean(words.value)[0], languages.tag(words.language or "")
    take = facts.pop
    part, position, kind, usage = take("part", ""), take("position", 0), take("kind", ""), take("usage", "")
    cited = [source(node) for node in dict.fromkeys(take(_CITES, ()))]
    state = _state(*(take(fact, "") for fact in ("status", "origin", "changed", "by", "renders")))
    if facts or None in cited:
        return None
    if field.kind == "term":
        return Detail(part, Term(text, lang, state, kind, usage, position), (name,))
    if kind or usage:
        return None
    sources = in_order([one.source for one in cited if one])
    made = Text(text, lang, state, cast("tuple[Source, ...]", sources), position)
    return Detail(part, made, (name, *(one.node for one in cited if one)))


def words_of(said: Said) -> Literal | None:
    """The words of a label or note node, understood or not."""
    return next((words for p, o in said if p in _WORDS and (words := _words(o)) is not None), None)


def source_node(said: Said, clean: Clean) -> Source | None:
    """A source node as a source."""
    facts = _facts(said, _SOURCE_FACTS, (_SEE_ALSO,))
    if not facts or not facts.pop("type", False) or not facts:
        return None
    links = [_address(node) for node in dict.fromkeys(facts.pop(_SEE_ALSO, ()))]
    if None in links:
        return None
    citation, lang = clean(facts.pop("citation")) if "citation" in facts else ("", "")
    return Source(citation, lang, links=tuple(sorted(cast("list[str]", links))), **facts)


class Statement(NamedTuple):
    """One of our rdf:Statement nodes: where and in what words a relation was read."""

    node: str
    owner: str
    field: Field
    target: NamedNode | Literal
    origin: str
    evidence: Evidence | None


def statement(name: str, said: Said, clean: Clean) -> Statement | None:
    """A statement about a link, in our form: named after the entry it is about."""
    facts = _facts(said, _STATEMENT_FACTS)
    if not facts or not {"type", "subject", "predicate", "object"} <= facts.keys():
        return None
    field, owner, target = facts["predicate"], facts["subject"], facts["object"]
    if field.name == "theme" and type(target) is NamedNode:  # a theme has its members, not the other way round
        owner, target = target.value, NamedNode(owner)
    told = {fact: facts[fact] for fact in ("page", "english", "position") if fact in facts}
    if field.kind != "link" or not name.startswith(node_prefix(owner)) or (told and "verbatim" not in facts):
        return None
    evidence = Evidence(*clean(facts["verbatim"]), **told) if "verbatim" in facts else None
    return Statement(name, owner, field, target, facts.get("origin", ""), evidence)
