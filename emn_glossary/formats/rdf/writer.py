"""The model as RDF: triples in groups, one group a value; and Turtle with one value a line.

`groups` is the one place that knows how a value is said in RDF; Turtle lays each group out on a line of its own, so
that a change of one value is a change of one line, every other syntax takes the triples flat. Term escaping is
pyoxigraph's, only the layout is ours: no library writes stable line-wise Turtle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import BinaryIO, TypeAlias

from pyoxigraph import BlankNode, Dataset, Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize
from pyoxigraph import CanonicalizationAlgorithm as Canonical

from emn_glossary.formats.rdf.vocabulary import PREFIXES, SOURCE_IRI, STATUS_IRI, TYPE, iri, node_iri, to_iri
from emn_glossary.model import Entry, Evidence, Glossary, Link, Passage, Scheme, Source, State, Term, Text, Theme
from emn_glossary.model.values import Item
from emn_glossary.slots import Slot

Group: TypeAlias = list[Triple]

_HEAD = "# EMN Glossary. One value a line; written by `emn`. Edit it by hand or through the workbook.\n"
_KINDS: tuple[type[Entry], ...] = (Scheme, Theme)
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


def groups(entry: Entry, base: str) -> Iterator[Group]:
    """The triples of an entry, a list for each value, in the order of the field table."""
    subject = NamedNode(to_iri(entry.id, base))
    yield [Triple(subject, named("rdf:type"), named(entry.type))]
    for slot in entry:
        value = entry.get(slot)
        assert value is not None
        for item in value if isinstance(value, tuple) else (value,):
            yield _item(subject, slot, item, base)


def _item(subject: NamedNode, slot: Slot, item: Item, base: str) -> Group:
    if isinstance(item, Term):
        return _term(subject, slot, item)
    if isinstance(item, Text):
        return _text(subject, slot, item)
    if isinstance(item, Source):
        return _source(subject, item, node_iri(subject.value, slot, item))
    if isinstance(item, Link):
        return _link(subject, slot, item, base)
    return [Triple(subject, named(slot.row.property), plain_term(slot, item))]


def _state(node: NamedNode, state: State) -> Group:
    said = []
    if state.status:
        said.append(Triple(node, named("euvoc:status"), NamedNode(STATUS_IRI[state.status])))
    for value, name in ((state.origin, "emn:origin"), (state.by, "emn:by"), (state.renders, "emn:renders")):
        if value:
            said.append(Triple(node, named(name), Literal(value)))
    if state.changed:
        said.append(Triple(node, named("dct:modified"), Literal(state.changed, datatype=named("xsd:date"))))
    return said


def _position(node: NamedNode, position: int) -> Group:
    return [Triple(node, named("emn:order"), Literal(position))] if position else []


def _term(subject: NamedNode, slot: Slot, term: Term) -> Group:
    label = literal(term.text, term.lang)
    said = [Triple(subject, named(slot.row.property), label)]
    node = NamedNode(node_iri(subject.value, slot, term))
    details = _state(node, term.state) + _position(node, term.position)
    if term.kind:
        details.append(Triple(node, named("dct:type"), named(f"emn:{term.kind}")))
    if term.usage:
        details.append(Triple(node, named("emn:usage"), Literal(term.usage)))
    if details:
        said.append(Triple(subject, named(slot.row.xl), node))
        said.append(Triple(node, named("rdf:type"), named("skosxl:Label")))
        said.append(Triple(node, named("skosxl:literalForm"), label))
    return said + details


def _text(subject: NamedNode, slot: Slot, text: Text) -> Group:
    words = literal(text.text, text.lang)
    said = [Triple(subject, named(slot.row.property), words)]
    if not slot.row.xl:
        return said
    node = NamedNode(node_iri(subject.value, slot, text))
    details = _state(node, text.state) + _position(node, text.position)
    if slot.part:
        details.append(Triple(node, named("emn:part"), Literal(slot.part)))
    for source in text.sources:
        details += _source(node, source, node_iri(node.value, Slot("source"), source))
    if details:
        said.append(Triple(subject, named(slot.row.xl), node))
        said.append(Triple(node, named("rdf:type"), named("euvoc:XlNote")))
        said.append(Triple(node, named("rdf:value"), words))
    return said + details


def _source(subject: NamedNode, source: Source, address: str) -> Group:
    """A source alone is a literal or an address; with anything more to say it is a node."""
    cites = named("dct:source")
    if not (source.kind or source.part or source.position):
        if source.citation and not source.links:
            return [Triple(subject, cites, literal(source.citation, source.lang))]
        if not source.citation and len(source.links) == 1:
            return [Triple(subject, cites, NamedNode(source.links[0]))]
    node = NamedNode(address)
    said = [
        Triple(subject, cites, node),
        Triple(node, named("rdf:type"), named("dct:BibliographicResource")),
        Triple(node, named("dct:bibliographicCitation"), literal(source.citation, source.lang)),
    ]
    if source.kind:
        kind = NamedNode(SOURCE_IRI[source.kind])
        said.append(Triple(node, named("skosno:relationshipWithSource"), kind))
    if source.part:
        said.append(Triple(node, named("emn:part"), Literal(source.part)))
    said += [Triple(node, named("rdfs:seeAlso"), NamedNode(link)) for link in sorted(source.links)]
    return said + _position(node, source.position)


def _link(subject: NamedNode, slot: Slot, link: Link, base: str) -> Group:
    relation = named(slot.row.property)
    target: NamedNode | Literal = (
        NamedNode(to_iri(link.target, base)) if link.target else literal(link.text, link.lang)
    )
    said: Group = []
    if isinstance(target, NamedNode):
        ends = (target, subject) if slot.field == "theme" else (subject, target)
        said.append(Triple(ends[0], relation, ends[1]))
    readings: list[Evidence | None] = list(link.evidence) or ([None] if link.origin or not link.target else [])
    stem = node_iri(subject.value, slot, link)
    for number, reading in enumerate(readings, start=1):
        node = NamedNode(f"{stem}-{number}")
        about = partial(Triple, node)
        said.append(about(named("rdf:type"), named("rdf:Statement")))
        said.append(about(named("rdf:subject"), subject))
        said.append(about(named("rdf:predicate"), relation))
        said.append(about(named("rdf:object"), target))
        if link.origin:
            said.append(about(named("emn:origin"), Literal(link.origin)))
        if reading:
            said.append(about(named("emn:verbatim"), literal(reading.text, reading.lang)))
            if reading.english:
                said.append(about(named("emn:english"), Literal(reading.english)))
            if reading.page:
                said.append(about(named("foaf:page"), NamedNode(reading.page)))
            said += _position(node, reading.position)
    return said


def unknown_triples(glossary: Glossary) -> list[Triple]:
    """The statements kept beside the model, sorted, blank nodes named canonically (RDFC-1.0): same every time."""
    if not glossary.unknown:
        return []
    text = "".join(f"{s} {p} {o} .\n" for s, p, o in glossary.unknown)
    quads = list(parse(text.encode(), format=RdfFormat.N_TRIPLES, lenient=True))
    if any(isinstance(end, BlankNode) for quad in quads for end in (quad.subject, quad.object)):
        dataset = Dataset(quads)
        dataset.canonicalize(Canonical.RDFC_1_0)
        quads = list(dataset)
    return sorted({Triple(q.subject, q.predicate, q.object) for q in quads}, key=str)


def triples(glossary: Glossary) -> Iterator[Triple]:
    """Every triple of the glossary, in file order, what we do not understand last."""
    for entry in in_file_order(glossary):
        for group in groups(entry, glossary.base):
            yield from group
    yield from unknown_triples(glossary)


# ---------------------------------------------------------------------------------------------------------
# Turtle, one value a line

_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")
_RELATIVE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]*(#[A-Za-z0-9_./-]*)?\Z")


class _Names:
    """IRIs as Turtle writes them: relative to the base, prefixed, or whole."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._known: dict[str, str] = {}
        self._within = [space for space in PREFIXES.values() if space.startswith(base)]  # prefixed, not relative

    def of(self, term: NamedNode | Literal | BlankNode) -> str:
        if isinstance(term, NamedNode):
            address = term.value
            written = self._known.get(address)
            if written is None:
                written = self._known[address] = self._write(address)
            return written
        if isinstance(term, Literal) and term.datatype.value.startswith(PREFIXES["xsd"]):
            kind = term.datatype.value[len(PREFIXES["xsd"]) :]
            if kind == "integer" and re.fullmatch(r"[+-]?\d+", term.value):
                return term.value
            if kind == "boolean" and term.value in ("true", "false"):
                return term.value
            if kind not in ("string", "integer", "boolean"):
                return f"{Literal(term.value)}^^xsd:{kind}"
        return str(term)

    def _write(self, address: str) -> str:
        if address == TYPE:
            return "a"
        local = address[len(self._base) :]
        inside = address.startswith(self._base) and not any(address.startswith(space) for space in self._within)
        if inside and _RELATIVE.match(local) and "//" not in local:
            return f"<{local}>"
        for prefix, space in PREFIXES.items():
            if address.startswith(space) and _LOCAL.match(address[len(space) :]):
                return f"{prefix}:{address[len(space) :]}"
        return str(NamedNode(address))


def _line(group: Group, names: _Names) -> str:
    """One group on one line; triples on one subject share it."""
    parts: list[str] = []
    previous = None
    for triple in group:
        said = f"{names.of(triple.predicate)} {names.of(triple.object)}"  # type: ignore[arg-type]
        if triple.subject == previous:
            parts.append(f" ; {said}")
        else:
            parts.append(f"{' . ' if parts else ''}{names.of(triple.subject)} {said}")  # type: ignore[arg-type]
        previous = triple.subject
    return "".join(parts) + " .\n"


def turtle(glossary: Glossary) -> Iterator[str]:
    """The glossary as Turtle, piece by piece: head, then a block an entry, then what we do not understand."""
    names = _Names(glossary.base)
    yield _HEAD
    yield f"@base <{glossary.base}> .\n"
    yield from (f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
    for entry in in_file_order(glossary):
        yield "\n"
        yield from (_line(group, names) for group in groups(entry, glossary.base))
    unknown = unknown_triples(glossary)
    if unknown:
        yield "\n# Statements that the glossary has no field for, kept as they came.\n"
        yield from (_line([triple], names) for triple in unknown)


SYNTAXES: dict[str, RdfFormat] = {
    "turtle": RdfFormat.TURTLE,
    "rdfxml": RdfFormat.RDF_XML,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
}


def write_syntax(glossary: Glossary, target: BinaryIO, syntax: str) -> None:
    """Write the glossary's graph in one RDF syntax; the same glossary always gives the same bytes."""
    if syntax == "turtle":
        target.writelines(piece.encode("utf-8") for piece in turtle(glossary))
        return
    prefixes = {} if syntax == "ntriples" else PREFIXES
    if syntax == "jsonld":  # the library writes JSON-LD from quads only
        quads = (Quad(said.subject, said.predicate, said.object) for said in triples(glossary))
        serialize(quads, target, format=SYNTAXES[syntax], prefixes=prefixes)
    else:
        serialize(triples(glossary), target, format=SYNTAXES[syntax], prefixes=prefixes)

