"""Relations that EMN states of terms that are no entries here.

Some pages that relations were read off belong to terms the glossary has no entry for. What they state is kept as
RDF statements beside the entries (`Glossary.unknown`), about an address made of EMN's slug: `emn/brain-drain`.
"""

from __future__ import annotations

from emn_glossary.formats.emn.relations import Links
from emn_glossary.formats.rdf.reader import read_syntax
from emn_glossary.formats.rdf.writer import groups
from emn_glossary.model import Concept, Glossary, Triple
from emn_glossary.slots import Slot

FOLDER = "emn/"

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_CONCEPT = "<http://www.w3.org/2004/02/skos/core#Concept>"


def statements(links: Links, base: str) -> tuple[Triple, ...]:
    """The links of terms outside (by slug) as triples: only what is said of the links, nothing that makes entries."""
    found: list[Triple] = []
    for slug, fields in links.items():
        term = Concept(FOLDER + slug, {Slot(field): value for field, value in fields.items()})
        about = f"<{base}{term.id}>"
        triples = (triple for group in groups(term, base) for triple in group)
        found += [(str(s), str(p), str(o)) for s, p, o in triples if str(s) != about]
    return tuple(found)


def terms(glossary: Glossary) -> tuple[Concept, ...]:
    """The terms outside as if they were entries (id = slug), with their links: the way back from `statements`."""
    space = glossary.base + FOLDER
    lines = {" ".join(triple) for triple in glossary.unknown if triple[0].startswith(f"<{space}")}
    lines |= {f"{line.partition('#')[0]}> {_TYPE} {_CONCEPT}" for line in lines}
    data = "".join(f"{line} .\n" for line in sorted(lines)).encode()
    found = read_syntax(data, "ntriples").glossary
    return tuple(Concept(term.id.removeprefix(FOLDER), term.values()) for term in found.concepts)
