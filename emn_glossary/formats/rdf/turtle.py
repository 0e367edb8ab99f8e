"""The format `turtle`: the glossary's whole graph as Turtle."""

from __future__ import annotations

from typing import BinaryIO

from emn_glossary.formats.rdf.reader import read_syntax
from emn_glossary.formats.rdf.writer import write_syntax
from emn_glossary.model import Document, Glossary


def read(source: BinaryIO, *, name: str = "") -> Document:
    """A document from Turtle; raises `ReadError` with file and line when it is not."""
    return read_syntax(source.read(), "turtle", file=name)


def write(glossary: Glossary, target: BinaryIO) -> None:
    """The glossary as Turtle, losslessly; the same glossary gives the same bytes."""
    write_syntax(glossary, target, "turtle")
