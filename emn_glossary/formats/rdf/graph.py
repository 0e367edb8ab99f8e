"""The glossary as an `rdflib.Graph` and back: the type that other people's code works on. Never on the hot path."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rdflib import Graph

from emn_glossary.formats.rdf.reader import parsed, read_syntax
from emn_glossary.formats.rdf.vocabulary import PREFIXES
from emn_glossary.formats.rdf.writer import Term3, write_syntax, write_triples
from emn_glossary.model import Document, Glossary


def to_graph(glossary: Glossary) -> Graph:
    """The whole glossary as an rdflib graph, with our prefixes bound; nothing is left out."""
    buffer = io.BytesIO()
    write_syntax(glossary, buffer, "ntriples")
    graph = Graph()
    for prefix, space in PREFIXES.items():
        graph.bind(prefix, space)
    graph.parse(data=buffer.getvalue(), format="nt")
    return graph


def graph_of(triples: Iterable[Term3]) -> Graph:
    """Triples as an rdflib graph, for a profile's validation."""
    buffer = io.BytesIO()
    write_triples(triples, buffer, "ntriples")
    return Graph().parse(data=buffer.getvalue(), format="nt")


def graph_of_file(data: bytes, syntax: str, *, file: str = "") -> Graph:
    """The rdflib graph of a file as it stands, read by the same parser as all else.

    Raises:
        ReadError: the bytes are not that syntax; with file and line.
    """
    return graph_of(parsed(data, syntax, file))


def from_graph(graph: Graph) -> Document:
    """The document that an rdflib graph holds; what fits no field of ours is kept as unknown statements."""
    head = b"# an rdflib graph; it may be empty, which a file may not\n"
    return read_syntax(head + graph.serialize(format="nt", encoding="utf-8"), "ntriples")
