"""Tiny whole files as cases: a Turtle head, and reading and writing without a disk."""

from __future__ import annotations

import io
from textwrap import dedent

from emn_glossary.formats.rdf import read_syntax, write_syntax
from emn_glossary.model import Document, Glossary

HEAD = """\
@base <https://emnnorway.no/ordliste/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix emn: <https://emnnorway.no/ordliste/ns#> .
@prefix euvoc: <http://publications.europa.eu/ontology/euvoc#> .
@prefix ex: <http://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skosno: <https://data.norge.no/vocabulary/skosno#> .
@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix status: <http://publications.europa.eu/resource/authority/concept-status/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<scheme> a skos:ConceptScheme .
"""


def read(body: str, *, head: str = HEAD) -> Document:
    """A document from a few lines of Turtle."""
    return read_syntax((head + dedent(body)).encode(), "turtle", file="liten.ttl")


def write(glossary: Glossary, syntax: str = "turtle") -> str:
    """The glossary as text."""
    target = io.BytesIO()
    write_syntax(glossary, target, syntax)
    return target.getvalue().decode()


def again(glossary: Glossary) -> Document:
    """The glossary written as Turtle and read back."""
    return read_syntax(write(glossary).encode(), "turtle")


def lines(glossary: Glossary, about: str) -> list[str]:
    """The lines of the written Turtle that begin with a subject."""
    return [line for line in write(glossary).splitlines() if line.startswith(about)]
