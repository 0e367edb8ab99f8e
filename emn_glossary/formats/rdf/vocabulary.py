"""The RDF vocabularies: prefixes, the properties of the field table as IRIs, and how ids become IRIs.

Knows names only. Sources: SKOS Reference and its XL appendix; SKOS-AP-NO-Begrep v2 (euvoc, skosno); the project's
own namespace `emn:` for what no standard has a word for (documented in docs/rdf.md).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection
from functools import cache

from emn_glossary.model import DEFAULT_BASE, Concept, Entry, EntryId, Passage, Scheme, Theme
from emn_glossary.model.values import Item, Link, Source, Status, key
from emn_glossary.slots import FIELDS, Field, Slot

FULL = "full"  # the profile that takes everything

PREFIXES: dict[str, str] = {
    "adms": "http://www.w3.org/ns/adms#",
    "concept-status": "http://publications.europa.eu/resource/authority/concept-status/",
    "dct": "http://purl.org/dc/terms/",
    "emn": "https://emnnorway.no/ordliste/ns#",
    "euvoc": "http://publications.europa.eu/ontology/euvoc#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosno": "https://data.norge.no/vocabulary/skosno#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "source-type": "https://data.norge.no/vocabulary/relationship-with-source-type#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@cache
def iri(name: str) -> str:
    """The IRI of a prefixed name: `skos:prefLabel`."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


TYPE = iri("rdf:type")
MEMBER = iri("skos:member")
KIND_BY_TYPE: dict[str, type[Entry]] = {iri(kind.type): kind for kind in (Concept, Scheme, Theme, Passage)}
IS_A_CONCEPT = {iri(f"skos:{name}") for name in ("inScheme", "topConceptOf", "broader", "narrower", "related")}
BASE = iri("emn:base")  # says what the ids are appended to, in the rare graph where `guess_base` would not know
FIELD_BY_PROPERTY: dict[str, Field] = {iri(row.property): row for row in FIELDS.values()}
FIELD_BY_XL: dict[str, Field] = {iri(row.xl): row for row in FIELDS.values() if row.xl}

STATUS_IRI: dict[Status, str] = {
    status: iri(f"concept-status:{status.name}") for status in Status if status is not Status.NONE
}
STATUS_BY_IRI: dict[str, Status] = {address: status for status, address in STATUS_IRI.items()}
# EMN's three wordings and skosno:relationshipWithSource
SOURCE_IRI: dict[str, str] = {
    "quoted": iri("source-type:direct-from-source"),
    "derived": iri("source-type:derived-from-source"),
    "own": iri("source-type:self-composed"),
}
SOURCE_BY_IRI: dict[str, str] = {address: kind for kind, address in SOURCE_IRI.items()}

_PLAIN = re.compile(r"[\w./~-]+\Z")  # what needs no care inside an IRI
_NAMESPACE = re.compile(r"^(.*[/#:])([^/#:]+)$")


def namespace(address: str) -> str:
    """The part of an IRI before its last `/`, `#` or `:`."""
    found = _NAMESPACE.match(address)
    return found.group(1) if found else address


def guess_base(concepts: Collection[str], schemes: Collection[str]) -> str:
    """What most concepts' IRIs begin with; without concepts the glossary's own; without that the default."""
    spaces = Counter(namespace(address) for address in concepts or schemes)
    return max(sorted(spaces), key=lambda space: spaces[space]) if spaces else DEFAULT_BASE


def to_id(address: str, base: str) -> EntryId:
    """An IRI as an id: the part after the glossary's base, or the whole IRI when it lies elsewhere."""
    local = address[len(base) :]
    return local if local and address.startswith(base) and ":" not in local else address


def to_iri(id: EntryId, base: str) -> str:  # noqa: A002
    """An id as an IRI."""
    return id if ":" in id else base + id


def node_prefix(owner: str) -> str:
    """What the IRIs of an entry's own nodes (labels, notes, sources, statements) begin with.

    `c0042#preferred-nb` belongs to `c0042`; where the owner's IRI has its `#` already, a `/` follows.
    """
    return owner + ("/" if "#" in owner else "#")


def node_iri(entry_iri: str, slot: Slot, item: Item) -> str:
    """The IRI of a value's own node. Stable: by its address where the slot holds one value, else by its content."""
    parts = [slot.field, slot.part, slot.lang]
    if isinstance(item, Source) and item.position:
        parts.append(str(item.position))
    elif isinstance(item, Link) and item.target and ":" not in item.target:
        parts.append(item.target)
    elif slot.row.many:
        parts.append(_short_hash(key(item)))
    return node_prefix(entry_iri) + "-".join(
        part if _PLAIN.match(part) else _short_hash(part) for part in parts if part
    )


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
