"""Runners: pySHACL and skosify given the graphs they work on.

`checks` knows neither formats nor RDF; what it must be handed is put together here, a layer above.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from emn_glossary import formats
from emn_glossary.checks import Runner, shacl, skosify
from emn_glossary.errors import ReadError
from emn_glossary.formats.rdf import profiles
from emn_glossary.formats.rdf.graph import from_graph, graph_of, graph_of_file, to_graph
from emn_glossary.formats.rdf.profiles import Office
from emn_glossary.model import Document
from emn_glossary.places import Place


def against_profile(name: str, office: Office, path: Path | None = None) -> Runner:
    """The source of findings of a profile: of the glossary as it would be exported with nothing held back.

    With `path`, an RDF file, the file is judged as it stands.

    Raises:
        UnknownChoiceError: there are no shapes for that profile.
    """
    if path is not None and not path.is_dir() and formats.detect(path).name in formats.RDF_FORMATS:
        return shacl.runner(name, lambda _: graph_of_file(path.read_bytes(), formats.detect(path).name, file=path.name))
    return shacl.runner(name, lambda glossary: graph_of(profiles.triples(glossary, name, office)))


def by_skosify() -> Runner:
    """The source of findings that asks skosify."""
    return skosify.runner(to_graph)


def tidied(document: Document, path: Path) -> Document:
    """A document of an RDF file, put right by skosify; its findings tell every change.

    Raises:
        ReadError: not an RDF file, or one that skosify cannot take.
    """
    if not path.is_dir() and formats.detect(path).name not in formats.RDF_FORMATS:
        raise ReadError("tidy.only-rdf", file=path.name)

    tidy = skosify.tidied(document.glossary, to_graph, lambda graph: from_graph(graph).glossary)
    found = [replace(finding, place=_in(finding.place, path.name)) for finding in tidy.findings]
    return replace(document, glossary=tidy.glossary, findings=document.findings + found)


def _in(place: Place, file: str) -> Place:
    return replace(place, file=file)
