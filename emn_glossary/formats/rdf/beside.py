"""What stands beside the model: statements that no field fits, kept as N-Triples and written back as they came.

Blank nodes get canonical names (RDFC-1.0), so that the same statements are the same bytes however often they are read
and written. Knows triples only, nothing of fields.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pyoxigraph import BlankNode, Dataset, Literal, NamedNode, RdfFormat, parse
from pyoxigraph import CanonicalizationAlgorithm as Canonical
from pyoxigraph import Triple as Node3

from emn_glossary.errors import ReadError
from emn_glossary.languages import tag
from emn_glossary.model import Triple

_NOT_IN_AN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_TAG = re.compile(r"[a-zA-Z]+(-[a-zA-Z0-9]+)*\Z")
_ENTANGLED = 5  # blank nodes that each touch this many others: canonical names would take exponential time


def is_address(text: str) -> bool:
    """Whether a string can be an IRI at all (RFC 3987): the RDF library must take it."""
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def written(node: NamedNode | BlankNode | Literal | Node3) -> str:
    """A node as N-Triples writes it; what cannot stand in an IRI is escaped.

    Raises:
        ReadError: RDF 1.2's triple terms, which most tools cannot read yet; a language tag that is none.
    """
    if type(node) is NamedNode:
        return iri_written(node.value)
    if type(node) is Literal:
        if node.language:
            return _tagged(node)
        kind = node.datatype.value
        return f"{Literal(node.value)}^^{iri_written(kind)}" if _NOT_IN_AN_IRI.search(kind) else str(node)
    if type(node) is Node3:
        raise ReadError("triple-terms")
    return str(node)


def iri_written(address: str) -> str:
    """An IRI as N-Triples writes it; what cannot stand in one is escaped."""
    return f"<{_NOT_IN_AN_IRI.sub(_escaped, address)}>"


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04X}"


def _tagged(node: Literal) -> str:
    raw = node.language or ""
    if _TAG.match(raw):
        return str(node)
    mended = tag(raw)
    if not _TAG.match(mended):
        raise ReadError("bad-language-tag", tag=raw)
    return f"{Literal(node.value)}@{mended}"


def named_alike(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    """The same statements, each once, sorted, their blank nodes named canonically.

    Graphs so entangled that naming them would take for ever (made to be so; no glossary is) keep the names they have.
    """
    distinct = sorted(set(triples))
    blank = [t for t in distinct if t[0].startswith("_:") or t[2].startswith("_:")]
    if not blank or _entangled(blank):
        return tuple(distinct)
    dataset = Dataset(parse(as_ntriples(blank), format=RdfFormat.N_TRIPLES, lenient=True))
    dataset.canonicalize(Canonical.RDFC_1_0)
    renamed = {(written(q.subject), written(q.predicate), written(q.object)) for q in dataset}
    return tuple(sorted(renamed.union(set(distinct).difference(blank))))


def _entangled(triples: list[Triple]) -> bool:
    between = {tuple(sorted((s, o))) for s, _, o in triples if s.startswith("_:") and o.startswith("_:")}
    touches = Counter(end for pair in between for end in pair)
    return any(all(touches[end] >= _ENTANGLED for end in pair) for pair in between)


def as_ntriples(triples: Iterable[Triple]) -> bytes:
    """Statements as an N-Triples file."""
    return "".join(f"{s} {p} {o} .\n" for s, p, o in triples).encode()
