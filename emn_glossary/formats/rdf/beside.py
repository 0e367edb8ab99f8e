"""What stands beside the model: statements that no field fits, kept as N-Triples and written back as they came.

Blank nodes are named by what is said of them, so that the same statements are the same bytes however often they are
read and written. Knows triples only, nothing of fields.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from pyoxigraph import BlankNode, Literal, NamedNode
from pyoxigraph import Triple as Node3

from emn_glossary.errors import ReadError
from emn_glossary.languages import tag
from emn_glossary.model import Triple

_NOT_IN_AN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_SCHEME = re.compile("[A-Za-z][A-Za-z0-9+.-]*:")
_TAG = re.compile(r"[a-zA-Z]+(-[a-zA-Z0-9]+)*\Z")
_OUR_NAME = re.compile(r"_:b[0-9]{4,}\Z")
_WORK = 200_000  # statements looked at in naming blank nodes: a fraction of a second


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
        return str(node) if kind == _STRING else f"{Literal(node.value)}^^{iri_written(kind)}"
    if type(node) is Node3:
        raise ReadError("triple-terms")
    return str(node)


def iri_written(address: str) -> str:
    """An IRI as N-Triples writes it; what cannot stand in one is escaped.

    Raises:
        ReadError: it is relative (RFC 3987 §2.2), which only N-Triples with a fault in it can give.
    """
    if not _SCHEME.match(address):
        raise ReadError("relative-address", address=address)
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
    """The same statements, each once, sorted, their blank nodes named by what is said of them.

    The names do not depend on those the nodes had, nor on the order of the statements.
    """
    distinct = list(dict.fromkeys(triples))
    blank = [triple for triple in distinct if _is_blank(triple[0]) or _is_blank(triple[2])]
    names = _names(blank) if blank else {}
    return tuple(sorted((names.get(s, s), p, names.get(o, o)) for s, p, o in distinct))


def _names(triples: list[Triple]) -> dict[str, str]:
    """A name for each blank node, by colour refinement: each round, a node's colour takes in those around it.

    The standard way (RDFC-1.0) can take for ever on long chains and dense knots; this one stops after `_WORK`. What
    still looks alike then (nearly always because it is) is told apart by the names it has, where those are ours, else
    by what comes first.
    """
    around: dict[str, list[Triple]] = {}
    for triple in triples:
        for end in {triple[0], triple[2]}:
            if _is_blank(end):
                around.setdefault(end, []).append(triple)
    ours = all(_OUR_NAME.match(node) for node in around)
    nodes = sorted(around) if ours else list(around)
    colours = dict.fromkeys(nodes, "")
    for _ in range(max(10, _WORK // len(triples))):
        finer = {node: _colour(node, around[node], colours) for node in nodes}
        if len(set(finer.values())) == len(set(colours.values())):
            alike = Counter(finer.values())
            twins = [node for node in nodes if alike[finer[node]] > 1]
            if not twins:
                break
            finer[min(twins, key=finer.__getitem__)] += " first"
        colours = finer
    return {node: f"_:b{n:04}" for n, node in enumerate(sorted(nodes, key=colours.__getitem__), start=1)}


def _colour(node: str, triples: list[Triple], colours: dict[str, str]) -> str:
    def seen(end: str) -> str:
        return "itself" if end == node else colours.get(end, end)

    parts = sorted(f"{seen(s)} {p} {seen(o)}" for s, p, o in triples)
    return sha256("\n".join((colours[node], *parts)).encode()).hexdigest()


def _is_blank(node: str) -> bool:
    return node.startswith("_:")


def as_ntriples(triples: Iterable[Triple]) -> bytes:
    """Statements as an N-Triples file."""
    return "".join(f"{s} {p} {o} .\n" for s, p, o in triples).encode()
