"""RDF files: Turtle, RDF/XML, N-Triples and JSON-LD, lossless both ways.

    bytes ── reader ──▶ Document          Glossary ── writer ──▶ bytes          Glossary ◀─ graph ─▶ rdflib.Graph

`vocabulary` holds the names, `writer` the one rule book of how a value is said in RDF.
"""

from emn_glossary.formats.rdf.reader import read_many, read_syntax
from emn_glossary.formats.rdf.writer import write_syntax

__all__ = ["read_many", "read_syntax", "write_syntax"]
