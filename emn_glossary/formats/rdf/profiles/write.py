"""Writing a profile in any RDF syntax."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, BinaryIO

from emn_glossary.formats.rdf import linked
from emn_glossary.formats.rdf.profiles import Office, fit, triples
from emn_glossary.formats.rdf.profiles.said import SPACES
from emn_glossary.formats.rdf.writer import write_triples
from emn_glossary.model import Glossary

_SCHEMA: Mapping[str, Any] = {
    "@vocab": SPACES["schema"],
    "dateModified": {"@type": "http://www.w3.org/2001/XMLSchema#date"},
    **{name: {"@type": "@id"} for name in ("hasDefinedTerm", "inDefinedTermSet", "publisher", "sameAs")},
}


def write_profile(
    glossary: Glossary, target: BinaryIO, syntax: str, profile: str, office: Office | None = None
) -> None:
    """Write what a profile takes of a glossary; the same glossary always gives the same bytes.

    Raises:
        UnknownChoiceError: no such profile.
        WriteError: a value that RDF, or this syntax of it, cannot express.
    """
    said = triples(fit(glossary, profile, office).glossary, profile, office)
    words = _SCHEMA if profile == "schema-org" else {**linked.context(), **SPACES}
    write_triples(said, target, syntax, graph=glossary.base, prefixes=SPACES, words=words)
