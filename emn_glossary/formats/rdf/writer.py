"""The model as RDF: triples in groups, one group a value; and Turtle with one value a line.

`groups` is the one place that knows how a value is said in RDF; Turtle lays each group out on a line of its own, so
that a change of one value is a change of one line, every other syntax takes the triples flat. Term escaping is
pyoxigraph's, only the layout is ours: no library writes stable line-wise Turtle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, BinaryIO, TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from emn_glossary.errors import WriteError
from emn_glossary.formats.rdf import linked
from emn_glossary.formats.rdf.beside import as_ntriples, iri_written, is_address, named_alike, written
from emn_glossary.formats.rdf.vocabulary import (
    BASE,
    PREFIXES,
    SOURCE_IRI,
    STATUS_IRI,
    TYPE,
    guess_base,
    iri,
    node_iri,
    to_iri,
)
from emn_glossary.model import (
    Concept,
    Entry,
    Evidence,
    Glossary,
    Link,
    Passage,
    Scheme,
    Source,
    State,
    Term,
    Text,
    Theme,
)
from emn_glossary.model.values import NO_STATE, Item
from emn_glossary.places import Place
from emn_glossary.slots import Slot

Term3: TypeAlias = tuple[NamedNode | BlankNode, NamedNode, NamedNode | BlankNode | Literal]  # a triple, cheaply made
Group: TypeAlias = list[Term3]

_HEAD = "# EMN Glossary. One value a line; written by `emn`. Edit it by hand or through the workbook.\n"
_HEAD_NT = b"# EMN Glossary; written by `emn`.\n"
_KINDS: tuple[type[Entry], ...] = (Scheme, Theme)
_STRING = iri("xsd:string")
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")


@cache
def named(name: str) -> NamedNode:
    """The node of a prefixed name."""
    return NamedNode(iri(name))


def literal(text: str, lang: str = "") -> Literal:
    """A literal with its language, or plain."""
    return Literal(text, language=lang) if lang else Literal(text)


def plain_term(slot: Slot, value: str) -> NamedNode | Literal:
    """How a plain fact is written: an IRI for a page, a date, a boolean, else a plain literal."""
    if slot.field == "page":
        return NamedNode(value)
    if slot.field in ("created", "modified") and _DATE.match(value):
        return Literal(value, datatype=named("xsd:date"))
    if slot.field == "retired":
        return Literal(value, datatype=named("xsd:boolean"))
    return Literal(value)


def in_file_order(glossary: Glossary) -> list[Entry]:
    """Entries as files list them: the glossary itself, themes, concepts, passages; by id within each."""

    def rank(entry: Entry) -> tuple[int, str]:
        kinds = (*_KINDS, None, Passage)
        return next((n for n, kind in enumerate(kinds) if kind and isinstance(entry, kind)), 2), entry.id

    return sorted(glossary.entries.values(), key=rank)


def groups(entry: Entry, base: str, taken: frozenset[str] = frozenset()) -> Iterator[Group]:
    """The triples of an entry, a list for each value, in the order of the field table.

    `taken` are IRIs that nodes of values must not get, since something else has them.

    Raises:
        WriteError: an address that is no IRI, a language tag that is none; with the entry and the slot.
    """
    try:
        subject = NamedNode(to_iri(entry.id, base))
    except ValueError as error:
        raise WriteError("bad-value", place=Place(concept=entry.id), detail=str(error)) from error
    yield [(subject, named("rdf:type"), named(entry.type))]
    values = _Values(subject, base, taken, entry)
    for slot in entry:
        value = entry.get(slot)
        for item in value if isinstance(value, tuple) else (value,):
            assert item is not None
            try:
                group = values.group(slot, item)
            except ValueError as error:
                place = Place(concept=entry.id, slot=str(slot))
                raise WriteError("bad-value", place=place, detail=str(error)) from error
            yield group


class _Values:
    """How the values of one entry are said, each value's own node named so that no two share a name."""

    def __init__(self, subject: NamedNode, base: str, taken: frozenset[str], entry: Entry) -> None:
        self._subject = subject
        self._base = base
        self._taken = set(taken)
        # words that stand in a context too: those without one then need a node of their own to be told apart
        self._in_context = {(slot.field, slot.lang, str(v)) for slot, v in entry.values().items() if slot.part}

    def group(self, slot: Slot, item: Item) -> Group:
        """The triples of one value."""
        if isinstance(item, (Term, Text)):
            return self._words(slot, item)
        if isinstance(item, Link):
            return self._link(slot, item)
        if isinstance(item, Source):
            return self._source(self._subject, item)
        return [(self._subject, named(slot.row.property), plain_term(slot, item))]

    def _node(self, owner: str, slot: Slot, item: Item, suffix: str = "") -> NamedNode:
        stem = node_iri(owner, slot, item) + suffix
        address, number = stem, 1
        while address in self._taken:
            number += 1
            address = f"{stem}-{number}"
        self._taken.add(address)
        return NamedNode(address)

    def _words(self, slot: Slot, item: Term | Text) -> Group:
        row = slot.row
        words = literal(item.text, item.lang)
        said: Group = [(self._subject, named(row.property), words)]
        if _is_bare(item) and not slot.part and (slot.field, slot.lang, item.text) not in self._in_context:
            return said
        node = self._node(self._subject.value, slot, item)
        kind, says = ("skosxl:Label", "skosxl:literalForm") if row.kind == "term" else ("euvoc:XlNote", "rdf:value")
        said += [
            (self._subject, named(row.xl), node),
            (node, named("rdf:type"), named(kind)),
            (node, named(says), words),
            *_state(node, item.state),
            *_position(node, item.position),
        ]
        if slot.part:
            said.append((node, named("emn:part"), Literal(slot.part)))
        if isinstance(item, Term):
            if item.kind:
                said.append((node, named("dct:type"), named(f"emn:{item.kind}")))
            if item.usage:
                said.append((node, named("emn:usage"), Literal(item.usage)))
        else:
            for source in item.sources:
                said += self._source(node, source)
        return said

    def _source(self, owner: NamedNode, source: Source) -> Group:
        """A source alone is a literal or an address; with anything more to say it is a node."""
        cites = named("dct:source")
        if not (source.kind or source.part or source.position):
            if source.citation and not source.links:
                return [(owner, cites, literal(source.citation, source.lang))]
            if not source.citation and len(source.links) == 1:
                return [(owner, cites, NamedNode(source.links[0]))]
        node = self._node(owner.value, Slot("source"), source)
        said: Group = [(owner, cites, node), (node, named("rdf:type"), named("dct:BibliographicResource"))]
        if source.citation:
            said.append((node, named("dct:bibliographicCitation"), literal(source.citation, source.lang)))
        if source.kind:
            said.append((node, named("skosno:relationshipWithSource"), NamedNode(SOURCE_IRI[source.kind])))
        if source.part:
            said.append((node, named("emn:part"), Literal(source.part)))
        said += [(node, named("rdfs:seeAlso"), NamedNode(link)) for link in sorted(source.links)]
        return said + _position(node, source.position)

    def _link(self, slot: Slot, link: Link) -> Group:
        said: Group = []
        relation = named(slot.row.property)
        ends: tuple[NamedNode, NamedNode | Literal]
        if not link.target:
            ends = (self._subject, literal(link.text, link.lang))
        else:
            target = NamedNode(to_iri(link.target, self._base))
            # a theme has its members, not the other way round
            ends = (target, self._subject) if slot.field == "theme" else (self._subject, target)
            said.append((ends[0], relation, ends[1]))
        readings: list[Evidence | None] = list(link.evidence) or ([None] if link.origin or not link.target else [])
        for number, reading in enumerate(readings, start=1):
            node = self._node(self._subject.value, slot, link, f"-{number}")
            said += [
                (node, named("rdf:type"), named("rdf:Statement")),
                (node, named("rdf:subject"), ends[0]),
                (node, named("rdf:predicate"), relation),
                (node, named("rdf:object"), ends[1]),
            ]
            if link.origin:
                said.append((node, named("emn:origin"), Literal(link.origin)))
            if reading:
                said += _evidence(node, reading)
        return said


def _is_bare(item: Term | Text) -> bool:
    if item.state is not NO_STATE and item.state != NO_STATE:
        return False
    if isinstance(item, Term):
        return not (item.position or item.kind or item.usage)
    return not (item.position or item.sources)


def _state(node: NamedNode, state: State) -> Group:
    said: Group = []
    if state.status:
        said.append((node, named("euvoc:status"), NamedNode(STATUS_IRI[state.status])))
    for value, name in ((state.origin, "emn:origin"), (state.by, "emn:by"), (state.renders, "emn:renders")):
        if value:
            said.append((node, named(name), Literal(value)))
    if state.changed:
        said.append((node, named("dct:modified"), Literal(state.changed, datatype=named("xsd:date"))))
    return said


def _position(node: NamedNode, position: int) -> Group:
    return [(node, named("emn:order"), Literal(position))] if position else []


def _evidence(node: NamedNode, reading: Evidence) -> Group:
    said: Group = [(node, named("emn:verbatim"), literal(reading.text, reading.lang))]
    if reading.english:
        said.append((node, named("emn:english"), Literal(reading.english)))
    if reading.page:
        said.append((node, named("foaf:page"), NamedNode(reading.page)))
    return said + _position(node, reading.position)


def _beside(glossary: Glossary) -> list[Term3]:
    """The statements kept beside the model, blank nodes named canonically: the same every time."""
    if not glossary.unknown:
        return []
    quads = parse(as_ntriples(named_alike(glossary.unknown)), format=RdfFormat.N_TRIPLES, lenient=True)
    return [(quad.subject, quad.predicate, quad.object) for quad in quads]


def _said_base(glossary: Glossary) -> Group:
    """States the base, where a reader of the graph would take it to be another."""
    addresses: dict[type[Entry], list[str]] = {Concept: [], Scheme: []}
    for entry in glossary.entries.values():
        addresses.setdefault(type(entry), []).append(to_iri(entry.id, glossary.base))
    if guess_base(addresses[Concept], addresses[Scheme]) == glossary.base:
        return []
    try:
        return [(NamedNode(glossary.base), NamedNode(BASE), Literal(glossary.base))]
    except ValueError as error:
        raise WriteError("bad-value", detail=str(error)) from error


def _blocks(glossary: Glossary) -> Iterator[Iterator[Group]]:
    """The glossary's triples, an entry at a time; each group is a value."""
    base = _said_base(glossary)
    if base:
        yield iter([base])
    taken = frozenset(subject[1:-1] for subject, _, _ in glossary.unknown)
    for entry in in_file_order(glossary):
        yield groups(entry, glossary.base, taken)


def triples(glossary: Glossary) -> Iterator[Term3]:
    """Every triple of the glossary, in file order, what we do not understand last."""
    for block in _blocks(glossary):
        for group in block:
            yield from group
    yield from _beside(glossary)


# ---------------------------------------------------------------------------------------------------------
# Turtle, one value a line

_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")
_WHOLE = re.compile(r"[+-]?[0-9]+\Z")
# What can be written relative to the base and comes out the same (RFC 3986 §5.2): plain segments, no dots alone.
_FOLDER = re.compile(r"https?://[^/?#]+/([A-Za-z0-9_~-][A-Za-z0-9_.~-]*/)*\Z")
_RELATIVE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*(#[A-Za-z0-9_./-]*)?\Z")


class Names:
    """Nodes as Turtle writes them: IRIs relative to the base, prefixed, or whole; numbers and booleans bare."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._known: dict[NamedNode, str] = {}
        self._within = [space for space in PREFIXES.values() if space.startswith(base)]  # prefixed, not relative
        self.is_usable = bool(_FOLDER.match(base))

    def of(self, node: NamedNode | Literal | BlankNode) -> str:
        """A node as it is written."""
        if type(node) is NamedNode:
            found = self._known.get(node)
            if found is None:
                found = self._known[node] = self._write(node)
            return found
        if type(node) is Literal:
            if node.language:
                return str(node)
            kind = node.datatype.value
            if kind != _STRING and kind.startswith(PREFIXES["xsd"]):
                return self._typed(node, kind[len(PREFIXES["xsd"]) :])
        return written(node)

    def _typed(self, node: Literal, kind: str) -> str:
        if (kind == "integer" and _WHOLE.match(node.value)) or (kind == "boolean" and node.value in ("true", "false")):
            return node.value
        return f"{Literal(node.value)}^^xsd:{kind}" if _LOCAL.match(kind) else written(node)

    def _write(self, node: NamedNode) -> str:
        address = node.value
        if self.is_usable and address.startswith(self.base) and not address.startswith(tuple(self._within)):
            local = address[len(self.base) :]
            if _RELATIVE.match(local):
                return f"<{local}>"
        for prefix, space in PREFIXES.items():
            if address.startswith(space) and _LOCAL.match(address[len(space) :]):
                return f"{prefix}:{address[len(space) :]}"
        return written(node)


def _line(group: Group, names: Names) -> str:
    """One group on one line; triples on one subject share it."""
    of = names.of
    subject, predicate, node = group[0]
    line = f"{of(subject)} {'a' if predicate.value == TYPE else of(predicate)} {of(node)}"
    for following, predicate, node in group[1:]:
        join = " ; " if following is subject else f" . {of(following)} "
        line += f"{join}{'a' if predicate.value == TYPE else of(predicate)} {of(node)}"
        subject = following
    return line + " .\n"


def turtle(glossary: Glossary) -> Iterator[str]:
    """The glossary as Turtle, piece by piece: head, then a block an entry, then what we do not understand."""
    names = Names(glossary.base)
    yield _HEAD
    yield from laid_out(_blocks(glossary), names)
    beside = _beside(glossary)
    if beside:
        yield "\n# Statements that the glossary has no field for, kept as they came.\n"
        yield from (_line([triple], names) for triple in beside)


def laid_out(blocks: Iterable[Iterable[Group]], names: Names) -> Iterator[str]:
    """Blocks of values as Turtle: base and prefixes, then the blocks, a value a line."""
    if names.is_usable:
        yield f"@base <{names.base}> .\n"
    yield from (f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
    for block in blocks:
        yield "\n"
        yield from (_line(group, names) for group in block)


SYNTAXES: dict[str, RdfFormat] = {
    "turtle": RdfFormat.TURTLE,
    "rdfxml": RdfFormat.RDF_XML,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
}


_NOT_XML = re.compile(rb"[\x00-\x08\x0b-\x1f]|\xef\xbf[\xbe\xbf]|<oxprefix: ")  # XML 1.0 §2.2; no name for a property


def write_syntax(glossary: Glossary, target: BinaryIO, syntax: str) -> None:
    """Write the glossary's graph in one RDF syntax; the same glossary always gives the same bytes.

    Raises:
        WriteError: a value that RDF, or this syntax of it, cannot express.
    """
    if syntax == "turtle":
        target.writelines(piece.encode("utf-8") for piece in turtle(glossary))
    else:
        write_triples(triples(glossary), target, syntax, graph=glossary.base)


def write_triples(
    said: Iterable[Term3],
    target: BinaryIO,
    syntax: str,
    *,
    graph: str = "",
    prefixes: Mapping[str, str] = PREFIXES,
    words: Mapping[str, Any] | None = None,
) -> None:
    """Write triples in one RDF syntax, in the order given; syntaxes that have graphs put them in the one named.

    `words` is the context for JSON-LD, by default ours.

    Raises:
        WriteError: a value that this syntax cannot express.
    """
    if syntax == "ntriples":
        target.write(_HEAD_NT)
        target.writelines(f"{written(s)} {written(p)} {written(o)} .\n".encode() for s, p, o in said)
    elif syntax == "nquads":
        target.write(_HEAD_NT)
        end = f" {iri_written(graph)} .\n" if is_address(graph) else " .\n"
        target.writelines(f"{written(s)} {written(p)} {written(o)}{end}".encode() for s, p, o in said)
    elif syntax == "jsonld":
        target.write(linked.written(said, linked.context() if words is None else words))
    elif syntax == "trig":
        home = NamedNode(graph) if is_address(graph) else DefaultGraph()
        target.write(_HEAD_NT)
        serialize((Quad(*triple, home) for triple in said), target, format=RdfFormat.TRIG, prefixes=dict(prefixes))
    else:
        content = (
            serialize((Triple(*triple) for triple in said), format=SYNTAXES[syntax], prefixes=dict(prefixes)) or b""
        )
        if syntax == "rdfxml" and _NOT_XML.search(content):
            raise WriteError("not-in-xml")
        if syntax == "turtle":
            target.write(_HEAD_NT)
        target.write(content)
