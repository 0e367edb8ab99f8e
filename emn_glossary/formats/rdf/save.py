"""Saving: the glossary in an RDF syntax, whole or in a profile. Loads the profiles only where one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from emn_glossary.formats.rdf.vocabulary import FULL
from emn_glossary.formats.rdf.writer import write_syntax
from emn_glossary.model import Glossary

if TYPE_CHECKING:
    from emn_glossary.formats.rdf.profiles.office import Office


def save(glossary: Glossary, target: BinaryIO, syntax: str, profile: str = FULL, office: Office | None = None) -> None:
    """Write the glossary, or what a profile takes of it (`profiles.fit` tells what it does not take).

    Raises:
        UnknownChoiceError: no such profile.
        WriteError: a value that RDF, or this syntax of it, cannot express.
    """
    if profile == FULL:
        write_syntax(glossary, target, syntax)
        return
    from emn_glossary.formats.rdf.profiles.write import write_profile  # noqa: PLC0415

    write_profile(glossary, target, syntax, profile, office)
