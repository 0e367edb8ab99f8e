"""The format `trig`: the glossary's graph as TriG, in one graph named by its base; whole, or in a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from emn_glossary.formats.rdf.reader import read_syntax
from emn_glossary.formats.rdf.save import save
from emn_glossary.formats.rdf.vocabulary import FULL
from emn_glossary.model import Document, Glossary

if TYPE_CHECKING:
    from emn_glossary.formats.rdf.profiles.office import Office


def read(source: BinaryIO, *, name: str = "") -> Document:
    """A document from TriG; raises `ReadError` with file and line when it is not."""
    return read_syntax(source.read(), "trig", file=name)


def write(glossary: Glossary, target: BinaryIO, *, profile: str = FULL, office: Office | None = None) -> None:
    """The glossary as TriG, losslessly unless a profile takes less; the same glossary gives the same bytes."""
    save(glossary, target, "trig", profile, office)
