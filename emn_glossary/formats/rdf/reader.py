"""RDF as the model: a stream of triples becomes entries; what fits no field stays beside them.

Reads by pyoxigraph (a native streaming parser). Two of its ways are handled here: it writes language tags in lower
case (put back by `languages.tag`), and it refuses odd IRIs unless told to be lenient (told). Nothing is dropped: a
triple is either part of a value, or in `Glossary.unknown`.

    gather: triples by subject → kinds: which subjects are entries → entries: their values → nodes: values' own nodes
"""

from __future__ import annotations

import codecs
import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from pyoxigraph import Literal, NamedNode, Quad, parse

from emn_glossary.errors import ReadError
from emn_glossary.findings import Report
from emn_glossary.formats.rdf import nodes
from emn_glossary.formats.rdf.beside import is_address, named_alike
from emn_glossary.formats.rdf.entries import EntryReading
from emn_glossary.formats.rdf.guard import look_over
from emn_glossary.formats.rdf.linked import with_context
from emn_glossary.formats.rdf.nodes import Node
from emn_glossary.formats.rdf.reading import Reading
from emn_glossary.formats.rdf.vocabulary import (
    BASE,
    IS_A_CONCEPT,
    KIND_BY_TYPE,
    MEMBER,
    TYPE,
    guess_base,
    iri,
    to_id,
)
from emn_glossary.formats.rdf.writer import SYNTAXES, Term3
from emn_glossary.model import DEFAULT_BASE, Concept, Document, Glossary, Scheme
from emn_glossary.model import Triple as PlainTriple
from emn_glossary.places import Place

_STATEMENT = NamedNode(iri("rdf:Statement"))
_KINDS = {NamedNode(address): kind for address, kind in KIND_BY_TYPE.items()}
_FIRST = list(KIND_BY_TYPE.values()).index


class _GraphReading(Reading):
    """The reading of a whole graph: finds the entries, has each of them read, and keeps the rest."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self._bases: list[str] = []
        self._homeless = 0  # triples of statements in our own form about what is no entry: kept beside, nothing odd

    def glossary(self) -> Glossary:
        """The glossary that the triples gathered make."""
        told, memberships = self._survey()
        concepts = [name for name, kind in self.kinds.items() if kind is Concept]
        schemes = [name for name, kind in self.kinds.items() if kind is Scheme]
        self.base = self._said_base() or guess_base(concepts, schemes)
        for theme, member in memberships:
            if self.is_member(theme, member):
                self.themes.setdefault(member.value, []).append(NamedNode(theme))
        for name in told:
            self._statement(name)
        entries = [EntryReading(self, name, kind).entry() for name, kind in self.kinds.items()]
        unknown = self._rest()
        if not concepts:
            self.say("R105")
        elif not schemes:
            self.say("R103")
        if len(unknown) > self._homeless:
            self.say("R104", count=len(unknown) - self._homeless)
        return Glossary(entries, base=self.base, unknown=unknown)

    def _survey(self) -> tuple[list[str], list[tuple[str, NamedNode]]]:
        """Finds which subjects are entries and of what kind; gives the statements and the memberships seen meanwhile.

        A subject of several kinds is a concept first; one without a type is a concept if it has a concept's relations.
        """
        told: list[str] = []
        memberships: list[tuple[str, NamedNode]] = []
        for name, said in self.about.items():
            types: list[Node] = []
            for predicate, node in said:
                if predicate == TYPE:
                    types.append(node)
                elif predicate == MEMBER and type(node) is NamedNode:
                    memberships.append((name, node))
                elif predicate == BASE and node == Literal(name):
                    self._bases.append(name)
            if _STATEMENT in types:
                told.append(name)
            kind = min((_KINDS[node] for node in types if node in _KINDS), key=_FIRST, default=None)  # type: ignore[index]
            if not types and any(predicate in IS_A_CONCEPT for predicate, _ in said):
                kind = Concept
            if kind is None or name.startswith("_:"):
                continue
            if is_address(name):
                self.kinds[name] = kind
            else:
                self.say("R109", name, address=name)
        return told, memberships

    def _said_base(self) -> str:
        """The base that the graph states itself (see `vocabulary.BASE`); empty when it does not."""
        if len(self._bases) != 1:
            return ""
        base = self._bases[0]
        self.about[base].remove((BASE, Literal(base)))
        return base

    def _statement(self, name: str) -> None:
        said = self.about[name]
        if name in self.gathered.words:
            return
        told = nodes.statement(name, said, lambda node: self.clean(node, to_id(name, self.base), ""))
        if told and told.owner in self.kinds:
            self.statements.setdefault(told.owner, []).append(told)
        elif told:
            self._homeless += len(said)

    def _rest(self) -> tuple[PlainTriple, ...]:
        """Everything that no entry took."""
        for name, said in self.about.items():
            if name not in self.kinds and name not in self.used:
                for predicate, node in self.gathered.triples(name) if name in self.gathered.words else said:
                    if predicate != MEMBER or not self.is_member(name, node):
                        self.keep(name, predicate, node)
        return named_alike(self.unknown)


def read_syntax(data: bytes, syntax: str, *, file: str = "") -> Document:
    """A document from RDF in one of the syntaxes of `writer.SYNTAXES`.

    Raises:
        ReadError: the bytes are not that syntax; with file and line.
    """
    return read_many([(data, syntax, file)])


def parsed(data: bytes, syntax: str, file: str = "") -> list[Term3]:
    """The triples of a file as they stand, with nothing made of them.

    Raises:
        ReadError: the bytes are not that syntax; with file and line.
    """
    whole = _ready(data, syntax)
    look_over(whole, syntax, file)
    with _told(file):
        quads = parse(whole, format=SYNTAXES[syntax], base_iri=DEFAULT_BASE, lenient=True)
        return [(quad.subject, quad.predicate, quad.object) for quad in quads]


def read_many(sources: Iterable[tuple[bytes, str, str]]) -> Document:
    """One document from several files `(bytes, syntax, name)`, read as one graph.

    Raises:
        ReadError: one of them is not its syntax; with file and line.
    """
    files = list(sources)
    try:
        with _without_garbage_collection():
            return _read(files)
    except ReadError as error:
        if error.place.file or len(files) > 1:
            raise
        raise ReadError(error.key, place=Place(file=files[0][2]), **error.params) from error


def _read(files: list[tuple[bytes, str, str]]) -> Document:
    reading = _GraphReading(files[0][2] if len(files) == 1 else "")
    for raw, syntax, file in files:
        data = _ready(raw, syntax)
        look_over(data, syntax, file)
        _parse(reading, data, syntax, file, several=len(files) > 1)
    glossary = reading.glossary()
    for graph in reading.gathered.graphs:
        if graph != f"<{glossary.base}>":  # the name we give it ourselves, and so write back
            reading.say("R110", graph=graph)
    return Document(glossary, Report(reading.findings))


def _ready(raw: bytes, syntax: str) -> bytes:
    """The bytes that the parser gets: without a byte order mark, our own context in the place of its address."""
    data = raw.removeprefix(codecs.BOM_UTF8)  # Windows' Notepad puts it there, and the parser knows it not
    return with_context(data) if syntax == "jsonld" else data


def _parse(reading: Reading, data: bytes, syntax: str, file: str, *, several: bool) -> None:
    with _told(file):
        quads: Iterable[Quad] = parse(
            data, format=SYNTAXES[syntax], base_iri=DEFAULT_BASE, lenient=True, rename_blank_nodes=several
        )
        reading.gathered.add(quads, data, syntax)


@contextmanager
def _told(file: str) -> Iterator[None]:
    """Says what the parser refuses as an error of ours, with file and line."""
    try:
        yield
    except SyntaxError as error:
        place = Place(file=file, line=error.lineno or 0, column=error.offset or 0)
        raise ReadError("syntax", place=place, detail=_shorten(error.msg)) from error
    except (ValueError, OSError) as error:
        raise ReadError(place=Place(file=file), detail=_shorten(str(error))) from error


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Nothing made while reading is garbage, and looking for it would take a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on and not gc.get_freeze_count():  # what was read goes to the old objects without being gone through
            gc.freeze()
            gc.unfreeze()
        if was_on:
            gc.enable()


def _shorten(message: str) -> str:
    """The parser's words without the position, which the place tells already."""
    _, found, rest = message.partition(": ")
    said = rest if found and message.startswith("Parser error") else message
    return said.rpartition(" (line ")[0] or said
